//! The values that pointers lead to, in a text of JSON, TOML or YAML. Each value on the way is read once, however many
//! pointers lead through it.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::ops::Range;

#[cfg(feature = "toml")]
use super::toml::parse as parse_toml;
use super::tree::node::{Node, Value};
#[cfg(any(feature = "toml", feature = "yaml"))]
use super::tree::parsed::Tree;
use crate::lexer::Lexer;
use crate::report::path::unescaped;

/// What a text says, if it can be read: as TOML or else as YAML, which takes many texts for one string, where it is no JSON.
pub(super) enum Root<'t> {
    Json(&'t str),
    #[cfg(any(feature = "toml", feature = "yaml"))]
    Parsed(Tree<'t>),
    Unread,
}

impl<'t> Root<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut lexer = Lexer::new(text);
        if lexer.skip_deep_value().and_then(|()| lexer.end()).is_ok() {
            return Root::Json(text);
        }
        #[cfg(feature = "toml")]
        if let Ok(tree) = parse_toml(text) {
            return Root::Parsed(tree);
        }
        #[cfg(feature = "yaml")]
        if let Ok(tree) = Tree::parse(text) {
            return Root::Parsed(tree);
        }
        Root::Unread
    }

    pub(super) fn node(&self) -> Option<Node<'_>> {
        match self {
            Root::Json(text) => Some(Node::root(text)),
            #[cfg(any(feature = "toml", feature = "yaml"))]
            Root::Parsed(tree) => Some(Node::in_tree(tree, tree.root())),
            Root::Unread => None,
        }
    }
}

/// Where a pointer leads.
#[derive(Clone)]
pub(super) struct Place<'t> {
    /// The value, or the innermost around what the text does not have.
    pub(super) node: Node<'t>,
    /// The key of the value.
    pub(super) key: Option<Range<usize>>,
    /// Whether the text has the value.
    pub(super) is_there: bool,
}

/// The places that pointers lead to, in their order.
pub(super) fn follow<'t>(root: Node<'t>, pointers: &[&str]) -> Vec<Place<'t>> {
    let whole = Place { node: root, key: None, is_there: true };
    let mut places = alloc::vec![whole.clone(); pointers.len()];
    let mut open = alloc::vec![(whole, pointers.iter().copied().enumerate().collect::<Vec<_>>())];
    while let Some((place, leading)) = open.pop() {
        let mut below: BTreeMap<Cow<'_, str>, Vec<(usize, &str)>> = BTreeMap::new();
        for (index, rest) in leading {
            places[index] = Place { is_there: rest.is_empty(), ..place.clone() };
            if let Some(rest) = rest.strip_prefix('/') {
                let (segment, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
                below.entry(named(segment)).or_default().push((index, rest));
            }
        }
        if below.is_empty() {
            continue;
        }
        match place.node.value() {
            Value::List(items) => open.extend(below.into_iter().filter_map(|(name, leading)| {
                let node = *items.get(name.parse::<usize>().ok()?)?;
                Some((Place { node, key: None, is_there: true }, leading))
            })),
            // Of a repeated key the last one counts.
            Value::Object(entries) => open.extend(entries.into_iter().rev().filter_map(|entry| {
                let leading = below.remove(&entry.key?)?;
                Some((Place { node: entry.value, key: Some(entry.key_range), is_there: true }, leading))
            })),
            _ => {}
        }
    }
    places
}

fn named(segment: &str) -> Cow<'_, str> {
    if segment.contains('~') { Cow::Owned(unescaped(segment)) } else { Cow::Borrowed(segment) }
}
