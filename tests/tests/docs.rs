//! README and the page of the derive, which editors show, name every rule there is, and the crate's page every feature.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

const README: &str = include_str!("../../README.md");
const DERIVE: &str = include_str!("../../macros/doc/derive.md");
const CRATE: &str = include_str!("../../core/src/lib.rs");
const MANIFEST: &str = include_str!("../../core/Cargo.toml");
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

#[test]
fn the_page_of_the_crate_has_every_feature() {
    let features = between(MANIFEST, "\n[features]\n", "\n[dependencies]\n");
    let declared = features.lines().filter_map(|line| line.split_once(" = [")).map(|(name, _)| name);
    let missing: Vec<_> = declared
        .filter(|name| *name != "default")
        .filter(|name| !quoted(between(CRATE, "//! # Features\n", "\nextern crate"), "//! | ").contains(name))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}
