//! What is parsed already, as a tree: YAML, TOML and values of serde_json. Aliases of YAML stay references, so a small
//! text stays a small tree. The builders bound the depth of the tree, and its size with all aliases written out.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;
use core::ops::Range;

use crate::document::tree::quoted::Quoted;
use crate::rules::number::Number;

/// The values of a document; they refer to each other by index.
#[derive(Debug)]
pub(crate) struct Tree<'t> {
    pub(crate) values: Vec<Value<'t>>,
    pub(crate) root: usize,
}

/// A value and its byte range.
// Only YAML has aliases, merge keys and sizes that they make.
#[cfg_attr(not(feature = "yaml"), allow(dead_code))]
#[derive(Debug)]
pub(crate) struct Value<'t> {
    pub(crate) range: Range<usize>,
    pub(crate) content: Content<'t>,
    /// Roughly the bytes of the value with all aliases written out.
    pub(crate) size: usize,
    /// How many levels of lists and mappings the value has.
    pub(crate) depth: usize,
}

/// The content of a value.
#[cfg_attr(not(feature = "yaml"), allow(dead_code))]
#[derive(Debug)]
pub(crate) enum Content<'t> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'t, str>),
    List(Vec<usize>),
    Mapping(Vec<(Key<'t>, usize)>),
    Alias(usize),
}

/// A key of a mapping.
#[cfg_attr(not(feature = "yaml"), allow(dead_code))]
#[derive(Clone, Debug)]
pub(crate) struct Key<'t> {
    pub(crate) text: Cow<'t, str>,
    pub(crate) range: Range<usize>,
    pub(crate) is_merge: bool,
}

#[cfg(any(feature = "json_schema", feature = "toml"))]
impl<'t> Key<'t> {
    pub(crate) fn new(text: Cow<'t, str>, range: Range<usize>) -> Self {
        Key { text, range, is_merge: false }
    }
}

#[cfg(any(feature = "json_schema", feature = "toml"))]
impl<'t> Tree<'t> {
    /// A tree of no values yet.
    pub(crate) fn new() -> Self {
        Tree { values: Vec::new(), root: 0 }
    }

    /// Adds a value; returns its index.
    pub(crate) fn add(&mut self, range: Range<usize>, content: Content<'t>) -> usize {
        self.values.push(Value { range, content, size: 0, depth: 0 });
        self.values.len() - 1
    }

    /// The tree with the index of its root.
    pub(crate) fn rooted(self, root: usize) -> Self {
        Tree { root, ..self }
    }
}

impl<'t> Tree<'t> {
    pub(crate) fn root(&self) -> usize {
        self.root
    }

    /// The value at an index, which may be an alias.
    pub(crate) fn value(&self, index: usize) -> &Value<'t> {
        &self.values[index]
    }

    /// The content of a value; of an alias, that of its target.
    pub(crate) fn content(&self, mut index: usize) -> &Content<'t> {
        // Ends, because the target of an alias is an earlier value.
        while let Content::Alias(target) = self.values[index].content {
            index = target;
        }
        &self.values[index].content
    }

    /// Appends the value as JSON.
    pub(crate) fn write_json(&self, index: usize, text: &mut String) {
        // Writing to a `String` cannot fail.
        let _ = match self.content(index) {
            Content::Null | Content::Alias(_) => write!(text, "null"),
            Content::Bool(truth) => write!(text, "{truth}"),
            Content::Number(Number::Float(float)) => write!(text, "{float:?}"),
            Content::Number(number) => write!(text, "{number}"),
            Content::Text(string) => write!(text, "{}", Quoted(string)),
            Content::List(items) => {
                for (place, item) in items.iter().enumerate() {
                    text.push(if place == 0 { '[' } else { ',' });
                    self.write_json(*item, text);
                }
                text.push_str(if items.is_empty() { "[]" } else { "]" });
                Ok(())
            }
            Content::Mapping(entries) => {
                for (place, (key, value)) in entries.iter().enumerate() {
                    text.push(if place == 0 { '{' } else { ',' });
                    let _ = write!(text, "{}:", Quoted(&key.text));
                    self.write_json(*value, text);
                }
                text.push_str(if entries.is_empty() { "{}" } else { "}" });
                Ok(())
            }
        };
    }

    /// Whether the text has a `null` anywhere.
    pub(crate) fn has_null(&self) -> bool {
        self.values.iter().any(|value| matches!(value.content, Content::Null))
    }
}
