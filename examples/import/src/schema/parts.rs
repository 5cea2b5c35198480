//! Schemas that hold together: those of an `allOf`, a reference with keywords beside it, a base and one branch of its
//! `oneOf`. `{"$ref": "#/a", "allOf": [b]}` becomes the parts `[itself, a, b]`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::keywords::Keywords;
use super::reader;
use crate::read::error::ImportError;
use crate::read::nodes::{NodeId, Nodes};
use crate::read::references::{References, Target};

/// A schema, and what of it is dealt with elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part {
    /// The schema.
    pub node: NodeId,
    /// Whether its reference and `allOf` are parts of their own.
    pub is_expanded: bool,
    /// Whether its `anyOf` is dealt with.
    pub without_any_of: bool,
    /// Whether its `oneOf` is dealt with.
    pub without_one_of: bool,
    /// Whether its `if` is dealt with.
    pub without_if: bool,
}

impl Part {
    /// A whole schema.
    #[must_use]
    pub fn whole(node: NodeId) -> Self {
        Part { node, is_expanded: false, without_any_of: false, without_one_of: false, without_if: false }
    }
}

/// Schemas that hold together, without the keys of their objects that tags stand for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct All {
    /// The schemas.
    pub parts: Vec<Part>,
    /// The keys that tags stand for.
    pub omitted: Vec<String>,
}

/// What stands among the omitted keys where the type is that of a part of what the schemas allow, under a name of its own.
const PART: char = '\0';

impl All {
    /// The same schemas for a part of what they allow: of objects among other types, say.
    #[must_use]
    pub fn part(&self, what: &str) -> Self {
        let mut part = self.clone();
        part.omitted.push(format!("{PART}{what}"));
        part
    }

    /// Whether the type is that of a part of what the schemas allow.
    #[must_use]
    pub fn is_part(&self) -> bool {
        self.omitted.iter().any(|key| key.starts_with(PART))
    }

    /// Whether tags stand for keys.
    #[must_use]
    pub fn has_tags(&self) -> bool {
        self.omitted.iter().any(|key| !key.starts_with(PART))
    }

    /// One schema.
    #[must_use]
    pub fn one(node: NodeId) -> Self {
        All { parts: vec![Part::whole(node)], omitted: Vec::new() }
    }

    /// Several schemas.
    #[must_use]
    pub fn of(nodes: &[NodeId]) -> Self {
        let mut parts: Vec<Part> = Vec::new();
        for node in nodes {
            if !parts.contains(&Part::whole(*node)) {
                parts.push(Part::whole(*node));
            }
        }
        All { parts, omitted: Vec::new() }
    }
}

/// The files, their references, and the keywords that were read already.
pub struct Source<'n> {
    /// The files.
    pub nodes: &'n Nodes,
    references: &'n References,
    read: RefCell<HashMap<NodeId, Rc<Keywords>>>,
}

impl<'n> Source<'n> {
    /// Nothing read yet.
    #[must_use]
    pub fn new(nodes: &'n Nodes, references: &'n References) -> Self {
        Source { nodes, references, read: RefCell::default() }
    }

    /// The keywords of a schema.
    ///
    /// # Errors
    ///
    /// The node is no schema, or a keyword has the wrong type.
    pub fn keywords(&self, node: NodeId) -> Result<Rc<Keywords>, ImportError> {
        if let Some(found) = self.read.borrow().get(&node) {
            return Ok(Rc::clone(found));
        }
        let read = Rc::new(reader::read(self.nodes, node)?);
        self.read.borrow_mut().insert(node, Rc::clone(&read));
        Ok(read)
    }

    /// The schema that a reference names; `None` for one that means any schema.
    ///
    /// # Errors
    ///
    /// The reference names nothing.
    pub fn target(&self, node: NodeId) -> Result<Option<NodeId>, ImportError> {
        match self.references.target(node) {
            Some(Target::Node(target)) => Ok(Some(*target)),
            Some(Target::MetaSchema) | None => Ok(None),
            Some(Target::Missing(_)) => Err(self
                .references
                .refused(self.nodes, node)
                .unwrap_or_else(|| ImportError::new(self.nodes.place(node), "names nothing"))),
        }
    }

    /// The schema behind references with nothing but annotations beside them; none leads back to itself.
    ///
    /// # Errors
    ///
    /// A reference names nothing.
    pub fn follow(&self, node: NodeId) -> Result<NodeId, ImportError> {
        let mut at = node;
        loop {
            let keywords = self.keywords(at)?;
            if !keywords.has_reference || !is_alone(&keywords) {
                return Ok(at);
            }
            match self.target(at)? {
                Some(target) => at = target,
                None => return Ok(at),
            }
        }
    }

    /// Whether a schema has more than annotations beside its reference.
    ///
    /// # Errors
    ///
    /// The node is no schema.
    pub fn has_siblings(&self, node: NodeId) -> Result<bool, ImportError> {
        let keywords = self.keywords(node)?;
        Ok(keywords.has_reference && !is_alone(&keywords))
    }

    /// The parts with what their references and `allOf` name, each once.
    ///
    /// # Errors
    ///
    /// A schema that is none, or a reference that names nothing.
    pub fn expand(&self, all: &All) -> Result<Vec<Part>, ImportError> {
        let mut found = Vec::new();
        let mut open: Vec<Part> = all.parts.iter().rev().copied().collect();
        while let Some(part) = open.pop() {
            let expanded = Part { is_expanded: true, ..part };
            if found.contains(&expanded) {
                continue;
            }
            found.push(expanded);
            if part.is_expanded {
                continue;
            }
            let keywords = self.keywords(part.node)?;
            for node in keywords.all_of.iter().rev() {
                open.push(Part::whole(*node));
            }
            if keywords.has_reference
                && let Some(target) = self.target(part.node)?
            {
                open.push(Part::whole(target));
            }
        }
        Ok(found)
    }
}

/// Whether a reference has nothing but annotations beside it.
fn is_alone(keywords: &Keywords) -> bool {
    keywords.types.is_none() && keywords.is_bare()
}
