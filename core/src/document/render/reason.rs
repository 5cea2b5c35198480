//! Why a key is required: the value of the key that decides, and its place.

use alloc::format;
use alloc::string::String;
use core::ops::Range;

use super::words::last_key;
use crate::document::report::follow;
#[cfg(feature = "toml")]
use crate::document::toml::parse as parse_toml;
use crate::document::tree::node::{Node, Value};
#[cfg(any(feature = "toml", feature = "yaml"))]
use crate::document::tree::parsed::Tree;
use crate::lexer::Lexer;
use crate::report::violation::Violation;
use crate::rules::params::Param;

/// What a text says, if it can be read.
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

    fn node(&self) -> Option<Node<'_>> {
        match self {
            Root::Json(text) => Some(Node::root(text)),
            #[cfg(any(feature = "toml", feature = "yaml"))]
            Root::Parsed(tree) => Some(Node::in_tree(tree, tree.root())),
            Root::Unread => None,
        }
    }
}

/// Why a key is required.
pub(super) struct Reason {
    /// Where the value is that decides.
    pub(super) place: Range<usize>,
    deciding: String,
    required: String,
}

impl Reason {
    /// The reason of a violation of `required_if`.
    pub(super) fn of(violation: &Violation, root: &Root<'_>) -> Option<Self> {
        if violation.code() != "required_if" {
            return None;
        }
        let params = violation.params();
        let Some(Param::List(alternatives)) = params.get("when") else { return None };
        let (parent, _) = violation.pointer().rsplit_once('/')?;
        let Value::Object(entries) = follow(root.node()?, parent)?.value() else { return None };
        let tests = alternatives.iter().filter_map(|tests| match tests {
            Param::List(tests) => Some(tests),
            _ => None,
        });
        tests.flatten().find_map(|test| {
            let Param::Map(test) = test else { return None };
            let (Some(Param::Text(field)), Some(Param::List(values))) =
                (test.get("field"), test.get("one_of"))
            else {
                return None;
            };
            let entry = entries.iter().find(|entry| entry.key.as_deref() == Some(&**field))?;
            let Value::String(value) = entry.value.value() else { return None };
            let is_meant = |own: &Param| matches!(own, Param::Text(own) if *own == value);
            values.iter().any(is_meant).then(|| Reason {
                place: entry.value.range(),
                deciding: format!("{field} {value}"),
                required: last_key(violation.pointer()),
            })
        })
    }

    /// What is said at the value that decides.
    pub(super) fn label(&self) -> String {
        format!("requires {}", self.required)
    }

    /// The same where the value is not shown.
    pub(super) fn in_words(&self) -> String {
        format!("{} requires {}", self.deciding, self.required)
    }
}
