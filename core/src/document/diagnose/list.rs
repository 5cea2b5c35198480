//! Lists, tuples and maps against their types.

use alloc::format;
use alloc::vec::Vec;
use core::ops::RangeInclusive;

use super::diagnosis::Diagnosis;
use crate::document::tree::node::{Node, Value};
use crate::report::path::Path;
use crate::schema::shape::places;
use crate::schema::{Field, SchemaOf};

impl Diagnosis {
    pub(super) fn list(
        &mut self,
        node: Node<'_>,
        items: SchemaOf,
        len: Option<usize>,
        at: &Path<'_>,
    ) -> bool {
        let Some(found) = self.expect_list(node, at) else { return false };
        let fits = len.is_none_or(|len| self.count(node, &found, len..=len, at));
        for (index, item) in found.into_iter().enumerate() {
            if self.is_full() {
                break;
            }
            self.value(item, items(), &at.index(index));
        }
        fits
    }

    /// Whether a list has the expected number of items; reports it otherwise.
    fn count(
        &mut self,
        node: Node<'_>,
        found: &[Node<'_>],
        expected: RangeInclusive<usize>,
        at: &Path<'_>,
    ) -> bool {
        if expected.contains(&found.len()) {
            return true;
        }
        let (least, most) = expected.into_inner();
        let plural = if most == 1 { "" } else { "s" };
        let count = if least == most { format!("{most}") } else { format!("{least} to {most}") };
        self.misfit(node, at, format!("must be a list of {count} item{plural}"));
        false
    }

    /// A list with one type for each place; serde may fill the last places with defaults.
    pub(super) fn tuple(&mut self, node: Node<'_>, fields: &'static [Field], at: &Path<'_>) -> bool {
        let (places, needed) = places(fields);
        let Some(found) = self.expect_list(node, at) else { return false };
        let fits = self.count(node, &found, needed..=places.len(), at);
        for (index, (item, field)) in found.into_iter().zip(places).enumerate() {
            self.place(item, field, &at.index(index));
        }
        fits
    }

    pub(super) fn map(&mut self, node: Node<'_>, types: (SchemaOf, SchemaOf), at: &Path<'_>) -> bool {
        match self.shown(node, node.value()) {
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
