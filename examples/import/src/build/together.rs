//! Branches that differ by one key each, which may be absent: one struct, in which at most one of these keys is there.
//!
//! ```text
//! {size, docker?} | {size, buildpack?}    at_most_one_of(docker, buildpack): size, docker?, buildpack?
//! ```

use super::groups::{Demands, Group};
use super::variants::{Branch, is_bare};
use super::{Asked, Builder, Built};
use crate::dsl::types::Typed;
use crate::schema::keywords::Types;
use crate::schema::merged::{Merged, Property};

impl Builder<'_, '_> {
    /// One struct of the branches of an `anyOf`. Where each requires its key, an enum says more.
    pub(crate) fn together(&mut self, asked: Asked<'_>, branches: &[Branch]) -> Built<Option<Typed>> {
        let merged = asked.merged;
        if branches.len() < 2 || !branches.iter().all(|branch| is_plain(&branch.merged)) {
            return Ok(None);
        }
        let objects = self.widest_objects(branches)?;
        let own = match objects.as_slice() {
            [_] => Vec::new(),
            _ => match self.own_keys(&objects)? {
                Some(own) => own,
                None => return Ok(None),
            },
        };
        let mut object = objects[0].clone();
        object.title.clone_from(&merged.title);
        object.description.clone_from(&merged.description);
        object.deprecated = merged.deprecated;
        for property in &own {
            if !object.properties.contains(property) {
                object.properties.push(property.clone());
            }
        }
        object.required.retain(|name| !own.iter().any(|own| own.name == *name));
        let mut demands = Demands::default();
        if own.len() > 1 {
            let names = own.iter().map(|property| property.name.clone()).collect();
            demands.groups.push(Group { rule: "at_most_one_of", names, node: 0 });
        }
        self.object(Asked { merged: &object, ..asked }, &demands).map(Some)
    }

    /// The objects without those that another one takes, too.
    fn widest_objects<'b>(&self, branches: &'b [Branch]) -> Built<Vec<&'b Merged>> {
        let mut widest: Vec<&Merged> = Vec::new();
        for (index, branch) in branches.iter().enumerate() {
            let mut is_within = false;
            for (other, wider) in branches.iter().enumerate().filter(|(other, _)| *other != index) {
                let (one, wide) = (&branch.merged, &wider.merged);
                // Of two equal ones the first stays.
                let is_first = index < other && one.properties.len() == wide.properties.len();
                let needs_less = wide.required.iter().all(|name| one.required.contains(name));
                is_within |= !is_first && needs_less && self.has_all_of(wide, one)?;
            }
            if !is_within {
                widest.push(&branch.merged);
            }
        }
        Ok(widest)
    }

    fn has_all_of(&self, wide: &Merged, one: &Merged) -> Built<bool> {
        for property in &one.properties {
            match twin(wide, &property.name) {
                Some(other) if self.are_same(property, other)? => {}
                _ => return Ok(false),
            }
        }
        Ok(true)
    }

    /// The keys that only one object has, at most one an object, if the objects say the same of all others.
    fn own_keys(&self, objects: &[&Merged]) -> Built<Option<Vec<Property>>> {
        let mut own: Vec<Property> = Vec::new();
        let mut is_any_optional = false;
        for (index, object) in objects.iter().enumerate() {
            let before = own.len();
            for property in &object.properties {
                let name = &property.name;
                let others = || objects.iter().enumerate().filter(|(other, _)| *other != index);
                let twins: Vec<&Property> = others().filter_map(|(_, other)| twin(other, name)).collect();
                let is_required = object.required.contains(name);
                if twins.is_empty() && own.len() == before {
                    is_any_optional |= !is_required;
                    own.push(property.clone());
                    continue;
                }
                let is_alike = others().all(|(_, other)| other.required.contains(name) == is_required);
                let [first, ..] = twins.as_slice() else { return Ok(None) };
                if twins.len() + 1 != objects.len() || !is_alike || !self.are_same(property, first)? {
                    return Ok(None);
                }
            }
        }
        Ok(is_any_optional.then_some(own))
    }

    /// Whether two keys have values of one schema.
    fn are_same(&self, one: &Property, other: &Property) -> Built<bool> {
        for (one, other) in one.schemas.iter().zip(&other.schemas) {
            if !self.source.nodes.same(self.source.follow(*one)?, self.source.follow(*other)?) {
                return Ok(false);
            }
        }
        Ok(one.schemas.len() == other.schemas.len())
    }
}

fn twin<'m>(object: &'m Merged, name: &str) -> Option<&'m Property> {
    object.properties.iter().find(|other| other.name == name)
}

/// Whether an object has known keys and nothing else is said of it.
fn is_plain(object: &Merged) -> bool {
    object.types == Some(Types::OBJECT)
        && object.others.is_closed
        && object.others.patterns.is_empty()
        && object.forbidden.is_empty()
        && object.min_properties.is_none()
        && object.max_properties.is_none()
        && is_bare(object)
}
