//! A value in a text, read one level at a time: parts that the schema does not mention are never parsed, so their
//! depth and size cost little. A JSON text is known to be well-formed; what is YAML or TOML is already a tree.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::ops::Range;

#[cfg(any(feature = "json_schema", feature = "toml", feature = "yaml"))]
use super::parsed::{Content, Tree};
use crate::lexer::{self, Lexer, ValueKind};
use crate::rules::number::Number;
use crate::schema::lookup::{Lookup, name};

/// A value of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'t>(Source<'t>);

#[derive(Clone, Copy, Debug)]
enum Source<'t> {
    Json(Json<'t>),
    #[cfg(any(feature = "json_schema", feature = "toml", feature = "yaml"))]
    Parsed(&'t Tree<'t>, usize),
}

/// A value of a JSON text.
#[derive(Clone, Copy, Debug)]
struct Json<'t> {
    /// The value's own text, without white space around it.
    text: &'t str,
    /// Bytes before it.
    offset: usize,
}

/// The value of a node, one level deep.
#[derive(Debug)]
pub(crate) enum Value<'t> {
    Null,
    Bool(bool),
    Number(Number),
    String(Cow<'t, str>),
    List(Vec<Node<'t>>),
    Object(Vec<Entry<'t>>),
    /// A number that no type of number holds.
    HugeNumber,
    /// A string with a lone surrogate escape.
    BadString,
}

/// A key of an object and its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'t> {
    /// The key; `None` for one with a lone surrogate escape.
    pub(crate) key: Option<Cow<'t, str>>,
    /// The byte range of the key.
    pub(crate) key_range: Range<usize>,
    pub(crate) value: Node<'t>,
}

impl<'t> Node<'t> {
    /// Whether its text is JSON.
    pub(crate) fn is_json(self) -> bool {
        matches!(self.0, Source::Json(_))
    }

    /// The value of a whole JSON text, which is well-formed.
    pub(crate) fn root(text: &'t str) -> Self {
        let is_space = |char| matches!(char, ' ' | '\t' | '\r' | '\n');
        let start = text.trim_start_matches(is_space);
        Node(Source::Json(Json { text: start.trim_end_matches(is_space), offset: text.len() - start.len() }))
    }

    /// A value of a tree.
    #[cfg(any(feature = "json_schema", feature = "toml", feature = "yaml"))]
    pub(crate) fn in_tree(tree: &'t Tree<'t>, index: usize) -> Self {
        Node(Source::Parsed(tree, index))
    }

    /// The byte range of the value.
    pub(crate) fn range(&self) -> Range<usize> {
        match self.0 {
            Source::Json(json) => json.range(),
            #[cfg(any(feature = "json_schema", feature = "toml", feature = "yaml"))]
            Source::Parsed(tree, index) => tree.value(index).range.clone(),
        }
    }

    /// A number that identifies the value in its text. Its offset would not do: in YAML a list may start where its
    /// first item does.
    pub(crate) fn id(&self) -> usize {
        match self.0 {
            Source::Json(json) => json.offset,
            #[cfg(any(feature = "json_schema", feature = "toml", feature = "yaml"))]
            Source::Parsed(_, index) => index,
        }
    }

    /// Bytes before the value in a text that is JSON itself.
    pub(crate) fn json_offset(&self) -> Option<usize> {
        match self.0 {
            Source::Json(json) => Some(json.offset),
            #[cfg(any(feature = "json_schema", feature = "toml", feature = "yaml"))]
            Source::Parsed(..) => None,
        }
    }

    /// The value as a JSON text of its own.
    pub(crate) fn json(&self) -> Cow<'t, str> {
        match self.0 {
            Source::Json(json) => Cow::Borrowed(json.text),
            #[cfg(any(feature = "json_schema", feature = "toml", feature = "yaml"))]
            Source::Parsed(tree, index) => {
                let mut text = alloc::string::String::new();
                tree.write_json(index, &mut text);
                Cow::Owned(text)
            }
        }
    }

    /// The `f32` that JSON's digits stand for, which an `f64` between the two might round otherwise.
    pub(crate) fn single(&self) -> Option<f32> {
        match self.0 {
            Source::Json(json) => json.text.parse().ok(),
            #[cfg(any(feature = "json_schema", feature = "toml", feature = "yaml"))]
            Source::Parsed(..) => None,
        }
    }

    /// Whether the value is `null`, without reading it.
    pub(crate) fn is_null(&self) -> bool {
        match self.0 {
            Source::Json(json) => json.text.starts_with('n'),
            #[cfg(any(feature = "json_schema", feature = "toml", feature = "yaml"))]
            Source::Parsed(..) => matches!(self.value(), Value::Null),
        }
    }

    /// Reads the value.
    pub(crate) fn value(&self) -> Value<'t> {
        match self.0 {
            Source::Json(json) => json.value(),
            #[cfg(any(feature = "json_schema", feature = "toml", feature = "yaml"))]
            Source::Parsed(tree, index) => match tree.content(index) {
                Content::Null | Content::Alias(_) => Value::Null,
                Content::Bool(truth) => Value::Bool(*truth),
                Content::Number(number) => Value::Number(*number),
                Content::Text(text) => Value::String(text.clone()),
                Content::List(items) => {
                    Value::List(items.iter().map(|index| Node::in_tree(tree, *index)).collect())
                }
                Content::Mapping(entries) => {
                    let entries = entries.iter().map(|(key, index)| Entry {
                        key: Some(key.text.clone()),
                        key_range: key.range.clone(),
                        value: Node::in_tree(tree, *index),
                    });
                    Value::Object(entries.collect())
                }
            },
        }
    }
}

impl<'t> Json<'t> {
    fn range(&self) -> Range<usize> {
        self.offset..self.offset + self.text.len()
    }

    fn value(&self) -> Value<'t> {
        let mut lexer = Lexer::new(self.text);
        match ValueKind::of(lexer.peek()) {
            Some(ValueKind::Null) | None => Value::Null,
            Some(ValueKind::Bool) => Value::Bool(self.text == "true"),
            Some(ValueKind::String) => {
                let text = lexer.string().and_then(|string| lexer.text_of(string));
                text.map_or(Value::BadString, Value::String)
            }
            Some(ValueKind::List) => Value::List(self.items()),
            Some(ValueKind::Object) => Value::Object(self.entries()),
            Some(ValueKind::Number) => Number::parse(self.text).map_or(Value::HugeNumber, Value::Number),
        }
    }

    fn items(&self) -> Vec<Node<'t>> {
        let (mut lexer, mut items) = (self.inside(), Vec::new());
        while lexer.next_item(items.is_empty()).unwrap_or(false)
            && let Some(item) = self.next_value(&mut lexer)
        {
            items.push(item);
        }
        items
    }

    fn entries(&self) -> Vec<Entry<'t>> {
        let (mut lexer, mut entries) = (self.inside(), Vec::new());
        while let Ok(Some(lexer::Entry { key, .. })) = lexer.next_entry(entries.is_empty())
            && let Some(value) = self.next_value(&mut lexer)
        {
            let range = key.range();
            let key_range = self.offset + range.start..self.offset + range.end;
            entries.push(Entry { key: lexer.text_of(key).ok(), key_range, value });
        }
        entries
    }

    /// Behind the bracket of a list or an object.
    fn inside(&self) -> Lexer<'t> {
        Lexer::at(self.text, 1)
    }

    fn next_value(&self, lexer: &mut Lexer<'t>) -> Option<Node<'t>> {
        let range = lexer.deep_value_range().ok()?;
        let text = self.text.get(range.clone())?;
        Some(Node(Source::Json(Json { text, offset: self.offset + range.start })))
    }
}

impl Value<'_> {
    /// The name of the value's type of JSON in messages, with its article.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) | Value::HugeNumber => "a number",
            Value::String(_) | Value::BadString => "a string",
            Value::List(_) => "a list",
            Value::Object(_) => "an object",
        }
    }
}

/// Whether a value has one of the types, by their names in messages.
pub(crate) fn is_of(kinds: &[&str], value: &Value<'_>) -> bool {
    let is_own = |kind: &&str| match *kind {
        "an integer" => value.kind() == "a number",
        "a single character" => value.kind() == "a string",
        kind => value.kind() == kind,
    };
    kinds.iter().any(is_own)
}

/// The index of each key's last entry.
pub(crate) fn last_of_each_key<'e, 't: 'e>(entries: &mut dyn Iterator<Item = &'e Entry<'t>>) -> Lookup<'e> {
    let mut last = Lookup::default();
    for (index, entry) in entries.enumerate() {
        if let Some(key) = entry.key.as_deref() {
            last.insert(name(key), index);
        }
    }
    last
}
