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
        let is_itself = when.condition.any.iter().flatten().any(|test| test.key == key);
        let conditions = self.alternatives(merged, when)?;
        match (rules, conditions) {
            (Some(rules), Some(conditions)) if !is_itself => {
                for tests in conditions {
                    if !rules.is_empty() {
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

    /// Takes keys that only `then`, `else` and `dependentSchemas` have for keys of the object, where they say one thing.
    pub(crate) fn adopt(&self, merged: &mut Merged) -> Built<Vec<Loss>> {
        let mut losses = Vec::new();
        if merged.others.is_closed || !merged.others.schemas.is_empty() || !merged.others.patterns.is_empty()
        {
            return Ok(losses);
        }
        let mut found: Vec<(String, NodeId, bool)> = Vec::new();
        let branches = merged.conditionals.iter().flat_map(|(one, _)| [one.then, one.otherwise]).flatten();
        let mut open: Vec<NodeId> =
            branches.chain(merged.dependent_schemas.iter().map(|(_, node, _)| *node)).collect();
        open.reverse();
        let mut depth = 0;
        while let Some(node) = open.pop() {
            depth += 1;
            if depth > 1000 {
                break;
            }
            let keywords = self.source.keywords(self.source.follow(node)?)?;
            open.extend(keywords.all_of.iter().rev());
            for (name, schema) in &keywords.properties {
                let is_known = merged.properties.iter().any(|property| property.name == *name);
                if is_known
                    || self.source.keywords(*schema)?.verdict.is_some()
                    || self.says_nothing(*schema)?
                {
                    continue;
                }
                match found.iter_mut().find(|(other, ..)| other == name) {
                    Some((_, other, is_one)) => *is_one &= self.source.nodes.same(*other, *schema),
                    None => found.push((name.clone(), *schema, true)),
                }
            }
        }
        for (name, schema, is_one) in found {
            if is_one {
                losses.push(self.reading(
                    schema,
                    "then",
                    "the key has this type also where the condition does not hold",
                ));
                merged.properties.push(Property { name, schemas: vec![schema] });
            }
        }
        Ok(losses)
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
        let [kind] = kinds.each()[..] else { return Ok(None) };
        if !is_plain {
            return Ok(None);
        }
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
