//! The arena of nodes: every value of every file once, with its place.

use serde_json::Value as Json;

use super::tree::{Number, Tree};

/// The number of a node.
pub type NodeId = usize;

/// The key by which an object of the copy for `referencing` names its node.
pub const MARK: &str = "\u{0}node";

/// What a node holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// `null`.
    Null,
    /// A truth value.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<NodeId>),
    /// An object with its keys in their order.
    Object(Vec<(String, NodeId)>),
}

impl Content {
    /// What the value is called in messages.
    #[must_use]
    pub fn noun(&self) -> &'static str {
        match self {
            Content::Null => "null",
            Content::Bool(_) => "a boolean",
            Content::Number(_) => "a number",
            Content::String(_) => "a string",
            Content::Array(_) => "a list",
            Content::Object(_) => "an object",
        }
    }
}

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// The value.
    pub content: Content,
    /// The number of its file.
    pub document: usize,
    /// Its JSON Pointer inside the file.
    pub pointer: String,
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its name in messages.
    pub name: String,
    /// Its address.
    pub uri: String,
    /// Its value.
    pub root: NodeId,
}

/// Every value of every file.
#[derive(Debug, Default)]
pub struct Nodes {
    nodes: Vec<Node>,
    /// The files, the schema's own first.
    pub documents: Vec<Document>,
}

impl Nodes {
    /// How many values the files have.
    #[must_use]
    pub fn count(&self) -> usize {
        self.nodes.len()
    }

    /// Adds a file.
    pub fn add(&mut self, name: &str, uri: &str, tree: Tree) -> NodeId {
        let document = self.documents.len();
        self.documents.push(Document { name: name.to_owned(), uri: uri.to_owned(), root: 0 });
        let root = self.add_tree(tree, document, String::new());
        self.documents[document].root = root;
        root
    }

    fn add_tree(&mut self, tree: Tree, document: usize, pointer: String) -> NodeId {
        let content = match tree {
            Tree::Null => Content::Null,
            Tree::Bool(value) => Content::Bool(value),
            Tree::Number(number) => Content::Number(number),
            Tree::String(text) => Content::String(text),
            Tree::Array(items) => {
                let items = items.into_iter().enumerate();
                Content::Array(
                    items
                        .map(|(index, item)| self.add_tree(item, document, format!("{pointer}/{index}")))
                        .collect(),
                )
            }
            Tree::Object(entries) => Content::Object(
                entries
                    .into_iter()
                    .map(|(key, value)| {
                        let below = format!("{pointer}/{}", escape(&key));
                        (key, self.add_tree(value, document, below))
                    })
                    .collect(),
            ),
        };
        self.nodes.push(Node { content, document, pointer });
        self.nodes.len() - 1
    }

    /// A node.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }

    /// What a node holds.
    #[must_use]
    pub fn content(&self, id: NodeId) -> &Content {
        &self.nodes[id].content
    }

    /// The entries of an object; none of anything else.
    #[must_use]
    pub fn entries(&self, id: NodeId) -> &[(String, NodeId)] {
        match self.content(id) {
            Content::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The value of a key of an object.
    #[must_use]
    pub fn get(&self, id: NodeId, key: &str) -> Option<NodeId> {
        self.entries(id).iter().find(|(name, _)| name == key).map(|(_, value)| *value)
    }

    /// A string under a key.
    #[must_use]
    pub fn text(&self, id: NodeId, key: &str) -> Option<&str> {
        match self.content(self.get(id, key)?) {
            Content::String(text) => Some(text),
            _ => None,
        }
    }

    /// The node at a JSON Pointer below another one.
    #[must_use]
    pub fn at(&self, root: NodeId, pointer: &str) -> Option<NodeId> {
        let pointer = pointer.trim_start_matches('#');
        if pointer.is_empty() {
            return Some(root);
        }
        let mut at = root;
        for segment in pointer.strip_prefix('/')?.split('/') {
            let segment = segment.replace("~1", "/").replace("~0", "~");
            at = match self.content(at) {
                Content::Array(items) => *items.get(segment.parse::<usize>().ok()?)?,
                _ => self.get(at, &segment)?,
            };
        }
        Some(at)
    }

    /// The place of a node for messages: `schema.json#/properties/port`.
    #[must_use]
    pub fn place(&self, id: NodeId) -> String {
        let node = &self.nodes[id];
        format!("{}#{}", self.documents[node.document].name, node.pointer)
    }

    /// Whether two nodes hold the same value; the order of keys does not matter.
    #[must_use]
    pub fn same(&self, one: NodeId, other: NodeId) -> bool {
        match (self.content(one), self.content(other)) {
            (Content::Number(one), Content::Number(other)) => {
                one == other || one.as_int().is_some_and(|int| other.as_int() == Some(int))
            }
            (Content::Array(one), Content::Array(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| self.same(*one, *other))
            }
            (Content::Object(one), Content::Object(others)) => {
                one.len() == others.len()
                    && one.iter().all(|(key, value)| {
                        others.iter().any(|(name, other)| name == key && self.same(*value, *other))
                    })
            }
            (one, other) => one == other,
        }
    }

    /// A node as JSON; `marked` objects name their node.
    #[must_use]
    pub fn json(&self, id: NodeId, marked: bool) -> Json {
        match self.content(id) {
            Content::Null => Json::Null,
            Content::Bool(value) => Json::Bool(*value),
            Content::Number(Number::Int(int)) => match (i64::try_from(*int), u64::try_from(*int)) {
                (Ok(int), _) => int.into(),
                (_, Ok(int)) => int.into(),
                _ => Number::Int(*int).as_f64().into(),
            },
            Content::Number(Number::Float(float)) => (*float).into(),
            Content::String(text) => Json::String(text.clone()),
            Content::Array(items) => items.iter().map(|item| self.json(*item, marked)).collect(),
            Content::Object(entries) => {
                let mut object: serde_json::Map<String, Json> =
                    entries.iter().map(|(key, value)| (key.clone(), self.json(*value, marked))).collect();
                if marked {
                    object.insert(MARK.to_owned(), id.into());
                }
                Json::Object(object)
            }
        }
    }
}

/// A key as a segment of a JSON Pointer.
fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
