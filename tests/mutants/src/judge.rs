//! Runs tests with one change at a time and prints the changes that none of them notices. `reached` says which tests
//! to run: the quick ones first, and slower ones while all pass.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use crate::instrument::Outcome;
use crate::program::{self, Run};
use crate::reached::{Reached, Test};

/// How many changes of each room got which verdict.
type Counts = BTreeMap<String, [usize; Verdict::ALL.len()]>;

pub(crate) fn judge(tree: &Path, programs: &[&str]) -> Outcome {
    // The programs run in another folder.
    let tree = &fs::canonicalize(tree).map_err(|error| format!("{}: {error}", tree.display()))?;
    let equivalent = fs::read_to_string(tree.join("tests/mutants/equivalent.txt")).unwrap_or_default();
    let equivalent: BTreeSet<&str> = equivalent.lines().filter(|line| !line.starts_with('#')).collect();
    let list = fs::read_to_string(tree.join("changes.txt")).map_err(|error| error.to_string())?;
    let again = fs::read_to_string(tree.join("again.txt")).ok();
    let again = again.as_deref().map(survivors);
    let reached = Reached::record(tree, programs)?;
    let mut changes = list
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter(|(_, what)| again.as_ref().is_none_or(|again| again.contains(&without_line(what))));
    let changes = Mutex::new(&mut changes);
    let next = || changes.lock().ok()?.next();
    let counts = Mutex::new(Counts::new());
    let confirmed = Mutex::new(BTreeSet::new());
    let work = || {
        while let Some((id, what)) = next() {
            let key = without_line(what);
            let verdict = match judge_one(tree, &reached, id) {
                Verdict::Noticed => Verdict::Noticed,
                _ if equivalent.contains(&*key) => Verdict::Equivalent,
                Verdict::Unreached if what.contains(": const ") => Verdict::InConst,
                verdict => verdict,
            };
            if let Ok(mut counts) = counts.lock() {
                counts.entry(room(what)).or_default()[verdict as usize] += 1;
            }
            if let (Verdict::Equivalent, Ok(mut confirmed)) = (verdict, confirmed.lock()) {
                confirmed.insert(key);
            }
            if matches!(verdict, Verdict::Unnoticed | Verdict::Unreached) {
                println!("{verdict:?}: {what}");
            }
        }
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(work))));
    let counts = counts.into_inner().map_err(|error| error.to_string())?;
    print(&counts);
    // Of several changes with the same words one is enough. It is no failure: what costs time may be noticed by chance.
    let confirmed = confirmed.into_inner().map_err(|error| error.to_string())?;
    let files: BTreeSet<&str> = list.lines().filter_map(|line| file(line.split_once('\t')?.1)).collect();
    let is_judged = |line: &&&str| again.is_none() && file(line).is_some_and(|file| files.contains(file));
    let in_vain = equivalent.iter().filter(is_judged).filter(|line| !confirmed.contains(**line));
    let keys: BTreeSet<String> =
        list.lines().filter_map(|line| Some(without_line(line.split_once('\t')?.1))).collect();
    let mut are_changes = true;
    for line in in_vain {
        let is_change = keys.contains(*line);
        are_changes &= is_change;
        println!("{}: {line}", if is_change { "Noticed although listed" } else { "Listed, and no change" });
    }
    let left =
        |of: &[usize; Verdict::ALL.len()]| of[Verdict::Unnoticed as usize] + of[Verdict::Unreached as usize];
    match (counts.values().all(|of| left(of) == 0), are_changes) {
        (true, true) => Ok(()),
        (true, false) => Err("some lines of equivalent.txt are no changes".to_owned()),
        (false, _) => Err("some changes are not noticed".to_owned()),
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Verdict {
    Noticed,
    Equivalent,
    /// Tests reach it and all of them pass.
    Unnoticed,
    Unreached,
    /// The function may run in `const`, and does nowhere else.
    InConst,
}

impl Verdict {
    const ALL: [Verdict; 5] =
        [Verdict::Noticed, Verdict::Equivalent, Verdict::Unnoticed, Verdict::Unreached, Verdict::InConst];
}

/// The changes that an earlier run printed.
fn survivors(printed: &str) -> BTreeSet<String> {
    let marks = ["Unnoticed: ", "Unreached: "];
    let what = |line: &str| marks.iter().find_map(|mark| Some(without_line(line.strip_prefix(mark)?)));
    printed.lines().filter_map(what).collect()
}

/// `file:12: function: change` without the line, which other changes of the file move.
fn without_line(what: &str) -> String {
    let (place, rest) = what.split_once(": ").unwrap_or((what, ""));
    let file = place.rsplit_once(':').map_or(place, |(file, _)| file);
    format!("{file}: {rest}")
}

/// The file of a change, with or without its line.
fn file(what: &str) -> Option<&str> {
    what.split(':').next()
}

/// `core/src/rules` of `core/src/rules/range.rs:12: ..`.
fn room(what: &str) -> String {
    what.split('/').take(3).collect::<Vec<_>>().join("/")
}

fn print(counts: &Counts) {
    for (room, of) in counts {
        let of = Verdict::ALL.iter().zip(of).map(|(verdict, count)| format!("{count} {verdict:?}"));
        println!("{room}: {}", of.collect::<Vec<_>>().join(", ").to_lowercase());
    }
}

fn judge_one(tree: &Path, reached: &Reached, id: &str) -> Verdict {
    let tests = id.parse().map(|id| reached.tests(id)).unwrap_or_default();
    if tests.is_empty() {
        return Verdict::Unreached;
    }
    match batches(&tests).iter().any(|batch| notices(tree, reached.slow(), batch, id)) {
        true => Verdict::Noticed,
        false => Verdict::Unnoticed,
    }
}

/// The first batch takes some milliseconds, each next one ten times as long.
fn batches<'a>(tests: &[&'a Test]) -> Vec<Vec<&'a Test>> {
    let mut limit = Duration::from_millis(10);
    let mut batches = vec![Vec::new()];
    let mut taken = Duration::ZERO;
    for test in tests {
        if taken + test.time > limit {
            (taken, limit) = (Duration::ZERO, limit * 10);
            batches.push(Vec::new());
        }
        taken += test.time;
        batches.last_mut().into_iter().for_each(|batch| batch.push(*test));
    }
    batches
}

fn notices(tree: &Path, slow: &[String], batch: &[&Test], id: &str) -> bool {
    let mut programs: BTreeMap<&Path, Vec<&Test>> = BTreeMap::new();
    for test in batch {
        programs.entry(&test.program).or_default().push(test);
    }
    programs.into_iter().any(|(program, tests)| {
        let time = tests.iter().map(|test| test.time).sum();
        let names: Option<Vec<&str>> = tests.iter().map(|test| test.name.as_deref()).collect();
        !program::passes(&Run { tree, program, mutant: id, tests: names.as_deref(), slow, time })
    })
}
