//! README and the page of the derive, which editors show, have the same tables of rules, and name every rule there is.

#![allow(clippy::unwrap_used)]

const README: &str = include_str!("../../README.md");
const DERIVE: &str = include_str!("../../macros/doc/derive.md");
const TABLE: &str = include_str!("../../macros/src/rules/parse.rs");

/// The rows of the tables between two headings.
fn rows<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    let (_, part) = text.split_once(from).unwrap();
    let (part, _) = part.split_once(to).unwrap();
    part.lines().filter(|line| line.starts_with('|')).collect()
}

#[test]
fn readme_and_the_derive_have_the_same_tables() {
    let readme = rows(README, "\n## Rules\n", "\n## Recipes\n");
    let derive: Vec<_> = DERIVE.lines().filter(|line| line.starts_with('|')).collect();
    assert!(readme.len() > 40);
    assert_eq!(readme, derive);
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
