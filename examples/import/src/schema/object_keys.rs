//! The keys of objects that hold together: what each part says of those of the others, too.

use std::rc::Rc;

use super::keywords::Keywords;
use super::merged::{Merged, Property};
use super::parts::{Part, Source};
use crate::dsl::pattern;
use crate::read::error::ImportError;
use crate::read::nodes::NodeId;

impl Merged {
    /// The keys: what each part says of those of the others, too.
    pub(crate) fn keys(
        &mut self,
        source: &Source<'_>,
        read: &[(Part, Rc<Keywords>)],
        omitted: &[String],
    ) -> Result<(), ImportError> {
        let is_never = |node: Option<NodeId>| -> Result<bool, ImportError> {
            Ok(match node {
                Some(node) => source.keywords(node)?.verdict == Some(false),
                None => false,
            })
        };
        let mut names: Vec<&String> = Vec::new();
        let mut has_closed = false;
        for (_, keywords) in read {
            for name in keywords.properties.iter().map(|(name, _)| name).chain(&keywords.required) {
                if !names.contains(&name) && !omitted.contains(name) {
                    names.push(name);
                }
            }
            for name in &keywords.required {
                if !omitted.contains(name) && !self.required.contains(name) {
                    self.required.push(name.clone());
                }
            }
            let is_closed = is_never(keywords.additional)?;
            let is_end = is_closed || (keywords.additional.is_none() && is_never(keywords.unevaluated)?);
            if !is_end {
                self.others.schemas.extend(keywords.additional.or(keywords.unevaluated));
            }
            if is_closed && !has_closed {
                // Other keys than those of this part are never there, whatever other parts say of them.
                self.others.patterns.clone_from(&keywords.patterns);
            } else if !has_closed {
                self.others.patterns.extend(keywords.patterns.iter().cloned());
            }
            has_closed |= is_closed;
            self.others.is_closed |= is_end;
        }
        for name in names {
            let schemas = schemas_of(read, name);
            let mut never = None;
            for schema in &schemas {
                if is_never(Some(*schema))? {
                    never = Some(*schema);
                }
            }
            match never {
                None => self.properties.push(Property { name: name.clone(), schemas }),
                Some(_) if self.required.contains(name) => self.is_never = true,
                Some(node) => self.forbidden.push((name.clone(), node)),
            }
        }
        if self.others.is_closed && self.others.patterns.is_empty() {
            self.forbidden.clear();
            let count = self.properties.len() as u64;
            if self.min_properties.is_some_and(|min| min >= count) {
                self.required = self.properties.iter().map(|property| property.name.clone()).collect();
            }
        }
        Ok(())
    }
}

/// What the parts say of the value of a key: that of the key, of its patterns, else of the other keys.
fn schemas_of(read: &[(Part, Rc<Keywords>)], name: &str) -> Vec<NodeId> {
    let mut schemas = Vec::new();
    for (_, keywords) in read {
        let own = keywords.properties.iter().find(|(key, _)| key == name).map(|(_, node)| *node);
        let patterns = keywords.patterns.iter().filter(|(pattern, _)| pattern::is_match(pattern, name));
        let known: Vec<NodeId> = own.into_iter().chain(patterns.map(|(_, node)| *node)).collect();
        let others = if known.is_empty() { keywords.additional } else { None };
        for node in known.into_iter().chain(others) {
            if !schemas.contains(&node) {
                schemas.push(node);
            }
        }
    }
    schemas
}
