//! Finds the changes that do not compile by the places of rustc's errors, and leaves them out.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, stdin};
use std::path::Path;

use serde_json::Value;

use crate::instrument::Outcome;

/// Reads cargo's messages as JSON and adds to `TREE/left_out.txt` the changes in which errors are.
pub(crate) fn leave_out(tree: &Path) -> Outcome {
    let mut found = BTreeSet::new();
    for line in stdin().lock().lines() {
        let line = line.map_err(|error| error.to_string())?;
        let Ok(message) = serde_json::from_str::<Value>(&line) else { continue };
        let message = &message["message"];
        let spans = message["spans"].as_array().map(Vec::as_slice).unwrap_or_default();
        if message["level"] != "error" || spans.is_empty() {
            continue;
        }
        let mut changes: BTreeSet<usize> = spans.iter().filter_map(|span| change_at(tree, span)).collect();
        if changes.is_empty() {
            changes = spans.iter().filter_map(|span| changes_behind(tree, span)).flatten().collect();
        }
        if changes.is_empty() {
            return Err(format!(
                "an error that no change brings: {}",
                message["rendered"].as_str().unwrap_or("")
            ));
        }
        found.extend(changes);
    }
    if found.is_empty() {
        return Err("cargo failed without an error of rustc: see build.log".to_owned());
    }
    let path = tree.join("left_out.txt");
    let mut list = fs::read_to_string(&path).unwrap_or_default();
    list.extend(found.iter().map(|id| format!("{id}\n")));
    fs::write(path, list).map_err(|error| error.to_string())
}

/// The change between whose marks a place lies.
fn change_at(tree: &Path, span: &Value) -> Option<usize> {
    let source = fs::read_to_string(tree.join(span["file_name"].as_str()?)).ok()?;
    let place = usize::try_from(span["byte_start"].as_u64()?).ok()?;
    let before = source.get(..place)?;
    // Marks do not nest: what a change brings is code as it was.
    let (_, mark) = before.rsplit_once("/*<")?;
    let (id, rest) = mark.split_once("*/")?;
    if rest.contains(&format!("/*{id}>*/")) { None } else { id.parse().ok() }
}

/// The changes of the next line that has some. A constant function that returns at once cannot drop what it takes, and
/// the error is at the argument.
fn changes_behind(tree: &Path, span: &Value) -> Option<Vec<usize>> {
    let source = fs::read_to_string(tree.join(span["file_name"].as_str()?)).ok()?;
    let place = usize::try_from(span["byte_start"].as_u64()?).ok()?;
    let line = source.get(place..)?.lines().find(|line| line.contains("/*<"))?;
    let marks = line.split("/*<").skip(1);
    Some(marks.filter_map(|mark| mark.split_once("*/")?.0.parse().ok()).collect())
}
