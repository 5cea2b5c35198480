//! The socket: HTTP/1.1 with limits that axum's own `serve` does not have, on the time for the headers, on
//! peers that stop reading and on the number of connections.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use crate::stall::Stall;

/// Connections at once; others wait in the system's queue.
const CONNECTIONS: usize = 512;
/// How long requests that are under way may take after the signal to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Answers until `stop` completes, then finishes what is under way; when `stop` completes once more, ends at once.
///
/// A connection is closed when the headers of a request take longer than `patience`, between two requests
/// too, or when the peer takes nothing of an answer for so long.
pub async fn serve(listener: TcpListener, router: Router, patience: Duration, stop: impl AsyncFn()) {
    let graceful = GracefulShutdown::new();
    let slots = Arc::new(Semaphore::new(CONNECTIONS));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(patience).max_buf_size(80 * 1024);
    let mut stopped = std::pin::pin!(stop());
    loop {
        let (stream, slot) = tokio::select! {
            () = &mut stopped => break,
            accepted = accept(&listener, &slots) => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Such as no file descriptor left: others will be closed in a moment.
                    tracing::warn!(%error, "accept");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        let io = TokioIo::new(Stall::new(stream, patience));
        let connection = graceful.watch(http.serve_connection(io, TowerToHyperService::new(router.clone())));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "connection");
            }
            drop(slot);
        });
    }
    drop(listener);
    tracing::info!("stopping");
    tokio::select! {
        () = graceful.shutdown() => return,
        () = tokio::time::sleep(GRACE) => {}
        () = stop() => {}
    }
    tracing::warn!("connections were still open");
}

async fn accept(
    listener: &TcpListener,
    slots: &Arc<Semaphore>,
) -> io::Result<(TcpStream, tokio::sync::OwnedSemaphorePermit)> {
    let slot = Arc::clone(slots).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, _) = listener.accept().await?;
    // Answers are small and written at once: waiting for more would only delay them.
    stream.set_nodelay(true)?;
    Ok((stream, slot))
}

/// Completes on Ctrl-C or the signal with which a service is stopped.
pub async fn stop_signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
