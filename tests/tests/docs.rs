//! Texts that have to follow the code: README and the page of the derive, which editors show, name every rule there is, the
//! crate's page every feature, and CI builds features with and without each other.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const README: &str = include_str!("../../README.md");
const DERIVE: &str = include_str!("../../macros/doc/derive.md");
const CRATE: &str = include_str!("../../core/src/lib.rs");
const MANIFEST: &str = include_str!("../../core/Cargo.toml");
const CI: &str = include_str!("../../.ci/run");
const TABLE: &str = include_str!("../../macros/src/rules/parse.rs");

/// What stands between two lines.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from).unwrap().1.split_once(to).unwrap().0
}

/// The names that the rows of a text's tables have in backticks.
fn quoted<'a>(text: &'a str, mark: &str) -> BTreeSet<&'a str> {
    let rows = text.lines().filter(|line| line.starts_with(mark));
    rows.flat_map(|row| row.split('`').skip(1).step_by(2)).collect()
}

/// The names in the macros' table of rules.
fn rules() -> impl Iterator<Item = &'static str> {
    TABLE
        .split('"')
        .skip(1)
        .step_by(2)
        .filter(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
}

#[test]
fn every_rule_is_in_the_tables() {
    let rows = DERIVE.lines().filter(|line| line.starts_with('|')).collect::<String>();
    let missing: Vec<_> = rules()
        .filter(|name| !rows.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == *name))
        .collect();
    assert!(rules().count() > 20);
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn readme_names_all_rules_and_no_other() {
    assert_eq!(quoted(between(README, "\n## Rules\n", "\n```rust\n"), "| "), rules().collect());
}

/// rustdoc shows which feature an item needs by the attributes of the item and of the modules around it, and knows nothing of
/// one on a macro call that makes the item.
#[test]
fn features_are_asked_for_at_items_and_not_at_macro_calls() {
    fn check(folder: &Path) -> usize {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let checked = entries.map(|path| {
            if path.is_dir() {
                return check(&path);
            }
            let source = fs::read_to_string(&path).unwrap();
            let lines: Vec<_> = source.lines().collect();
            for pair in lines.windows(2).filter(|pair| pair[0].starts_with("#[cfg(feature")) {
                assert!(!pair[1].contains("! {"), "{}: {}", path.display(), pair[1]);
            }
            1
        });
        checked.sum()
    }
    assert!(check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src")) > 100);
}

/// The features of the crate with what each brings.
fn features() -> BTreeMap<&'static str, Vec<&'static str>> {
    let table = between(MANIFEST, "\n[features]\n", "\n[dependencies]\n");
    let declared = table.split("]\n").filter_map(|entry| entry.split_once(" = ["));
    let named = declared.filter_map(|(before, list)| Some((before.lines().last()?, list)));
    named.map(|(name, list)| (name, list.split('"').skip(1).step_by(2).collect())).collect()
}

#[test]
fn the_page_of_the_crate_has_every_feature() {
    let shown = quoted(between(CRATE, "//! # Features\n", "\nextern crate"), "//! | ");
    let missing: Vec<_> =
        features().into_keys().filter(|name| *name != "default" && !shown.contains(name)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn ci_builds_each_feature_without_each_other() {
    let features = features();
    let with_brought = |asked: &[&'static str]| {
        let mut all = BTreeSet::new();
        let mut left = asked.to_vec();
        while let Some(name) = left.pop().filter(|name| features.contains_key(name)) {
            if all.insert(name) {
                left.extend(features[name].iter().filter(|name| features.contains_key(*name)));
            }
        }
        all
    };
    let listed = between(CI, "for features in \\\n", "; do");
    let builds: Vec<_> = listed
        .lines()
        .map(|line| with_brought(&line.trim().trim_end_matches(" \\").split(',').collect::<Vec<_>>()))
        .collect();
    let names: Vec<_> = features.keys().copied().filter(|name| *name != "default").collect();
    assert!(names.len() > 20 && builds.len() > 5);
    for one in &names {
        for other in names.iter().filter(|other| !with_brought(&[one]).contains(*other)) {
            let is_built = builds.iter().any(|build| build.contains(one) && !build.contains(other));
            assert!(is_built, "CI never builds `{one}` without `{other}`");
        }
    }
}
