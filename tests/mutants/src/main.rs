//! Finds the places of the code whose change no test notices. A copy of the repository gets all changes at once, each behind
//! a switch (`instrument`), so that the tests are built once. They run once to see which test reaches which
//! change (`reached`), then for each change those tests alone, the quickest first, until one fails (`judge`).
//!
//! `deployment-validate-mutants instrument TREE FILE..` changes the files of a copy in place,
//! `leave-out TREE` reads what cargo says of it and leaves out what does not compile, `judge TREE PROGRAM..` runs test programs that were built from it and prints each change that all of them let pass.

mod changes;
mod instrument;
mod judge;
mod left_out;
mod program;
mod reached;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["instrument", tree, files @ ..] => instrument::instrument(Path::new(tree), files),
        ["leave-out", tree] => left_out::leave_out(Path::new(tree)),
        ["judge", tree, programs @ ..] => judge::judge(Path::new(tree), programs),
        _ => Err("usage: instrument TREE FILE.. | leave-out TREE | judge TREE PROGRAM..".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}
