//! The command line: options and files, as clap reads them.

use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use clap::error::ErrorKind;
use clap::{ColorChoice, CommandFactory as _, Parser, ValueEnum};

use crate::input::{Kind, Source};
use crate::judge::Body;
use crate::text::printable;

/// Checks deployment payloads against the rules of the API.
///
/// Exit code 0: all payloads are valid; 1: some are not, or have warnings that are denied; 2: the command line or a file
/// could not be read.
#[derive(Debug, Parser)]
#[command(name = "check", version, color = ColorChoice::Auto)]
#[command(override_usage = "check [OPTIONS] [FILE]...\n       check --schema")]
pub(crate) struct Args {
    /// Files to check: .json, .yaml or .yml, .ndjson or .jsonl (one payload a line).
    ///
    /// `-`, once, or no file at all, is standard input.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// What standard input is, and files whose names do not tell [default: json].
    #[arg(long, value_name = "KIND")]
    input: Option<Kind>,

    /// What the payloads are the bodies of [default: guessed from the keys of a file, and then said;
    /// service-deployment for the lines of NDJSON].
    #[arg(long, value_name = "BODY")]
    pub(crate) kind: Option<Body>,

    /// The body before, to compare the payloads with: what may not change is told too.
    #[arg(long, value_name = "FILE")]
    old: Option<PathBuf>,

    /// How to tell what is wrong.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) format: Format,

    /// End with 1 for warnings too; without it they are told, and the payload is valid all the same.
    #[arg(long)]
    pub(crate) deny_warnings: bool,

    /// Print the JSON Schema of a payload and check nothing.
    #[arg(long, conflicts_with_all = ["files", "input", "format", "jobs", "fix", "diff", "old", "deny_warnings"])]
    pub(crate) schema: bool,

    /// Mend in the files what is certain: a misspelt key or value with one near name, a key repeated with an equal
    /// value, a trailing comma. What is left is told.
    #[arg(long, conflicts_with = "diff")]
    pub(crate) fix: bool,

    /// Show what --fix would change, and change nothing.
    #[arg(long, conflicts_with = "format")]
    pub(crate) diff: bool,

    /// Threads that check the lines of an NDJSON file [default: one for each core].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,

    /// Whether to use colour; `auto` does on a terminal, unless NO_COLOR is set.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
}

/// How to tell what is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Excerpts of the source with the mistakes underlined, then a summary
    Human,
    /// One line of JSON for each payload
    Json,
    /// SARIF 2.1.0, which editors and code hosts show in place
    Sarif,
}

/// Whether to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

impl Args {
    /// The command line; an error is also what was asked for in place of a check, such as help.
    pub(crate) fn read() -> Result<Self, clap::Error> {
        let args = Self::try_parse()?;
        let conflict = |how: &str| Err(Self::command().error(ErrorKind::ArgumentConflict, how));
        if args.fix && (args.files.is_empty() || args.files.iter().any(|file| is_stdin(file))) {
            return conflict("standard input cannot be fixed in place: --diff shows what would change");
        }
        if args.files.iter().filter(|file| is_stdin(file)).count() > 1 {
            return conflict("standard input can be read only once");
        }
        Ok(args)
    }

    /// What is to be checked; an error is a file that there is no way to read, in words.
    pub(crate) fn sources(&self) -> Vec<Result<Source, String>> {
        let stdin = || Source::stdin(self.input.unwrap_or(Kind::Json));
        if self.files.is_empty() {
            return vec![Ok(stdin())];
        }
        let source = |path: &PathBuf| {
            if is_stdin(path) {
                return Ok(stdin());
            }
            // What is no file is told so when it is opened.
            let guess = (!path.is_file()).then_some(Kind::Json);
            match Kind::of(path).or(self.input).or(guess) {
                Some(kind) => Ok(Source::file(path.clone(), kind)),
                None => Err(format!(
                    "{}: its name does not tell what it is, say so with --input",
                    printable(&path.to_string_lossy())
                )),
            }
        };
        self.files.iter().map(source).collect()
    }

    /// The body before; an error says why it cannot be read.
    pub(crate) fn old(&self) -> Result<Option<Source>, String> {
        let Some(path) = &self.old else { return Ok(None) };
        match Kind::of(path) {
            Some(Kind::Ndjson) => {
                Err(format!("{}: --old takes one body", printable(&path.to_string_lossy())))
            }
            kind => Ok(Some(Source::file(path.clone(), kind.unwrap_or(Kind::Json)))),
        }
    }

    /// Threads for NDJSON.
    pub(crate) fn jobs(&self) -> usize {
        match self.jobs {
            Some(jobs) => usize::from(jobs),
            None => available_parallelism().map_or(1, usize::from),
        }
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The name of a body on the command line.
pub(crate) fn name_of(body: Body) -> String {
    body.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}
