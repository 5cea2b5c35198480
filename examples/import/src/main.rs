//! The `import` command: `import SCHEMA.json [--root NAME] [--pointer P] [--strict] [-o FILE] [OTHER..]`.

use std::io::Write as _;
use std::process::ExitCode;
use std::{env, fs, io, thread};

use deployment_validate_import::{Request, import};

const HELP: &str = "\
Writes Rust types with rules from a JSON Schema (draft-04 to 2020-12) or from schemas of OpenAPI 3.

Usage: import SCHEMA [OPTIONS] [OTHER]...

  SCHEMA         a .json, .yaml or .yml file
  OTHER          files and folders that the schema refers to; nothing is fetched
  --root NAME    the name of the root type (default: from the title, else Root)
  --pointer P    the schema at this JSON Pointer, such as /components/schemas/Order
  --strict       write nothing when anything that the schema says is lost
  -o FILE        write to a file (default: standard output)
  --help         this text

The module needs the crates deployment-validate (feature json_schema where it has a serde_json::Value), serde and
serde_json. What the types do not say is a comment in its place and a row of the table on standard error.
Exit 0: written. 1: something is lost, with --strict. 2: no schema, or it refers to what is not there.
";

/// Schemas lie inside each other as deep as their author likes.
const STACK: usize = 512 << 20;

fn main() -> ExitCode {
    let Some(arguments) =
        env::args_os().skip(1).map(|text| text.into_string().ok()).collect::<Option<Vec<_>>>()
    else {
        return refuse("an argument is not UTF-8");
    };
    let run = thread::Builder::new().stack_size(STACK).spawn(move || run(&arguments));
    match run.map(thread::JoinHandle::join) {
        Ok(Ok(code)) => code,
        _ => refuse("no thread could be started, or it ended early"),
    }
}

struct Args {
    request: Request,
    is_strict: bool,
    output: Option<String>,
}

fn parse(arguments: &[String]) -> Result<Option<Args>, String> {
    let mut args = Args { request: Request::default(), is_strict: false, output: None };
    let mut files = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
            _ => (argument.as_str(), None),
        };
        let mut take =
            || value.clone().or_else(|| rest.next().cloned()).ok_or(format!("{name} needs a value"));
        match name {
            "--help" | "-h" => return Ok(None),
            "--strict" => args.is_strict = true,
            "--root" => args.request.root = Some(take()?),
            "--pointer" => args.request.pointer = Some(take()?),
            "-o" | "--output" => args.output = Some(take()?),
            _ if argument.starts_with('-') => return Err(format!("unknown option {argument}")),
            _ => files.push(argument.into()),
        }
    }
    if files.is_empty() {
        return Err("no schema is named: import SCHEMA.json (--help says more)".to_owned());
    }
    args.request.schema = files.remove(0);
    args.request.others = files;
    Ok(Some(args))
}

fn refuse(message: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "error: {message}");
    ExitCode::from(2)
}

fn run(arguments: &[String]) -> ExitCode {
    let args = match parse(arguments) {
        Ok(Some(args)) => args,
        Ok(None) => {
            return written(io::stdout().write_all(HELP.as_bytes()).map_err(|error| error.to_string()));
        }
        Err(message) => return refuse(&message),
    };
    let imported = match import(&args.request) {
        Ok(imported) => imported,
        Err(error) => return refuse(&error.to_string()),
    };
    let _ = io::stderr().write_all(imported.table().as_bytes());
    if args.is_strict && imported.is_lossy() {
        let _ = writeln!(io::stderr(), "error: not all that the schema says can be said: nothing is written");
        return ExitCode::from(1);
    }
    written(match &args.output {
        Some(path) => fs::write(path, &imported.text).map_err(|error| format!("{path}: {error}")),
        None => io::stdout().write_all(imported.text.as_bytes()).map_err(|error| error.to_string()),
    })
}

fn written(outcome: Result<(), String>) -> ExitCode {
    outcome.map_or_else(|message| refuse(&message), |()| ExitCode::SUCCESS)
}
