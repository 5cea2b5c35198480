//! The command line.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use crate::Config;

/// What `--help` prints.
pub const HELP: &str = "\
Answers like the deployment API, judges every payload and deploys nothing.

Usage: dry_run_server [OPTIONS]

  --bind ADDRESS        where to listen (default 127.0.0.1:4080; port 0 takes a free one)
  --fail-on-deprecated  answer 410 with the replacement where the page calls an endpoint deprecated
  --max-body BYTES      longest body (default 262144)
  --timeout SECONDS     time for one request (default 10, at most 86400)
  --allow-host NAME     a name that clients may call it by, beside addresses and localhost (repeatable)
  --concurrency N       payloads judged at once (default: one for each core)
  --log text|json|off   log on standard error (default text)
  --help                this text

The first line on standard output says where it listens. Ctrl-C finishes what is under way and stops;
a second one stops at once.
";

/// Seconds that one request may take, at most.
const DAY: u64 = 86_400;

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Log {
    /// `key=value`.
    Text,
    /// One JSON object a line.
    Json,
    /// Not at all.
    Off,
}

/// What the command line asks for.
#[derive(Clone, Debug)]
pub struct Args {
    /// Where to listen.
    pub bind: SocketAddr,
    /// How the log is written.
    pub log: Log,
    /// How the service behaves.
    pub config: Config,
    /// Print [`HELP`] and nothing else.
    pub help: bool,
}

/// Reads the command line, without the program's name.
///
/// # Errors
///
/// What is wrong with it, for people.
pub fn parse(args: impl IntoIterator<Item = String>) -> Result<Args, String> {
    let mut parsed = Args {
        bind: SocketAddr::from((Ipv4Addr::LOCALHOST, 4080)),
        log: Log::Text,
        config: Config::default(),
        help: false,
    };
    let mut args = args.into_iter();
    while let Some(arg) = args.next() {
        let (name, attached) = match arg.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (arg.as_str(), None),
        };
        let mut value = || {
            attached
                .clone()
                .or_else(|| args.next())
                .ok_or_else(|| format!("`{name}` is given without a value"))
        };
        match name {
            "--bind" => parsed.bind = number(name, &value()?)?,
            "--max-body" => parsed.config.max_body = number(name, &value()?)?,
            "--timeout" => parsed.config.timeout = seconds(name, &value()?)?,
            "--concurrency" => parsed.config.concurrency = concurrency(name, &value()?)?,
            "--allow-host" => parsed.config.hosts.push(value()?),
            "--log" => parsed.log = log(&value()?)?,
            "--fail-on-deprecated" if attached.is_none() => parsed.config.fail_on_deprecated = true,
            "--help" | "-h" if attached.is_none() => parsed.help = true,
            _ => return Err(format!("unknown argument `{arg}`")),
        }
    }
    Ok(parsed)
}

fn number<T: std::str::FromStr>(name: &str, value: &str) -> Result<T, String>
where
    T::Err: std::fmt::Display,
{
    value.parse().map_err(|error| format!("`{name}`: {error}"))
}

fn seconds(name: &str, value: &str) -> Result<Duration, String> {
    match number::<u64>(name, value)? {
        seconds @ 1..=DAY => Ok(Duration::from_secs(seconds)),
        _ => Err(format!("`{name}`: must be 1 to {DAY}")),
    }
}

fn concurrency(name: &str, value: &str) -> Result<usize, String> {
    match number(name, value)? {
        own @ 1..=tokio::sync::Semaphore::MAX_PERMITS => Ok(own),
        _ => Err(format!("`{name}`: must be 1 to {}", tokio::sync::Semaphore::MAX_PERMITS)),
    }
}

fn log(value: &str) -> Result<Log, String> {
    match value {
        "text" => Ok(Log::Text),
        "json" => Ok(Log::Json),
        "off" => Ok(Log::Off),
        _ => Err("`--log`: must be text, json or off".to_owned()),
    }
}
