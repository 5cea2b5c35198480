//! Titles and descriptions, from doc comments.

use alloc::string::String;
use alloc::vec;

use serde_json::Value;

use crate::rules::keywords::{Keywords, set};

/// Adds title, description and deprecation. A heading at the doc's start is the title.
pub(super) fn describe(keywords: &mut Keywords, name: &str, doc: &str, deprecated: bool) {
    let (heading, text) = split_heading(doc);
    let title = heading.unwrap_or(name);
    if !title.is_empty() {
        set(keywords, "title", Value::from(title));
    }
    let text = without_code(text);
    if !text.is_empty() {
        let text = match keywords.remove("description") {
            Some(Value::String(more)) => alloc::format!("{text}\n\n{more}"),
            _ => text,
        };
        set(keywords, "description", Value::String(text));
    }
    if deprecated {
        set(keywords, "deprecated", Value::Bool(true));
    }
}

fn split_heading(doc: &str) -> (Option<&str>, &str) {
    let doc = doc.trim();
    let Some(rest) = doc.strip_prefix("# ") else { return (None, doc) };
    let (heading, rest) = rest.split_once('\n').unwrap_or((rest, ""));
    (Some(heading.trim()), rest.trim())
}

/// A doc comment without its code blocks, which are Rust.
fn without_code(doc: &str) -> String {
    let mut lines = vec![];
    let mut is_code = false;
    for line in doc.lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            lines.push(line);
        }
    }
    let text: String = lines.join("\n");
    String::from(text.trim())
}
