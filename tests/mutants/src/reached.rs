//! Which tests reach which change, and how long they take: each program runs once and writes it down.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::instrument::Outcome;
use crate::program::{self, Run};

/// A test, or all of a program where a thread without a test's name reached a change: it may belong to any test.
pub(crate) struct Test {
    pub(crate) program: PathBuf,
    pub(crate) name: Option<String>,
    pub(crate) time: Duration,
}

#[derive(Default)]
pub(crate) struct Reached {
    tests: Vec<Test>,
    changes: BTreeMap<usize, Vec<usize>>,
    /// A test that takes longer is left out: many of these compare times, which says little on a machine that does other
    /// things.
    longest: Duration,
    slow: Vec<String>,
}

impl Reached {
    pub(crate) fn record(tree: &Path, programs: &[&str]) -> Result<Reached, String> {
        let seconds = std::env::var("LONGEST").ok().and_then(|seconds| seconds.parse().ok());
        let mut reached =
            Reached { longest: Duration::from_secs(seconds.unwrap_or(5)), ..Reached::default() };
        for program in programs {
            reached.program(tree, Path::new(program))?;
        }
        Ok(reached)
    }

    /// The names of the tests that are left out, whatever their program.
    pub(crate) fn slow(&self) -> &[String] {
        &self.slow
    }

    /// The quickest first.
    pub(crate) fn tests(&self, change: usize) -> Vec<&Test> {
        let of = self.changes.get(&change).map(Vec::as_slice).unwrap_or_default();
        let mut tests: Vec<&Test> = of.iter().map(|at| &self.tests[*at]).collect();
        tests.sort_by_key(|test| test.time);
        tests
    }

    fn program(&mut self, tree: &Path, program: &Path) -> Outcome {
        let folder = tree.join("reached");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let run =
            Run { tree, program, mutant: "record", tests: None, slow: &[], time: Duration::from_secs(600) };
        let start = Instant::now();
        let failed = !program::passes(&run);
        let whole = start.elapsed();
        let before = self.tests.len();
        for entry in fs::read_dir(&folder).map_err(|error| error.to_string())?.flatten() {
            let file = entry.file_name().to_string_lossy().into_owned();
            let text = fs::read_to_string(entry.path()).map_err(|error| error.to_string())?;
            self.thread(program, &file, &text, whole);
        }
        let note = if failed { ", and some test fails while this is recorded" } else { "" };
        let tests = &self.tests[before..];
        eprintln!("{}: {} threads reach changes{note}", program.display(), tests.len());
        let names: Vec<&str> = tests.iter().filter_map(|test| test.name.as_deref()).collect();
        let run = Run { tree, program, mutant: "0", tests: Some(&names), slow: &[], time: run.time };
        let all = Run { tests: None, slow: &self.slow, ..run };
        let of_any = tests.iter().any(|test| test.name.is_none());
        match names.is_empty() || program::passes(if of_any { &all } else { &run }) {
            true => Ok(()),
            false => Err(format!("{}: some test fails without a change", program.display())),
        }
    }

    /// A file holds what a thread reached, below how long it took.
    fn thread(&mut self, program: &Path, file: &str, text: &str, whole: Duration) {
        let mut numbers = text.lines().filter_map(|line| line.parse().ok());
        let own = Duration::from_nanos(numbers.next().unwrap_or_default() as u64);
        let (name, time) = match file.split('.').next().unwrap_or_default() {
            "unnamed" | "main" => (None, whole),
            name => (Some(name.replace('+', "::")), own),
        };
        if own > self.longest
            && let Some(name) = name
        {
            eprintln!("{name}: left out, since it takes {own:?}");
            self.slow.push(name);
            return;
        }
        for id in numbers {
            self.changes.entry(id).or_default().push(self.tests.len());
        }
        self.tests.push(Test { program: program.to_owned(), name, time });
    }
}
