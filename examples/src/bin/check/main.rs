//! `check`: whether payload files keep the rules of the deployment API.
//!
//! Files come in, JSON, YAML or one payload a line; what is wrong with them goes out on standard output,
//! drawn for people or as JSON or SARIF for programs. Exit code 0: all payloads are valid; 1: some are not, or there are
//! warnings that are denied; 2: the command line or a file could not be read.

#![forbid(unsafe_code)]

mod args;
mod fix;
mod guess;
mod human;
mod input;
mod judge;
mod ndjson;
mod output;
mod payload;
mod progress;
mod region;
mod sarif;
mod sink;
mod text;

use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use crate::args::{Args, Format};
use crate::input::{Kind, Source};
use crate::judge::Judge;
use crate::output::Output;
use crate::payload::{Payload, Tally};
use crate::sink::Stop;

fn main() -> ExitCode {
    let args = match Args::read() {
        Ok(args) => args,
        Err(told) => return tell(&told),
    };
    sink::end_with_whole_lines();
    let mut tally = Tally::default();
    match run(&args, &mut tally) {
        // Who closed the pipe has seen enough; what was found until then counts.
        Ok(()) | Err(Stop::Closed) if !tally.unread.is_empty() => ExitCode::from(2),
        Ok(()) | Err(Stop::Closed) if tally.invalid > 0 || args.deny_warnings && tally.warnings > 0 => {
            ExitCode::from(1)
        }
        Ok(()) | Err(Stop::Closed) => ExitCode::SUCCESS,
        Err(Stop::Failed(error)) => {
            complain(&format!("cannot write the result: {error}"));
            ExitCode::from(2)
        }
    }
}

/// Help and version are results; of a wrong command line, exit code 2 says enough.
fn tell(told: &clap::Error) -> ExitCode {
    match told.print().map_err(Stop::from) {
        Err(Stop::Failed(error)) if !told.use_stderr() => {
            complain(&format!("cannot write the result: {error}"));
            ExitCode::from(2)
        }
        _ => told.exit_code().try_into().map_or(ExitCode::from(2), |code: u8| ExitCode::from(code)),
    }
}

fn run(args: &Args, tally: &mut Tally) -> Result<(), Stop> {
    if args.schema {
        let body = args.kind.unwrap_or(judge::Body::ServiceDeployment);
        return sink::write(format!("{:#}\n", body.schema()).as_bytes());
    }
    let judge = match judge_of(args) {
        Ok(judge) => Arc::new(judge),
        Err(message) => {
            complain(&message);
            tally.unread.push(message);
            return Ok(());
        }
    };
    let output: Arc<dyn Output> = match args.format {
        Format::Human => Arc::new(human::Human::new(args.color)),
        Format::Json => Arc::new(output::Json),
        Format::Sarif => Arc::new(sarif::Sarif::default()),
    };
    sink::write(&output.begin())?;
    for source in args.sources() {
        let read = match source {
            Ok(source) => check_source(source, args, &judge, &output, tally),
            Err(unread) => Err(Failure::Unread(unread)),
        };
        match read {
            Ok(()) => {}
            Err(Failure::Unread(message)) => {
                complain(&message);
                tally.unread.push(message);
            }
            Err(Failure::Stop(stop)) => return Err(stop),
        }
    }
    sink::write(&output.end(tally))
}

/// What payloads are judged as; an error is a body before that cannot be compared with, in words.
fn judge_of(args: &Args) -> Result<Judge, String> {
    let old = match args.old()? {
        None => return Ok(Judge::new(args.kind, None).unwrap_or_default()),
        Some(old) => old,
    };
    let unread = |error| old.unread(&error);
    let mut bytes = Vec::new();
    old.open().map_err(unread)?.read_to_end(&mut bytes).map_err(unread)?;
    Judge::new(args.kind, Some((old.kind, bytes)))
        .map_err(|report| format!("{}: what is to be changed is not valid itself:\n{report}", old.shown()))
}

/// Why a source was not checked to its end.
enum Failure {
    /// It could not be read; others can.
    Unread(String),
    /// What was found cannot be told.
    Stop(Stop),
}

impl From<Stop> for Failure {
    fn from(stop: Stop) -> Self {
        Failure::Stop(stop)
    }
}

fn check_source(
    source: Source,
    args: &Args,
    judge: &Arc<Judge>,
    output: &Arc<dyn Output>,
    tally: &mut Tally,
) -> Result<(), Failure> {
    let unread = |error| Failure::Unread(source.unread(&error));
    let mut input = source.open().map_err(unread)?;
    if source.kind == Kind::Ndjson && (args.fix || args.diff) {
        // To be mended, a file is read as a whole.
        let mut bytes = Vec::new();
        input.read_to_end(&mut bytes).map_err(unread)?;
        fix_source(&source, args, judge, &mut bytes, tally)?;
        input = Box::new(io::Cursor::new(bytes));
    }
    if source.kind == Kind::Ndjson {
        return ndjson::check(&source, input, args.jobs(), judge, output, tally);
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(unread)?;
    if args.fix || args.diff {
        fix_source(&source, args, judge, &mut bytes, tally)?;
    }
    if let Some(body) = judge.guessed(source.kind, &bytes) {
        complain(&format!("{}: taken as {}; --kind says what it is", source.shown(), args::name_of(body)));
    }
    let payload = Payload { source: &source, record: 1, first_line: 1, offset: 0, bytes: &bytes };
    let mut out = Vec::new();
    let found = judge.violations(source.kind, &bytes);
    tally.add(&found);
    output.payload(&payload, found, &mut out);
    Ok(sink::write(output.in_turn(&out))?)
}

/// Mends what is certain: in the file and in the bytes that are checked, or with `--diff` only for show.
fn fix_source(
    source: &Source,
    args: &Args,
    judge: &Judge,
    bytes: &mut Vec<u8>,
    tally: &mut Tally,
) -> Result<(), Failure> {
    let Some((mended, count)) = fix::mended(judge, source.kind, bytes) else { return Ok(()) };
    if args.diff {
        let old = String::from_utf8_lossy(bytes);
        return Ok(sink::write(fix::diff(&source.shown(), &old, &mended).as_bytes())?);
    }
    fix::write(source, &mended).map_err(|error| Failure::Unread(source.unwritten(&error)))?;
    tally.fixed += count;
    *bytes = mended.into_bytes();
    Ok(())
}

/// Says on standard error what could not be done. That it cannot be said is no reason to stop.
fn complain(message: &str) {
    let _ = writeln!(std::io::stderr(), "check: {message}");
}
