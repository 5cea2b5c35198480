//! YAML texts: [`from_str`] and [`from_slice`]. The same data as YAML and as JSON has the same verdict and the
//! same violations.
//!
//! YAML 1.2 with its core schema: `yes` is a string, `~` and nothing at all are null, `0x1F` is an integer,
//! `1.0` a float, and what is quoted a string. Anchors, aliases, merge keys (`<<`), block strings and the tags
//! `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!seq` and `!!map` mean what they mean in YAML. Refused, with
//! one violation of code `syntax`: several documents in one text, other tags, keys that are no strings, `.inf`, `.nan`
//! and numbers beyond a 64-bit float, two `\u` escapes for one character (write `\U0001F600` or the character itself), and
//! aliases that would make the text too large. Nesting of more than 128 levels (127 lists and mappings around a value)
//! has code `depth`.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::cell::Cell;
use core::ops::Range;

use serde::Deserialize;

use super::diagnose::diagnose;
use super::locate::{Found, locate};
use super::tree::node::Node;
use super::tree::yaml::deserializer::Reader;
use super::tree::yaml::problem::Problem;
use super::tree::yaml::tree::{Content, Tree};
use super::unreadable::{syntax, unexplained, utf8};
use crate::report::limits::MAX_LEVELS;
use crate::report::path::{Segment, push_segment};
use crate::report::violation::Violation;
use crate::report::{Limits, Report};
use crate::schema::visit::{denies_null, hides_text};
use crate::validate::valid::{Valid, assume};
use crate::validate::{DeploymentValidate, Options, all_within, validate_within};

/// Reads a YAML text and validates what it says.
///
/// # Errors
///
/// As of [`json::from_str`](crate::json::from_str): everything that is wrong, each with line and column. A text
/// that is not YAML, or that holds what JSON has no place for, has exactly one violation, with code `syntax`.
///
/// ```
/// use deployment_validate::{DeploymentValidate, yaml};
///
/// #[derive(Debug, DeploymentValidate)]
/// #[validate(deserialize)]
/// struct Probe {
///     #[validate(pattern = r"^/")]
///     path: String,
///     #[validate(required_if(path = "/ready"))]
///     port: Option<u32>,
/// }
///
/// let report = yaml::from_str::<Vec<Probe>>("- path: health\n- path: /ready\n").unwrap_err();
/// let found: Vec<_> = report.violations().iter().map(|v| (v.pointer(), v.code())).collect();
/// assert_eq!(found, [("/0/path", "pattern"), ("/1/port", "required_if")]);
/// assert_eq!(report.violations()[1].span().unwrap().line, 2);
///
/// assert!(yaml::from_str::<Probe>("{path: /ready, port: 80}").is_ok());
/// ```
pub fn from_str<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> Result<Valid<T>, Report> {
    from_str_with(text, &Options::new())
}

/// The same as [`from_str`], with options.
///
/// # Errors
///
/// As [`from_str`], within the limits of the options.
pub fn from_str_with<'de, T: Deserialize<'de> + DeploymentValidate>(
    text: &'de str,
    options: &Options,
) -> Result<Valid<T>, Report> {
    let limits = options.limits_of();
    let tree = Tree::parse(text).map_err(|problem| Report::of(malformed(text, problem)))?;
    let schema = T::SCHEMA;
    let root = Node::in_tree(&tree, tree.root());
    let last = Cell::new(tree.root());
    let reader = Reader { tree: &tree, index: tree.root(), last: &last };
    match T::deserialize(reader) {
        Ok(value) => match validate_within(&value, limits) {
            Ok(()) => {
                let needs_second_pass =
                    limits.depth < MAX_LEVELS || hides_text(schema) || tree.has_null() && denies_null(schema);
                if !needs_second_pass {
                    return Ok(assume(value));
                }
                let findings = diagnose(root, schema, limits).finish();
                if findings.is_right() { Ok(assume(value)) } else { Err(Report::of(findings.report(text))) }
            }
            Err(mut report) => {
                let mut explain = diagnose(root, schema, limits);
                let omitted = report.take_omitted();
                explain.merge_whole(report, omitted, root);
                Err(Report::of(explain.finish().report(text)))
            }
        },
        Err(_) => {
            let mut findings = diagnose(root, schema, limits).finish();
            if findings.is_right() {
                findings.found.push(unexplained(place_of(&tree, last.get()), None));
            }
            Err(Report::of(findings.report(text)))
        }
    }
}

/// The warnings about a YAML text, as [`json::advice`](crate::json::advice) has them.
///
/// ```
/// use deployment_validate::{DeploymentValidate, yaml};
///
/// #[derive(DeploymentValidate)]
/// #[validate(deserialize)]
/// struct Probe {
///     #[validate(warn(range(min = 10)))]
///     timeout: u32,
/// }
///
/// assert_eq!(yaml::advice::<Probe>("timeout: 5").to_string(), "1:10: /timeout: must be at least 10");
/// ```
#[must_use]
pub fn advice<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> Report {
    let limits = Limits::new();
    let Ok(tree) = Tree::parse(text) else { return Report::default() };
    let root = Node::in_tree(&tree, tree.root());
    let last = Cell::new(tree.root());
    let reader = Reader { tree: &tree, index: tree.root(), last: &last };
    let mut explain = diagnose(root, T::SCHEMA, limits);
    if let Ok(value) = T::deserialize(reader) {
        explain.merge_whole(all_within(&value, limits), 0, root);
    }
    let mut report = Report::of(explain.finish().report(text));
    report.retain_warnings();
    report
}

/// Reads a YAML text in UTF-8 and validates what it says.
///
/// # Errors
///
/// As [`from_str`]; bytes that are not UTF-8 are a violation with code `syntax`.
///
/// ```
/// use deployment_validate::yaml;
///
/// assert_eq!(*yaml::from_slice::<Vec<u8>>(b"- 1\n- 2").unwrap(), [1, 2]);
/// assert_eq!(yaml::from_slice::<Vec<u8>>(b"\xff").unwrap_err().violations()[0].code(), "syntax");
/// ```
pub fn from_slice<'de, T: Deserialize<'de> + DeploymentValidate>(
    bytes: &'de [u8],
) -> Result<Valid<T>, Report> {
    from_str(utf8(bytes)?)
}

/// The same as [`from_slice`], with options.
///
/// # Errors
///
/// As [`from_slice`], within the limits of the options.
pub fn from_slice_with<'de, T: Deserialize<'de> + DeploymentValidate>(
    bytes: &'de [u8],
    options: &Options,
) -> Result<Valid<T>, Report> {
    from_str_with(utf8(bytes)?, options)
}

/// The violation of a text that has no tree.
fn malformed(text: &str, problem: Problem) -> Vec<Violation> {
    if !problem.is_depth {
        return syntax(text, problem.offset, problem.message);
    }
    let range = problem.offset..problem.offset;
    locate(text, vec![Found::new(Violation::too_deep(String::new(), MAX_LEVELS), range)])
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
