//! Maps: objects whose keys are data, also beside known keys.

use super::{Asked, Builder, Built, Hint};
use crate::dsl::pattern::{self, Outcome};
use crate::dsl::rules::{Counts, Literal, Rule};
use crate::dsl::types::{Def, Loss, Ty, Typed};
use crate::read::nodes::NodeId;
use crate::schema::keywords::Types;
use crate::schema::merged::{Merged, merge};
use crate::schema::parts::All;

impl Builder<'_, '_> {
    /// A map: its keys and values.
    pub(crate) fn map(&mut self, merged: &Merged, hint: &Hint) -> Built<Typed> {
        let others = &merged.others;
        let mut losses = Vec::new();
        let mut patterns: Vec<String> = Vec::new();
        let mut is_any_key = !others.is_closed;
        let mut of_patterns: Vec<NodeId> = Vec::new();
        for (source, node) in &others.patterns {
            match pattern::compile(source) {
                Outcome::MatchesEverything => is_any_key = true,
                // Every key but an empty one, or one of several lines.
                Outcome::Compiles { .. } if !others.is_closed && pattern::is_within("^.+$", source) => {
                    losses.push(self.reading(
                        *node,
                        "patternProperties",
                        "all keys are taken for such that match",
                    ));
                }
                Outcome::Compiles { .. } => patterns.push(source.clone()),
                Outcome::Refused(why) => {
                    losses.push(self.loss(*node, "patternProperties", &why));
                    is_any_key = true;
                }
            }
            if !self.has_same(&of_patterns, *node)? {
                of_patterns.push(*node);
            }
        }
        let mut typed = if of_patterns.is_empty() {
            self.map_of(&others.schemas, &hint.item())?
        } else if is_any_key && !patterns.is_empty() && others.schemas.is_empty() && !others.is_closed {
            for node in &of_patterns {
                if !self.says_nothing(*node)? {
                    let why = "the values of keys that match are not told apart from others";
                    losses.push(self.loss(*node, "patternProperties", why));
                }
            }
            Typed::plain(Ty::Map(Box::new(Ty::Value)))
        } else {
            self.map_of_patterns(&of_patterns, &others.schemas, hint, &mut losses)?
        };
        if !is_any_key && !patterns.is_empty() {
            typed.rules.extend(self.key_rules(&patterns, of_patterns[0], &mut losses));
        }
        self.names_of_keys(merged, &mut typed)?;
        self.length(merged, (merged.min_properties, merged.max_properties, "minProperties"), &mut typed);
        join_keys(&mut typed.rules);
        typed.losses.append(&mut losses);
        Ok(typed)
    }

    /// Whether one of the schemas says what this one does.
    fn has_same(&self, schemas: &[NodeId], node: NodeId) -> Built<bool> {
        let node = self.source.follow(node)?;
        for other in schemas {
            if self.source.nodes.same(self.source.follow(*other)?, node) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The map of keys that match patterns, and of other keys, if all their values are of one schema.
    fn map_of_patterns(
        &mut self,
        of_patterns: &[NodeId],
        others: &[NodeId],
        hint: &Hint,
        losses: &mut Vec<Loss>,
    ) -> Built<Typed> {
        let mut is_one = of_patterns.len() == 1;
        for node in others {
            is_one &= self.has_same(of_patterns, *node)?;
        }
        if is_one {
            return self.map_of(of_patterns, &hint.item());
        }
        let why = "keys of several patterns have values of several types: any value is taken";
        losses.extend(of_patterns.iter().map(|node| self.loss(*node, "patternProperties", why)));
        losses.extend(others.iter().map(|node| self.loss(*node, "additionalProperties", why)));
        Ok(Typed::plain(Ty::Map(Box::new(Ty::Value))))
    }

    fn map_of(&mut self, schemas: &[NodeId], hint: &Hint) -> Built<Typed> {
        if schemas.is_empty() {
            return Ok(Typed::plain(Ty::Map(Box::new(Ty::Value))));
        }
        let mut values = self.typed(&All::of(schemas), hint)?;
        if self.is_object_by_keys(schemas)? {
            values = self.or_no_object(schemas, values, hint)?;
        }
        let mut typed = Typed::plain(Ty::Map(Box::new(values.whole())));
        if !values.rules.is_empty() {
            typed.rules.push(Rule::Values(values.rules));
        }
        typed.losses = values.losses;
        Ok(typed)
    }

    /// Whether keywords of objects are all that is said: by the letter, a value that is no object fits, too.
    fn is_object_by_keys(&self, schemas: &[NodeId]) -> Built<bool> {
        let merged = merge(self.source, &All::of(schemas))?;
        Ok(merged.types.is_none()
            && merged.literals.is_none()
            && merged.branches.is_empty()
            && merged.nots.is_empty()
            && merged.implied == Types::OBJECT)
    }

    /// Keys that are data often have values of many types, of which only the objects are described.
    fn or_no_object(&mut self, schemas: &[NodeId], object: Typed, hint: &Hint) -> Built<Typed> {
        let key = All::of(schemas).part("any");
        if let Some(found) = self.built.get(&key) {
            return Ok(found.clone());
        }
        if let Ty::Named(id) = object.ty {
            self.types[id].losses.retain(|loss| !loss.is_reading || loss.keyword != "type");
        }
        let list = Ty::List(Box::new(Ty::Value));
        let mut types: Vec<Typed> =
            [Ty::Bool, Ty::Float, Ty::Text, list].into_iter().map(Typed::plain).collect();
        types.push(Typed { losses: Vec::new(), ..object });
        let hint = Hint::new(&format!("{} Value", hint.name), &hint.parent);
        let mut typed = self.first_that_fits(
            Asked { all: &key, merged: &Merged::default(), hint: &hint, fixed: None },
            types,
        )?;
        typed.is_nullable = true;
        self.built.insert(key, typed.clone());
        Ok(typed)
    }

    fn key_rules(&self, patterns: &[String], node: NodeId, losses: &mut Vec<Loss>) -> Option<Rule> {
        let mut alternatives: Vec<Vec<Rule>> = Vec::new();
        for source in super::joins::widest(patterns) {
            match self.pattern(&source, node, Counts::default()) {
                Ok(Some(rule)) => alternatives.push(vec![rule]),
                Ok(None) => return None,
                Err(loss) => {
                    losses.push(loss);
                    return None;
                }
            }
        }
        Some(Rule::Keys(if alternatives.len() == 1 {
            alternatives.remove(0)
        } else {
            vec![Rule::AnyOf(alternatives)]
        }))
    }

    /// `propertyNames` as rules of keys.
    fn names_of_keys(&mut self, merged: &Merged, typed: &mut Typed) -> Built<()> {
        if merged.names.is_empty() {
            return Ok(());
        }
        self.in_branch += 1;
        let names = self.typed(&All::of(&merged.names), &Hint::new("Key", ""))?;
        self.in_branch -= 1;
        // That a key is a text need not be said.
        let is_type = |loss: &Loss| loss.is_reading && loss.keyword == "type";
        typed.losses.extend(names.losses.into_iter().filter(|loss| !is_type(loss)));
        let rules = match &names.ty {
            Ty::Text => names.rules,
            Ty::Named(id) => match &self.types[*id].def {
                Def::Enum(crate::dsl::types::Tagging::Names, variants) => {
                    vec![Rule::OneOf(
                        variants.iter().map(|variant| Literal::Text(variant.name.clone())).collect(),
                    )]
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        if !rules.is_empty() {
            typed.rules.push(Rule::Keys(rules));
        }
        Ok(())
    }
}

/// Takes known keys out of the rules for others: `any_of((prefix = "x-"), (one_of("name")))` beside a field `name`.
pub(crate) fn without_known(rules: &mut [Rule], is_known: &dyn Fn(&Literal) -> bool) {
    for rule in rules {
        let Rule::Keys(inner) = rule else { continue };
        let [Rule::AnyOf(lists)] = inner.as_mut_slice() else { continue };
        for list in lists.iter_mut() {
            if let [Rule::OneOf(literals)] = list.as_mut_slice() {
                literals.retain(|literal| !is_known(literal));
            }
        }
        lists.retain(|list| !matches!(list.as_slice(), [Rule::OneOf(literals)] if literals.is_empty()));
        if let [list] = lists.as_mut_slice() {
            *inner = std::mem::take(list);
        }
    }
}

/// Several `keys(..)` become one.
pub(crate) fn join_keys(rules: &mut Vec<Rule>) {
    let mut joined: Vec<Rule> = Vec::new();
    let mut none_of: Vec<Literal> = Vec::new();
    let mut place = None;
    let mut kept = Vec::new();
    for rule in std::mem::take(rules) {
        match rule {
            Rule::Keys(inner) => {
                place.get_or_insert(kept.len());
                for rule in inner {
                    match rule {
                        Rule::NoneOf(literals) => none_of.extend(literals),
                        other if !joined.contains(&other) => joined.push(other),
                        _ => {}
                    }
                }
            }
            other => kept.push(other),
        }
    }
    if !none_of.is_empty() {
        joined.push(Rule::NoneOf(none_of));
    }
    if let Some(place) = place
        && !joined.is_empty()
    {
        kept.insert(place, Rule::Keys(joined));
    }
    *rules = kept;
}
