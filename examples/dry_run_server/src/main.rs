#![forbid(unsafe_code)]

//! `dry_run_server`: see `--help`.

use std::io::Write as _;
use std::process::ExitCode;

use deployment_validate_dry_run_server::args::{self, Args, HELP, Log};
use deployment_validate_dry_run_server::router;
use deployment_validate_dry_run_server::serve::{Signals, serve};
use tokio::net::TcpListener;

fn main() -> ExitCode {
    let args = match args::parse(std::env::args().skip(1)) {
        Ok(args) => args,
        Err(message) => {
            eprintln!("error: {message}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    if args.help {
        return match std::io::stdout().write_all(HELP.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("error: cannot print the help: {error}");
                ExitCode::from(2)
            }
        };
    }
    let log = tracing_subscriber::fmt().with_writer(std::io::stderr).with_target(false);
    match args.log {
        Log::Text => log.init(),
        Log::Json => log.json().flatten_event(true).init(),
        Log::Off => {}
    }
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {}: {error}", args.bind);
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> std::io::Result<()> {
    let threads = args.config.concurrency;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().max_blocking_threads(threads).enable_all().build()?;
    runtime.block_on(answer(args))
}

async fn answer(args: &Args) -> std::io::Result<()> {
    let listener = TcpListener::bind(args.bind).await?;
    let address = listener.local_addr()?;
    let (router, signals) = (router(&args.config), Signals::new()?);
    if !address.ip().is_loopback() {
        tracing::warn!(%address, "others on the network can reach this address");
    }
    let mut out = std::io::stdout();
    writeln!(out, "listening on http://{address}")?;
    out.flush()?;
    serve(listener, router, args.config.timeout, signals).await;
    Ok(())
}
