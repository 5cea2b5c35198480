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
#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::Semaphore;

use crate::stall::Stall;

/// Connections at once; others wait in the system's queue.
const CONNECTIONS: usize = 256;
/// How long requests that are under way may take after the signal to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Answers until a signal to stop, then finishes what is under way; at the next one, ends at once.
///
/// A connection is closed when the headers of a request take longer than `patience`, between two requests
/// too, or when the peer takes nothing of an answer for so long.
pub async fn serve(listener: TcpListener, router: Router, patience: Duration, mut signals: Signals) {
    let graceful = GracefulShutdown::new();
    let slots = Arc::new(Semaphore::new(CONNECTIONS));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(patience).max_buf_size(80 * 1024);
    loop {
        let (stream, slot) = tokio::select! {
            () = signals.next() => break,
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
        () = signals.next() => {}
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

/// The signals with which a service is stopped, and Ctrl-C. From now on they do not end the program by themselves.
#[cfg(unix)]
pub struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

#[cfg(unix)]
impl Signals {
    /// Begins to listen to them.
    ///
    /// # Errors
    ///
    /// That the system does not allow it.
    pub fn new() -> io::Result<Self> {
        Ok(Signals {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    /// Completes when the next one comes.
    pub async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// Ctrl-C.
#[cfg(not(unix))]
pub struct Signals;

#[cfg(not(unix))]
impl Signals {
    /// Listens as soon as it is asked.
    ///
    /// # Errors
    ///
    /// None.
    pub fn new() -> io::Result<Self> {
        Ok(Signals)
    }

    /// Completes when the next one comes.
    pub async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
