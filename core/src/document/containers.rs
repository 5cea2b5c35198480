//! Lists, tuples and maps against their types.

use alloc::format;
use alloc::vec::Vec;

use super::explain::Explain;
use super::node::{Node, Value};
use crate::path::Path;
use crate::schema::{Field, SchemaOf};

impl Explain {
    pub(super) fn list(
        &mut self,
        node: Node<'_>,
        items: SchemaOf,
        len: Option<usize>,
        at: &Path<'_>,
    ) -> bool {
        match node.value() {
            Value::List(found) if len.is_none_or(|len| len == found.len()) => {
                for (index, item) in found.into_iter().enumerate() {
                    self.value(item, items(), &at.index(index));
                }
                true
            }
            Value::List(_) => {
                self.wrong_count(node, len.unwrap_or_default(), at);
                false
            }
            value => {
                self.wrong_type(node, at, "a list", &value);
                false
            }
        }
    }

    fn wrong_count(&mut self, node: Node<'_>, count: usize, at: &Path<'_>) {
        let plural = if count == 1 { "" } else { "s" };
        self.misfit(node, at, format!("must be a list of {count} item{plural}"));
    }

    /// A list with one type for each place.
    pub(super) fn tuple(&mut self, node: Node<'_>, fields: &'static [Field], at: &Path<'_>) -> bool {
        let present = fields.iter().filter(|field| !field.hidden);
        let count = present.clone().count();
        match node.value() {
            Value::List(found) if found.len() == count => {
                for (index, (item, field)) in found.into_iter().zip(present).enumerate() {
                    self.field(item, field, &at.index(index));
                }
                true
            }
            Value::List(_) => {
                self.wrong_count(node, count, at);
                false
            }
            value => {
                self.wrong_type(node, at, "a list", &value);
                false
            }
        }
    }

    pub(super) fn map(&mut self, node: Node<'_>, types: (SchemaOf, SchemaOf), at: &Path<'_>) -> bool {
        match node.value() {
            Value::Object(entries) => {
                self.map_entries(node, &entries.iter().collect::<Vec<_>>(), types, at);
                true
            }
            value => {
                self.wrong_type(node, at, "an object", &value);
                false
            }
        }
    }
}
