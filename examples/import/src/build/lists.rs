//! Lists: of one type, or with a type for each place.

use super::{Asked, Builder, Built, Hint};
use crate::dsl::rules::{Counts, Rule};
use crate::dsl::types::{Def, Docs, Ty, Typed};
use crate::read::nodes::NodeId;
use crate::schema::merged::Merged;
use crate::schema::parts::All;

impl Builder<'_, '_> {
    /// A list with its rules.
    pub(crate) fn list(&mut self, all: &All, merged: &Merged, hint: &Hint) -> Built<Typed> {
        if let [(prefix, Some(node))] = merged.items.as_slice()
            && prefix.is_empty()
            && self.source.keywords(*node)?.verdict == Some(false)
        {
            let empty = Merged { items: Vec::new(), max_items: Some(0), ..merged.clone() };
            return self.list(all, &empty, hint);
        }
        let mut typed = match merged.items.as_slice() {
            [] => Typed::plain(Ty::List(Box::new(Ty::Value))),
            parts if parts.iter().all(|(prefix, _)| prefix.is_empty()) => {
                let schemas: Vec<NodeId> = parts.iter().filter_map(|(_, items)| *items).collect();
                self.list_of(&schemas, &hint.item())?
            }
            [(prefix, others)] => {
                let (prefix, others) = (prefix.clone(), *others);
                return self.tuple(all, merged, &prefix, others, hint);
            }
            _ => {
                let mut typed = Typed::plain(Ty::List(Box::new(Ty::Value)));
                for part in &merged.parts {
                    let own = self.source.keywords(part.node)?;
                    if own.items.is_some() || !own.prefix.is_empty() {
                        typed.losses.push(self.loss(part.node, "items", "two schemas name places"));
                    }
                }
                typed
            }
        };
        self.list_rules(merged, &mut typed)?;
        Ok(typed)
    }

    fn list_of(&mut self, schemas: &[NodeId], hint: &Hint) -> Built<Typed> {
        let items = self.typed(&All::of(schemas), hint)?;
        let mut typed = Typed::plain(Ty::List(Box::new(items.whole())));
        if !items.rules.is_empty() {
            typed.rules.push(Rule::Each(items.rules));
        }
        typed.losses = items.losses;
        Ok(typed)
    }

    pub(crate) fn list_rules(&self, merged: &Merged, typed: &mut Typed) -> Built<()> {
        self.length(merged, (merged.min_items, merged.max_items, "minItems"), typed);
        // One item repeats none.
        if merged.unique && merged.max_items.is_none_or(|max| max > 1) {
            typed.rules.push(Rule::Unique);
        }
        for node in &merged.contains {
            typed.losses.push(self.loss(*node, "contains", "no rule says this"));
        }
        Ok(())
    }

    /// A tuple struct where each place is there, else a list whose items are one of the places' types.
    fn tuple(
        &mut self,
        all: &All,
        merged: &Merged,
        prefix: &[NodeId],
        others: Option<NodeId>,
        hint: &Hint,
    ) -> Built<Typed> {
        let count = prefix.len() as u64;
        let denies_others = match others {
            Some(node) => self.source.keywords(node)?.verdict == Some(false),
            None => false,
        };
        let is_bounded = denies_others || merged.max_items.is_some_and(|max| max <= count);
        let is_full = merged.min_items.is_some_and(|min| min >= count);
        if is_bounded && is_full && count > 1 {
            return self.places(all, merged, prefix, hint);
        }
        let mut alternatives: Vec<NodeId> = Vec::new();
        for node in prefix.iter().copied().chain(others.filter(|_| !denies_others)) {
            let node = self.source.follow(node)?;
            if !alternatives.iter().any(|other| self.source.nodes.same(*other, node)) {
                alternatives.push(node);
            }
        }
        let is_open = others.is_none() && !is_bounded;
        let mut typed = match alternatives.as_slice() {
            [one] if !is_open => self.list_of(&[*one], &hint.item())?,
            _ => {
                let mut typed = Typed::plain(Ty::List(Box::new(Ty::Value)));
                for part in &merged.parts {
                    if !self.source.keywords(part.node)?.prefix.is_empty() {
                        let why = "not every place has to be there: the types of places are not checked";
                        typed.losses.push(self.loss(part.node, "items", why));
                    }
                }
                typed
            }
        };
        self.list_rules(merged, &mut typed)?;
        if is_bounded && merged.max_items.is_none() {
            let counts = Counts { min: merged.min_items.filter(|min| *min > 0), max: Some(count) };
            typed.rules.retain(|rule| !matches!(rule, Rule::Length(_)));
            typed.rules.insert(0, Rule::Length(counts));
        }
        Ok(typed)
    }

    /// A tuple struct.
    fn places(&mut self, all: &All, merged: &Merged, prefix: &[NodeId], hint: &Hint) -> Built<Typed> {
        let id = self.open(Asked { all, merged, hint, fixed: None });
        let parent = self.types[id].name.clone();
        let mut places = Vec::new();
        for (index, node) in prefix.iter().enumerate() {
            let name = self.source.keywords(*node)?.title.clone();
            let name = name.unwrap_or_else(|| format!("{parent} {}", index + 1));
            let mut place = self.typed(&All::one(*node), &Hint::new(&name, &parent))?;
            place.docs = Docs::default();
            places.push(place);
        }
        self.types[id].def = Def::Tuple(places);
        let mut typed = Typed::plain(Ty::Named(id));
        if merged.unique {
            let why = "the places of a tuple are not compared";
            self.lose_first(merged, &mut typed.losses, "uniqueItems", why);
        }
        Ok(typed)
    }
}
