//! Runs a test program with a switch on. A change may make a loop endless, or fill the memory: the shell's limits end
//! the program, which counts as noticed.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

pub(crate) struct Run<'a> {
    pub(crate) tree: &'a Path,
    pub(crate) program: &'a Path,
    /// The number of a change, or `record`.
    pub(crate) mutant: &'a str,
    /// The names of the tests, or all but the slow ones.
    pub(crate) tests: Option<&'a [&'a str]>,
    pub(crate) slow: &'a [String],
    /// What the tests take without a change.
    pub(crate) time: Duration,
}

/// What waits for ever takes no seconds of a processor.
const LONGEST: Duration = Duration::from_secs(600);
const LIMITED: &str = r#"ulimit -v 8000000; ulimit -t "$0"; exec "$@""#;

pub(crate) fn passes(run: &Run<'_>) -> bool {
    let seconds = (5 + 5 * run.time.as_secs()).to_string();
    let mut command = Command::new("sh");
    // A test program runs in the folder of its package.
    command.current_dir(run.tree.join("tests")).stdout(Stdio::null()).stderr(Stdio::null());
    command
        .env("RUST_BACKTRACE", "0")
        .env("MUTANT", run.mutant)
        .env("MUTANT_REACHED", run.tree.join("reached"));
    command.args(["-c", LIMITED, &seconds]).arg(run.program).arg("--quiet");
    match run.tests {
        Some(tests) => command.arg("--exact").args(tests),
        None => command.args(run.slow.iter().flat_map(|name| ["--skip", name])),
    };
    let Ok(mut child) = command.spawn() else { return false };
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if start.elapsed() < LONGEST => sleep(Duration::from_millis(2)),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}
