//! A chain of conditions over keys, as `by_key` is exported: if `a` is there this object, else if `b` is there that one,
//! else a third. It becomes an enum of these objects.

use std::collections::BTreeSet;

use super::{Asked, Builder, Built, Hint};
use crate::dsl::names;
use crate::dsl::types::{Def, Docs, Tagging, Ty, Typed, Variant};
use crate::read::nodes::NodeId;
use crate::schema::keywords::{Conditional, Keywords, Types};
use crate::schema::merged::merge;
use crate::schema::parts::All;

impl Builder<'_, '_> {
    /// Reads a chain; `None` when the schema is none.
    pub(crate) fn chain(&mut self, asked: Asked<'_>) -> Built<Option<Typed>> {
        let Asked { all, merged, .. } = asked;
        let is_bare = merged.properties.is_empty()
            && merged.forbidden.is_empty()
            && merged.branches.is_empty()
            && merged.nots.is_empty()
            && merged.literals.is_none()
            && merged.implied == Types::NONE
            && all.omitted.is_empty();
        let [(first, at)] = merged.conditionals.as_slice() else { return Ok(None) };
        if !is_bare || merged.types != Some(Types::OBJECT) {
            return Ok(None);
        }
        let Some(links) = self.links(*first)? else { return Ok(None) };
        let id = self.open(asked);
        let parent = self.types[id].name.clone();
        let mut taken = BTreeSet::new();
        let mut variants = Vec::new();
        for (key, node) in links {
            let mut content = self.typed(&All::one(node), &Hint::new(&format!("{parent} {key}"), ""))?;
            if let Ty::Named(inner) = content.ty {
                // That they are objects is said around the chain.
                self.types[inner].losses.retain(|loss| !loss.is_reading || loss.keyword != "type");
            }
            let ident = names::unique(&names::variant(&key), &taken);
            taken.insert(ident.clone());
            let docs = std::mem::take(&mut content.docs);
            let docs = if docs == Docs::default() { self.own_docs(node) } else { docs };
            variants.push(Variant { name: ident.clone(), ident, content: Some(content), inline: None, docs });
        }
        self.types[id].def = Def::Enum(Tagging::Untagged, variants);
        self.types[id].branches = Some((self.source.nodes.place(*at), "oneOf"));
        Ok(Some(Typed::plain(Ty::Named(id))))
    }

    /// The keys that decide and the objects that they decide for, if each object has no other keys than its own.
    fn links(&self, first: Conditional) -> Built<Option<Vec<(String, NodeId)>>> {
        let mut links: Vec<(String, NodeId)> = Vec::new();
        let mut conditional = first;
        let last = loop {
            let (Some(key), Some(then), Some(otherwise)) =
                (self.deciding_key(conditional.test)?, conditional.then, conditional.otherwise)
            else {
                return Ok(None);
            };
            links.push((key, then));
            let keywords = self.source.keywords(otherwise)?;
            match keywords.conditional {
                Some(next) if is_only_condition(&keywords) => conditional = next,
                _ => break otherwise,
            }
        };
        let keywords = self.source.keywords(last)?;
        if keywords.verdict.is_none() && keywords.any_of.is_none() {
            links.push((keywords.title.clone().unwrap_or_else(|| "other".to_owned()), last));
        }
        for (_, node) in &links {
            let object = merge(self.source, &All::one(*node))?;
            if !object.others.is_closed || !object.branches.is_empty() {
                return Ok(None);
            }
        }
        Ok(Some(links))
    }

    /// The key that a test asks for, if it asks for nothing else.
    fn deciding_key(&self, test: NodeId) -> Built<Option<String>> {
        Ok(match self.presence(test)?.as_deref() {
            Some([(key, true)]) => Some(key.clone()),
            _ => None,
        })
    }
}

fn is_only_condition(keywords: &Keywords) -> bool {
    keywords.types.is_none() && Keywords { conditional: None, ..keywords.clone() }.is_bare()
}
