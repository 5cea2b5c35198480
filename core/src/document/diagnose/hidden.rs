//! Keys of an object that a part of its type does not see: the tags of enclosing types, and the object's own fields where
//! an enum is flattened into it.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::diagnosis::Diagnosis;
use crate::document::tree::entries::{Entries, without};
use crate::document::tree::node::{Entry, Node, Value};

impl Diagnosis {
    /// Runs a check with some keys of an object hidden from it.
    pub(super) fn hiding(
        &mut self,
        node: Node<'_>,
        names: &[&'static str],
        check: impl FnOnce(&mut Diagnosis),
    ) {
        let before = self.tags.len();
        self.tags.extend(names.iter().map(|name| (node.id(), *name)));
        self.in_buffer(true, check);
        self.tags.truncate(before);
    }

    /// Runs a check on what serde reads from a buffer.
    pub(super) fn in_buffer<T>(&mut self, is_buffered: bool, check: impl FnOnce(&mut Diagnosis) -> T) -> T {
        let outer = self.is_buffered;
        self.is_buffered |= is_buffered;
        let result = check(self);
        self.is_buffered = outer;
        result
    }

    /// Runs a check on the other keys of an object, with the tag hidden from it.
    pub(super) fn beside<T>(
        &mut self,
        node: Node<'_>,
        tag: &'static str,
        check: impl FnOnce(&mut Diagnosis) -> T,
    ) -> T {
        self.tags.push((node.id(), tag));
        let result = check(self);
        self.tags.pop();
        result
    }

    /// The tag of the type that encloses an object, if that is one of the object's keys.
    pub(super) fn tag_of(&self, node: Node<'_>) -> Option<&'static str> {
        self.tags.iter().rev().find(|(id, _)| *id == node.id()).map(|(_, tag)| *tag)
    }

    /// Whether a key of an object is the tag of an enclosing type.
    fn is_tag(&self, node: Node<'_>, key: &str) -> bool {
        self.tags.contains(&(node.id(), key))
    }

    /// The entries of an object without the tags of enclosing types.
    pub(super) fn own<'t>(&self, node: Node<'t>, mut entries: Vec<Entry<'t>>) -> Entries<'t> {
        self.drop_tags(node, &mut entries);
        Entries::new(node, entries)
    }

    fn drop_tags(&self, node: Node<'_>, entries: &mut Vec<Entry<'_>>) {
        entries.retain(|entry| !entry.key.as_deref().is_some_and(|key| self.is_tag(node, key)));
    }

    /// A value without the tags of enclosing types.
    pub(super) fn shown<'t>(&self, node: Node<'t>, mut value: Value<'t>) -> Value<'t> {
        if let Value::Object(entries) = &mut value {
            self.drop_tags(node, entries);
        }
        value
    }

    /// Whether a value has the tag of an enclosing type.
    pub(super) fn has_tags(&self, node: Node<'_>) -> bool {
        self.tags.iter().any(|(id, _)| *id == node.id())
    }

    /// A value as JSON, without the tags of enclosing types.
    pub(super) fn json<'t>(&self, node: Node<'t>) -> Cow<'t, str> {
        match self.has_tags(node) {
            true => Cow::Owned(without(&node.json(), |key| self.is_tag(node, key))),
            false => node.json(),
        }
    }
}
