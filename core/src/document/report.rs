//! Places for violations that were found without a text: by a database, say.

use alloc::vec::Vec;
use core::ops::Range;

#[cfg(feature = "toml")]
use super::toml::parse as parse_toml;
use super::tree::node::{Entry, Node, Value};
#[cfg(any(feature = "toml", feature = "yaml"))]
use super::tree::parsed::Tree;
use crate::lexer::Lexer;
use crate::report::Report;
use crate::report::path::unescaped;
use crate::report::sorting::sort;
use crate::report::source_map::Lines;
use crate::report::violation::Violation;

impl Report {
    /// Gives each violation without a place the one that its pointer leads to in a text, which is JSON or, with the
    /// features of these names, TOML or YAML, and sorts all by their places. What the text does not have is placed at the innermost value
    /// around it.
    ///
    /// ```
    /// use deployment_validate::{Report, Violation};
    ///
    /// let text = "{\n  \"name\": \"web\",\n  \"ports\": [80]\n}";
    /// let mut report = Report::from(Violation::custom("is taken").on("name"));
    /// report.locate(text);
    /// assert_eq!(report.to_string(), "2:11: /name: is taken");
    /// ```
    pub fn locate(&mut self, text: &str) {
        let mut lexer = Lexer::new(text);
        if lexer.skip_deep_value().and_then(|()| lexer.end()).is_ok() {
            self.locate_in(text, Node::root(text));
        } else {
            #[cfg(any(feature = "toml", feature = "yaml"))]
            if let Some(tree) = tree_of(text) {
                self.locate_in(text, Node::in_tree(&tree, tree.root()));
            }
        }
    }

    fn locate_in(&mut self, text: &str, root: Node<'_>) {
        let violations = core::mem::take(self).into_violations();
        let place = |violation: Violation| {
            let range = match violation.span() {
                Some(span) => span.range(),
                None => place_of(root, &violation),
            };
            (range, violation)
        };
        let mut placed: Vec<_> = violations.into_iter().map(place).collect();
        sort(&mut placed, |(a, _), (b, _)| a.start.cmp(&b.start));
        let mut lines = Lines::new(text);
        for (range, mut violation) in placed {
            if violation.span().is_none() {
                violation.set_span(text, lines.span(range));
            }
            self.push(violation);
        }
    }
}

/// A text that is no JSON, as TOML or else as YAML, which takes many texts for one string.
#[cfg(any(feature = "toml", feature = "yaml"))]
fn tree_of(text: &str) -> Option<Tree<'_>> {
    #[cfg(feature = "toml")]
    if let Ok(tree) = parse_toml(text) {
        return Some(tree);
    }
    #[cfg(feature = "yaml")]
    return Tree::parse(text).ok();
    #[cfg(not(feature = "yaml"))]
    None
}

/// The value that a pointer leads to.
#[cfg(feature = "snippets")]
pub(super) fn follow<'t>(root: Node<'t>, pointer: &str) -> Option<Node<'t>> {
    pointer.split('/').skip(1).try_fold(root, |node, segment| step(node, segment).map(|(inner, _)| inner))
}

/// The value one step below, and where its key is.
fn step<'t>(node: Node<'t>, segment: &str) -> Option<(Node<'t>, Option<Range<usize>>)> {
    let name = unescaped(segment);
    match node.value() {
        Value::List(items) => Some((items.get(name.parse::<usize>().ok()?).copied()?, None)),
        Value::Object(entries) => {
            let is_named = |entry: &&Entry<'_>| entry.key.as_deref() == Some(&*name);
            let entry = entries.iter().rev().find(is_named)?;
            Some((entry.value, Some(entry.key_range.clone())))
        }
        _ => None,
    }
}

/// Where a violation is in a text.
fn place_of(root: Node<'_>, violation: &Violation) -> Range<usize> {
    let mut node = root;
    let mut key = None;
    for segment in violation.pointer().split('/').skip(1) {
        match step(node, segment) {
            Some((inner, range)) => (node, key) = (inner, range),
            None => return node.range(),
        }
    }
    let is_of_key = matches!(
        violation.code(),
        "unknown" | "duplicate" | "forbidden" | "forbidden_if" | "forbidden_unless"
    );
    key.filter(|_| is_of_key || violation.in_key()).unwrap_or_else(|| node.range())
}
