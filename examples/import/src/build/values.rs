//! Rules of a value under a condition: `then: {properties: {path: {minLength: 1}}}` becomes
//! `when(kind = Http, length(min = 1))` on the field.

use super::conditions::{Conditional, When};
use super::{Builder, Built};
use crate::dsl::rules::{Literal, Rule, Test, Tests};
use crate::dsl::types::{Loss, Ty, Typed};
use crate::read::nodes::NodeId;
use crate::schema::keywords::Types;
use crate::schema::merged::{Merged, Property, merge};
use crate::schema::parts::All;

/// Bound on the schemas of one branch that are searched for keys.
const MAX_ADOPTED: usize = 1000;

/// A key that only branches of conditions describe.
struct Adopted {
    name: String,
    schema: NodeId,
    /// Whether all branches say one thing.
    is_one: bool,
    /// Whether the key may not be there where its branch does not hold.
    is_forbidden_else: bool,
}

impl Builder<'_, '_> {
    /// What holds for the value of a key under a condition.
    pub(crate) fn value_when(
        &mut self,
        merged: &Merged,
        key: &str,
        schema: NodeId,
        when: &When,
        found: &mut Conditional,
    ) -> Built<()> {
        let property = merged.properties.iter().find(|property| property.name == key);
        let rules = match property {
            Some(property) => self.rules_of(property, schema)?,
            None => None,
        };
        let is_itself =
            when.condition.any.iter().flatten().any(|test| test.key == key && !test.values.is_empty());
        let conditions = self.alternatives(merged, when)?;
        match (rules, conditions) {
            (Some(rules), Some(conditions)) if !is_itself => {
                for mut tests in conditions {
                    // A value is asked where its key is there.
                    tests.retain(|test| test.key != key);
                    if tests.is_empty() {
                        found.rules.extend(rules.iter().map(|rule| (key.to_owned(), rule.clone())));
                    } else if !rules.is_empty() {
                        found.rules.push((key.to_owned(), Rule::When(tests, rules.clone())));
                    }
                }
            }
            _ => found.losses.push(self.loss(
                schema,
                "then",
                "no rule under a condition says this of the value",
            )),
        }
        Ok(())
    }

    /// Takes keys of which only `then`, `else` and `dependentSchemas` say anything for keys of the object, where they say
    /// one thing.
    pub(crate) fn adopt(&self, merged: &mut Merged) -> Built<Vec<Loss>> {
        let mut found: Vec<Adopted> = Vec::new();
        for (conditional, _) in &merged.conditionals {
            for (one, other) in
                [(conditional.then, conditional.otherwise), (conditional.otherwise, conditional.then)]
            {
                if let Some(node) = one {
                    self.adopt_from(node, other, merged, &mut found)?;
                }
            }
        }
        for (_, node, _) in &merged.dependent_schemas {
            self.adopt_from(*node, None, merged, &mut found)?;
        }
        let takes_others =
            !merged.others.is_closed && merged.others.schemas.is_empty() && merged.others.patterns.is_empty();
        let closed = if takes_others { self.keys_anyway(merged)? } else { None };
        let mut losses = Vec::new();
        for Adopted { name, schema, is_one, is_forbidden_else } in found {
            let known = merged.properties.iter_mut().find(|property| property.name == name);
            // A key with any value keeps that, unless it has to be absent elsewhere.
            let is_taken = if known.is_some() { is_forbidden_else } else { takes_others };
            if !is_one || !is_taken {
                continue;
            }
            match known {
                Some(property) => property.schemas = vec![schema],
                None => merged.properties.push(Property { name, schemas: vec![schema] }),
            }
            if !is_forbidden_else {
                let why = "the key has this type also where the condition does not hold";
                losses.push(self.reading(schema, "then", why));
            }
        }
        if let Some(names) = closed {
            merged.others.is_closed = true;
            for name in names {
                if !merged.properties.iter().any(|property| property.name == name) {
                    merged.properties.push(Property { name, schemas: Vec::new() });
                }
            }
        }
        Ok(losses)
    }

    /// The keys of branches that take no others, if one of them holds whether a condition does or not.
    fn keys_anyway(&self, merged: &Merged) -> Built<Option<Vec<String>>> {
        let mut closed: Vec<When> = Vec::new();
        let mut names: Vec<String> = Vec::new();
        for (conditional, _) in &merged.conditionals {
            let Some(when) = self.condition(merged, conditional.test)? else { continue };
            let opposite = When { is_unless: !when.is_unless, ..when.clone() };
            for (node, when) in [(conditional.then, when), (conditional.otherwise, opposite)] {
                let Some(node) = node else { continue };
                let keywords = self.source.keywords(self.source.follow(node)?)?;
                if self.is_closed(&keywords)? {
                    closed.push(when);
                    for (name, node) in &keywords.properties {
                        if self.source.keywords(*node)?.verdict != Some(false) && !names.contains(name) {
                            names.push(name.clone());
                        }
                    }
                }
            }
        }
        let is_opposite =
            |one: &When, other: &When| one.condition == other.condition && one.is_unless != other.is_unless;
        let is_anyway = closed.iter().any(|one| closed.iter().any(|other| is_opposite(one, other)));
        Ok(is_anyway.then_some(names))
    }

    /// The keys that one branch of a condition describes and the object does not.
    fn adopt_from(
        &self,
        node: NodeId,
        other: Option<NodeId>,
        merged: &Merged,
        found: &mut Vec<Adopted>,
    ) -> Built<()> {
        let opposite = match other {
            Some(node) => Some(self.source.keywords(self.source.follow(node)?)?),
            None => None,
        };
        let mut open = vec![node];
        for _ in 0..MAX_ADOPTED {
            let Some(node) = open.pop() else { break };
            let keywords = self.source.keywords(self.source.follow(node)?)?;
            open.extend(keywords.all_of.iter().rev());
            for (name, schema) in &keywords.properties {
                let own = merged.properties.iter().find(|property| property.name == *name);
                let is_described = match own {
                    Some(property) => !self.all_say_nothing(&property.schemas)?,
                    None => false,
                };
                if is_described
                    || self.source.keywords(*schema)?.verdict.is_some()
                    || self.says_nothing(*schema)?
                {
                    continue;
                }
                let against =
                    opposite.iter().flat_map(|other| &other.properties).find(|(other, _)| other == name);
                let is_forbidden_else = match (against, &opposite) {
                    (Some((_, node)), _) => self.source.keywords(*node)?.verdict == Some(false),
                    (None, Some(opposite)) => self.is_closed(opposite)?,
                    (None, None) => false,
                };
                match found.iter_mut().find(|other| other.name == *name) {
                    Some(other) => {
                        other.is_one &= self.source.nodes.same(other.schema, *schema);
                        other.is_forbidden_else = false;
                    }
                    None => found.push(Adopted {
                        name: name.clone(),
                        schema: *schema,
                        is_one: true,
                        is_forbidden_else,
                    }),
                }
            }
        }
        Ok(())
    }

    /// Whether schemas have nothing but annotations.
    pub(crate) fn all_say_nothing(&self, schemas: &[NodeId]) -> Built<bool> {
        schemas.iter().try_fold(true, |nothing, node| Ok(nothing && self.says_nothing(*node)?))
    }

    /// The lists of tests of which one holds when the rules do. The opposite of a condition is a condition where the key
    /// is always there: one that is absent is neither equal nor unequal.
    fn alternatives(&self, merged: &Merged, when: &When) -> Built<Option<Vec<Tests>>> {
        if !when.is_unless {
            return Ok(Some(when.condition.any.clone()));
        }
        let [tests] = when.condition.any.as_slice() else { return Ok(None) };
        let [test] = tests.as_slice() else { return Ok(None) };
        if test.values.is_empty() || !merged.required.contains(&test.key) {
            return Ok(None);
        }
        if test.is_not {
            return Ok(Some(vec![vec![Test { is_not: false, ..test.clone() }]]));
        }
        Ok(Some(match self.others_of(merged, &test.key, &test.values)? {
            Some(others) if others.is_empty() => Vec::new(),
            Some(others) => vec![vec![Test { values: others, ..test.clone() }]],
            None => vec![vec![Test { is_not: true, ..test.clone() }]],
        }))
    }

    /// The rules that a schema adds to a property; `None` when rules cannot say all of it.
    fn rules_of(&mut self, property: &Property, schema: NodeId) -> Built<Option<Vec<Rule>>> {
        let own = merge(self.source, &All::of(&property.schemas))?;
        let added = merge(self.source, &All::one(schema))?;
        let (kinds, _) = own.kinds(self.source.nodes);
        let kinds = kinds.without(Types::NULL);
        let is_plain = own.branches.is_empty()
            && added.branches.is_empty()
            && added.nots.is_empty()
            && added.conditionals.is_empty()
            && added.types.is_none_or(|types| types.and(kinds) == kinds);
        if !is_plain {
            return Ok(None);
        }
        if !added.implied.has(kinds)
            && added.literals.is_none()
            && added.meta_schema.is_none()
            && !added.is_never
        {
            return Ok(Some(Vec::new()));
        }
        let [kind] = kinds.each()[..] else { return Ok(None) };
        if let Some(literals) = &added.literals {
            let literals: Option<Vec<Literal>> = literals.iter().map(|node| self.literal(*node)).collect();
            return Ok(literals.filter(|all| !all.is_empty()).map(|all| vec![Rule::OneOf(all)]));
        }
        let typed = if kind == Types::STRING {
            if own.literals.is_some() {
                return Ok(None);
            }
            self.string(&added)
        } else if Types::NUMBER.has(kind) {
            self.number(&added, false)
        } else if kind == Types::ARRAY && added.items.is_empty() {
            let mut typed = Typed::plain(Ty::List(Box::new(Ty::Value)));
            self.list_rules(&added, &mut typed)?;
            typed
        } else {
            return Ok(None);
        };
        Ok(typed.losses.is_empty().then_some(typed.rules))
    }
}
