//! Puts the changes of files behind switches. `TREE/changes.txt` says what each number is; a change that does not compile
//! is left out by `TREE/left_out.txt`, which `run` fills from rustc's errors.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::changes::{Change, Kind, changes};

/// The function behind the switches. In `const` none is on, at run time the one that the environment names; it is read
/// without allocating, since tests count that.
const SWITCH: &str = include_str!("switch.rs.txt");

pub(crate) type Outcome = Result<(), String>;

pub(crate) fn instrument(tree: &Path, files: &[&str]) -> Outcome {
    let left_out = fs::read_to_string(tree.join("left_out.txt")).unwrap_or_default();
    let left_out: BTreeSet<usize> = left_out.split_whitespace().filter_map(|id| id.parse().ok()).collect();
    let mut list = String::new();
    let mut crates = BTreeSet::new();
    let mut id = 0;
    for file in files {
        let path = tree.join(file);
        // What was there before the first round.
        let original = tree.join("original").join(file);
        if !original.exists() {
            fs::create_dir_all(original.parent().unwrap_or(tree)).map_err(|error| error.to_string())?;
            fs::copy(&path, &original).map_err(|error| format!("{file}: {error}"))?;
        }
        let source = fs::read_to_string(&original).map_err(|error| format!("{file}: {error}"))?;
        let parsed = syn::parse_file(&source).map_err(|error| format!("{file}: {error}"))?;
        let mut insertions = Insertions::default();
        for change in changes(&source, &parsed) {
            id += 1;
            if left_out.contains(&id) {
                continue;
            }
            list.push_str(&format!("{id}\t{}\n", change.describe(file, &source)));
            insertions.switch(id, &change);
        }
        fs::write(&path, insertions.apply(&source)).map_err(|error| error.to_string())?;
        crates.extend(file.split_once("/src/").map(|(name, _)| name));
    }
    for name in crates {
        add_switch(&tree.join(name).join("src"))?;
    }
    fs::write(tree.join("changes.txt"), list).map_err(|error| error.to_string())
}

fn add_switch(src: &Path) -> Outcome {
    let lib = src.join("lib.rs");
    let source = fs::read_to_string(&lib).map_err(|error| error.to_string())?;
    if !source.contains("mod mutant_switch;") {
        let start = "#![feature(core_intrinsics, const_eval_select)]\n#![allow(internal_features)]\n";
        let source = format!("{start}{source}\n#[doc(hidden)]\npub mod mutant_switch;\n");
        fs::write(lib, source).map_err(|error| error.to_string())?;
    }
    fs::write(src.join("mutant_switch.rs"), SWITCH).map_err(|error| error.to_string())
}

/// What is put into a file: at which byte, its rank among what is put there, and the code.
#[derive(Default)]
struct Insertions(Vec<(usize, [isize; 3], String)>);

impl Insertions {
    /// Between the marks stands what a change brings: an error of rustc there is the change's.
    fn switch(&mut self, id: usize, change: &Change) {
        let on = format!("crate::mutant_switch::on({id})");
        let marked = |code: &str| format!("/*<{id}*/ {code} /*{id}>*/");
        let at = change.range.start;
        match &change.kind {
            Kind::Replace(new) => {
                self.around(id, change, format!("(if {on} {{ {} }} else {{ ", marked(new)), " })");
            }
            Kind::SkipArm { guarded: true } => {
                self.around(id, change, format!("{} && (", marked(&format!("!{on}"))), ")");
            }
            Kind::SkipArm { guarded: false } => {
                self.0.push((at, [0; 3], marked(&format!(" if !{on}"))));
            }
            Kind::Return(value) => {
                self.0.push((
                    at,
                    [2, 0, id as isize],
                    format!(" if {on} {{ {} }}", marked(&format!("return {value};"))),
                ));
            }
        }
    }

    /// What encloses more opens first and closes last; of the same range, what was found first.
    fn around(&mut self, id: usize, change: &Change, before: String, behind: &str) {
        let (start, end, id) = (change.range.start, change.range.end, id as isize);
        self.0.push((start, [1, -(end as isize), id], before));
        self.0.push((end, [-1, -(start as isize), -id], behind.to_owned()));
    }

    fn apply(mut self, source: &str) -> String {
        self.0.sort();
        let mut text = String::with_capacity(source.len() * 3);
        let mut done = 0;
        for (at, _, code) in &self.0 {
            text.push_str(&source[done..*at]);
            text.push_str(code);
            done = *at;
        }
        text.push_str(&source[done..]);
        text
    }
}
