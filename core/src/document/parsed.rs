//! Reads and validates what is parsed already: YAML, TOML and values of serde_json.

use alloc::string::String;
use core::cell::Cell;
use core::ops::Range;

use serde::Deserialize;

use super::diagnose::diagnose;
use super::locate::Findings;
use super::tree::deserializer::Reader;
use super::tree::node::Node;
use super::tree::parsed::{Content, Tree};
use super::unreadable::unexplained;
use crate::report::Report;
use crate::report::limits::MAX_LEVELS;
use crate::report::path::{Segment, push_segment};
use crate::schema::visit::{denies_null, text_of};
use crate::validate::OptionsFor;
use crate::validate::valid::{Valid, assume};

/// The valid value of a tree, or what is wrong with it.
pub(super) fn read<'de, T: Deserialize<'de>, O: OptionsFor<T>>(
    tree: &Tree<'de>,
    options: &O,
) -> Result<Valid<T>, Findings> {
    read_judged(tree, options, |value| options.within(value))
}

/// The same; `judge` validates the value.
pub(super) fn read_judged<'de, T: Deserialize<'de>, O: OptionsFor<T>>(
    tree: &Tree<'de>,
    options: &O,
    judge: impl FnOnce(&T) -> Result<(), Report>,
) -> Result<Valid<T>, Findings> {
    let (limits, at, schema) = (options.limits_of(), &options.root(), O::SCHEMA);
    let root = Node::in_tree(tree, tree.root());
    let last = Cell::new(tree.root());
    match T::deserialize(Reader { tree, index: tree.root(), last: &last }) {
        Ok(value) => match judge(&value) {
            Ok(()) => {
                let needs_second_pass = limits.depth < MAX_LEVELS
                    || text_of(schema).hides
                    || tree.has_null() && denies_null(schema);
                if !needs_second_pass {
                    return Ok(assume(value));
                }
                let findings = diagnose(root, schema, limits, at).finish();
                if findings.is_right() { Ok(assume(value)) } else { Err(findings) }
            }
            Err(mut report) => {
                let mut explain = diagnose(root, schema, limits, at);
                let omitted = report.take_omitted();
                explain.merge_whole(report, omitted, root);
                Err(explain.finish())
            }
        },
        Err(_) => {
            let mut findings = diagnose(root, schema, limits, at).finish();
            if findings.is_right() {
                findings.found.push(unexplained(place_of(tree, last.get()), None));
            }
            Err(findings)
        }
    }
}

/// What is found about a tree, warnings about a valid value too.
#[cfg(any(feature = "toml", feature = "yaml"))]
pub(super) fn warnings<'de, T: Deserialize<'de>, O: OptionsFor<T>>(
    tree: &Tree<'de>,
    options: &O,
) -> Findings {
    let (limits, root) = (options.limits_of(), Node::in_tree(tree, tree.root()));
    let last = Cell::new(tree.root());
    let mut explain = diagnose(root, O::SCHEMA, limits, &options.root());
    if let Ok(value) = T::deserialize(Reader { tree, index: tree.root(), last: &last }) {
        explain.merge_whole(options.all(&value), 0, root);
    }
    explain.finish()
}

/// The pointer and range of a value of the tree.
fn place_of(tree: &Tree<'_>, wanted: usize) -> (String, Range<usize>) {
    let mut pointer = String::new();
    find(tree, tree.root(), wanted, &mut pointer);
    (pointer, tree.value(wanted).range.clone())
}

/// Writes the path from one value to another inside it; returns whether there is one.
fn find(tree: &Tree<'_>, from: usize, wanted: usize, pointer: &mut String) -> bool {
    if from == wanted {
        return true;
    }
    let len = pointer.len();
    let mut step = |segment: Segment<'_>, inside: usize| {
        push_segment(pointer, segment);
        let is_found = find(tree, inside, wanted, pointer);
        if !is_found {
            pointer.truncate(len);
        }
        is_found
    };
    match tree.content(from) {
        Content::List(items) => {
            items.iter().enumerate().any(|(index, item)| step(Segment::Index(index), *item))
        }
        Content::Mapping(entries) => entries.iter().any(|(key, value)| step(Segment::Key(&key.text), *value)),
        _ => false,
    }
}
