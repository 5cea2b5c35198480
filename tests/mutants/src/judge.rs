//! Runs test programs with one change at a time and prints those that no test notices.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::instrument::Outcome;

/// The tests of a program that reach a change.
type Reached = BTreeMap<usize, Vec<(PathBuf, BTreeSet<String>)>>;

/// A change that makes a loop endless is noticed by this. The tests that reach a change take seconds.
const TIMEOUT: Duration = Duration::from_secs(120);

pub(crate) fn judge(tree: &Path, programs: &[&str]) -> Outcome {
    // The programs run in another folder.
    let tree = &fs::canonicalize(tree).map_err(|error| format!("{}: {error}", tree.display()))?;
    let equivalent = fs::read_to_string(tree.join("tests/mutants/equivalent.txt")).unwrap_or_default();
    let equivalent: BTreeSet<&str> = equivalent.lines().filter(|line| !line.starts_with('#')).collect();
    let list = fs::read_to_string(tree.join("changes.txt")).map_err(|error| error.to_string())?;
    let mut reached = Reached::new();
    for program in programs {
        record(tree, Path::new(program), &mut reached)?;
    }
    let changes: Vec<(&str, &str)> = list.lines().filter_map(|line| line.split_once('\t')).collect();
    let next = AtomicUsize::new(0);
    let counts = Verdict::ALL.map(|_| AtomicUsize::new(0));
    let work = || {
        while let Some((id, what)) = changes.get(next.fetch_add(1, Ordering::Relaxed)) {
            let verdict = match equivalent.contains(without_line(what).as_str()) {
                true => Verdict::Equivalent,
                false => judge_one(tree, &reached, id),
            };
            counts[verdict as usize].fetch_add(1, Ordering::Relaxed);
            if matches!(verdict, Verdict::Unnoticed | Verdict::Unreached) {
                println!("{verdict:?}: {what}");
            }
        }
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(work))));
    for verdict in Verdict::ALL {
        println!("{verdict:?}: {} changes", counts[verdict as usize].load(Ordering::Relaxed));
    }
    match [Verdict::Unnoticed, Verdict::Unreached]
        .iter()
        .all(|verdict| counts[*verdict as usize].load(Ordering::Relaxed) == 0)
    {
        true => Ok(()),
        false => Err("some changes are not noticed".to_owned()),
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Verdict {
    Noticed,
    Equivalent,
    /// Tests reach it and all of them pass.
    Unnoticed,
    Unreached,
}

/// `file:12: function: change` without the line, which other changes of the file move.
fn without_line(what: &str) -> String {
    let (place, rest) = what.split_once(": ").unwrap_or((what, ""));
    let file = place.rsplit_once(':').map_or(place, |(file, _)| file);
    format!("{file}: {rest}")
}

impl Verdict {
    const ALL: [Verdict; 4] = [Verdict::Noticed, Verdict::Equivalent, Verdict::Unnoticed, Verdict::Unreached];
}

fn judge_one(tree: &Path, reached: &Reached, id: &str) -> Verdict {
    let Some(programs) = id.parse().ok().and_then(|id: usize| reached.get(&id)) else {
        return Verdict::Unreached;
    };
    match programs.iter().any(|(program, tests)| notices(tree, program, tests, id)) {
        true => Verdict::Noticed,
        false => Verdict::Unnoticed,
    }
}

/// Finds out which tests of a program reach which change.
fn record(tree: &Path, program: &Path, reached: &mut Reached) -> Outcome {
    let folder = tree.join("reached");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let child = command(tree, program).env("MUTANT", "record").env("MUTANT_REACHED", &folder).spawn();
    let failed = !passes(child.map_err(|error| format!("{}: {error}", program.display()))?);
    let mut own: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for entry in fs::read_dir(&folder).map_err(|error| error.to_string())?.flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        let test = file.split('.').next().unwrap_or_default().replace('+', "::");
        let ids = fs::read_to_string(entry.path()).map_err(|error| error.to_string())?;
        for id in ids.lines().filter_map(|id| id.parse().ok()) {
            own.entry(id).or_default().insert(test.clone());
        }
    }
    // Recording allocates, which some tests count.
    let note = if failed { ", and some test fails while this is recorded" } else { "" };
    eprintln!("{}: reaches {} changes{note}", program.display(), own.len());
    for (id, tests) in own {
        reached.entry(id).or_default().push((program.to_owned(), tests));
    }
    Ok(())
}

/// Whether one of the tests fails with the change. A thread without a test's name may belong to any test.
fn notices(tree: &Path, program: &Path, tests: &BTreeSet<String>, id: &str) -> bool {
    let mut run = command(tree, program);
    run.env("MUTANT", id);
    if !tests.contains("unnamed") && !tests.contains("main") {
        run.arg("--exact").args(tests);
    }
    run.spawn().is_ok_and(|child| !passes(child))
}

/// A test program runs in the folder of its package.
fn command(tree: &Path, program: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(tree.join("tests")).stdout(Stdio::null()).stderr(Stdio::null()).arg("--quiet");
    command
}

fn passes(mut child: Child) -> bool {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if start.elapsed() < TIMEOUT => std::thread::sleep(Duration::from_millis(2)),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}
