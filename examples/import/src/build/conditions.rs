//! `if`, `then`, `else`, `dependentRequired`, `dependentSchemas` and `not` of objects, as rules of fields.

use super::consequences::add_presence;
use super::groups::{Demands, Group};
use super::{Builder, Built};
use crate::dsl::rules::{Condition, Literal, Rule, Test, Tests};
use crate::dsl::types::Loss;
use crate::read::nodes::NodeId;
use crate::schema::keywords::{Keywords, Types};
use crate::schema::merged::{Merged, merge};
use crate::schema::parts::All;

/// A condition, and whether the rules hold where it does not.
#[derive(Clone, Debug)]
pub(crate) struct When {
    pub condition: Condition,
    pub is_unless: bool,
}

/// What a condition asks of fields.
#[derive(Debug, Default)]
pub(crate) struct Conditional {
    /// Rules by the key of the field that has them.
    pub rules: Vec<(String, Rule)>,
    /// What no rule says.
    pub losses: Vec<Loss>,
}

/// What the properties of a condition are.
enum Own {
    /// Tests that all hold.
    Tests(Tests),
    /// The whole condition, by its opposite.
    Opposite(When),
}

impl Builder<'_, '_> {
    /// All that merged schemas say of fields under conditions.
    pub(crate) fn conditions(&mut self, merged: &Merged, demands: &mut Demands) -> Built<Conditional> {
        let mut found = Conditional::default();
        for (name, needed, _) in &merged.dependent {
            for key in needed {
                let when = When {
                    condition: Condition { any: vec![vec![is_there(name.clone())]] },
                    is_unless: false,
                };
                add_presence(&mut found, merged, key, true, &when);
            }
        }
        for (name, schema, node) in &merged.dependent_schemas {
            let when =
                When { condition: Condition { any: vec![vec![is_there(name.clone())]] }, is_unless: false };
            self.consequence(merged, *schema, &when, (*node, "dependentSchemas"), &mut found)?;
        }
        for (conditional, node) in merged.conditionals.iter().chain(&demands.conditionals) {
            let Some(when) = self.condition(merged, conditional.test)? else {
                found.losses.push(self.loss(*node, "if", "no condition says this"));
                continue;
            };
            if let Some(then) = conditional.then {
                self.consequence(merged, then, &when, (*node, "then"), &mut found)?;
            }
            if let Some(otherwise) = conditional.otherwise {
                let when = When { is_unless: !when.is_unless, ..when };
                self.consequence(merged, otherwise, &when, (*node, "else"), &mut found)?;
            }
        }
        for (when, node) in &demands.cases {
            self.consequence(merged, *node, when, (*node, "oneOf"), &mut found)?;
        }
        for node in &merged.nots {
            self.object_not(merged, *node, demands, &mut found)?;
        }
        Ok(found)
    }

    /// `not` of an object: keys and values that may not be there, alone or together.
    fn object_not(
        &self,
        merged: &Merged,
        node: NodeId,
        demands: &mut Demands,
        found: &mut Conditional,
    ) -> Built<()> {
        let keywords = self.source.keywords(node)?;
        if self.excluded_types(node)? != Types::NONE
            || keywords.types.is_some_and(|types| !types.has(Types::OBJECT))
        {
            return Ok(());
        }
        let branches = match &keywords.any_of {
            Some(branches) if keywords.required.is_empty() => branches.clone(),
            _ => vec![node],
        };
        for branch in branches {
            let Some(presence) = self.presence(branch)? else {
                match self.condition(merged, branch)? {
                    Some(When { condition, is_unless: false }) => {
                        for tests in condition.any {
                            match tests.as_slice() {
                                [test] if test.values.is_empty() => {
                                    demands.forbidden.push((test.key.clone(), node));
                                }
                                _ => found.rules.extend(never_together(tests)),
                            }
                        }
                    }
                    _ => demands.losses.push(self.loss(node, "not", "no rule says this")),
                }
                continue;
            };
            let (there, absent): (Vec<_>, Vec<_>) = presence.into_iter().partition(|(_, is_there)| *is_there);
            let there: Vec<String> = there
                .into_iter()
                .map(|(name, _)| name)
                .filter(|name| !merged.required.contains(name))
                .collect();
            match (there.as_slice(), absent.as_slice()) {
                ([name], []) => demands.forbidden.push((name.clone(), node)),
                ([_, _], []) => demands.groups.push(Group { rule: "at_most_one_of", names: there, node }),
                ([], [(name, _)]) => demands.required.push(name.clone()),
                ([], [_, ..]) => {
                    let names = absent.into_iter().map(|(name, _)| name).collect();
                    demands.groups.push(Group { rule: "at_least_one_of", names, node });
                }
                ([.., _], []) => {
                    let tests = there.iter().cloned().map(is_there).collect();
                    found.rules.extend(never_together(tests));
                }
                _ => demands.losses.push(self.loss(node, "not", "no group says this")),
            }
        }
        Ok(())
    }

    /// Reads a schema as a condition over the fields of the object.
    pub(crate) fn condition(&self, merged: &Merged, node: NodeId) -> Built<Option<When>> {
        let node = self.source.follow(node)?;
        let keywords = self.source.keywords(node)?;
        if let Some(not) = keywords.not
            && keywords.properties.is_empty()
            && keywords.required.is_empty()
        {
            let inner = self.condition(merged, not)?;
            return Ok(inner.map(|when| When { is_unless: !when.is_unless, ..when }));
        }
        let is_plain = keywords.one_of.is_none()
            && keywords.not.is_none()
            && keywords.conditional.is_none()
            && !keywords.has_reference
            && keywords.additional.is_none()
            && keywords.patterns.is_empty()
            && keywords.min_properties.is_none()
            && keywords.max_properties.is_none()
            && keywords.names.is_none()
            && keywords.dependent.is_empty()
            && keywords.dependent_schemas.is_empty()
            && keywords.literals.is_none()
            && keywords.verdict.is_none();
        if !is_plain {
            return Ok(None);
        }
        let mut any: Vec<Tests> = vec![Vec::new()];
        if let Some(branches) = &keywords.any_of {
            any.clear();
            for branch in branches {
                match self.condition(merged, *branch)? {
                    Some(When { condition, is_unless: false }) => any.extend(condition.any),
                    _ => return Ok(None),
                }
            }
        }
        for node in &keywords.all_of {
            match self.condition(merged, *node)? {
                Some(When { condition, is_unless: false }) if condition.any.len() == 1 => {
                    for tests in &mut any {
                        tests.extend(condition.any[0].iter().cloned());
                    }
                }
                _ => return Ok(None),
            }
        }
        let is_alone = any == [Vec::new()] && keywords.all_of.is_empty();
        let own = match self.tests_of(merged, &keywords, is_alone)? {
            Some(Own::Tests(own)) => own,
            Some(Own::Opposite(when)) => return Ok(Some(when)),
            None => return Ok(None),
        };
        for tests in &mut any {
            tests.extend(own.iter().cloned());
        }
        let is_empty = any.is_empty() || any.iter().any(Vec::is_empty);
        Ok((!is_empty).then_some(When { condition: Condition { any }, is_unless: false }))
    }

    /// The tests that the properties and required keys of a condition are.
    fn tests_of(&self, merged: &Merged, keywords: &Keywords, is_alone: bool) -> Built<Option<Own>> {
        let mut own = Vec::new();
        for (key, schema) in &keywords.properties {
            if self.says_nothing(*schema)? {
                continue;
            }
            let Some((values, is_not)) = self.tested(*schema)? else { return Ok(None) };
            let is_there = keywords.required.contains(key) || merged.required.contains(key);
            let (values, is_not) = match (is_not, self.others_of(merged, key, &values)?) {
                (true, Some(others)) => (others, false),
                (is_not, _) => (values, is_not),
            };
            if !is_there && is_not {
                return Ok(None);
            }
            if !is_there {
                // Holds, too, where the key is absent: only the opposite says that.
                let is_alone = is_alone && keywords.properties.len() == 1 && keywords.required.is_empty();
                let others = self.others_of(merged, key, &values)?;
                return Ok(match others {
                    Some(others) if is_alone && !others.is_empty() => {
                        let test = Test { key: key.clone(), values: others, is_not: false };
                        let condition = Condition { any: vec![vec![test]] };
                        Some(Own::Opposite(When { condition, is_unless: true }))
                    }
                    _ => None,
                });
            }
            own.push(Test { key: key.clone(), values, is_not });
        }
        for key in &keywords.required {
            let is_tested = own.iter().any(|test| test.key == *key);
            if !is_tested && !merged.required.contains(key) {
                own.push(is_there(key.clone()));
            }
        }
        Ok(Some(Own::Tests(own)))
    }

    /// The literals that a value is compared with, and whether it is none of them.
    pub(crate) fn tested(&self, node: NodeId) -> Built<Option<(Vec<Literal>, bool)>> {
        let node = self.source.follow(node)?;
        let keywords = self.source.keywords(node)?;
        if let Some(literals) = &keywords.literals {
            let found: Option<Vec<Literal>> = literals.iter().map(|node| self.literal(*node)).collect();
            return Ok(found.filter(|found| !found.is_empty()).map(|found| (found, false)));
        }
        if let Some(not) = keywords.not
            && keywords.implied() == Types::NONE
        {
            return Ok(self.tested(not)?.map(|(values, is_not)| (values, !is_not)));
        }
        // That a text is empty, or is not.
        let lengths = Keywords { min_length: None, max_length: None, ..(*keywords).clone() };
        let is_all = lengths.implied() == Types::NONE
            && lengths.of_value().is_empty()
            && !lengths.has_reference
            && lengths.types.is_none_or(|types| types == Types::STRING);
        let is_empty = match (keywords.min_length, keywords.max_length) {
            (Some(1), None) => false,
            (None, Some(0)) => true,
            _ => return Ok(None),
        };
        Ok(is_all.then(|| (vec![Literal::Text(String::new())], !is_empty)))
    }

    /// The values of a key that are none of these, if the key lists its values.
    pub(crate) fn others_of(
        &self,
        merged: &Merged,
        key: &str,
        values: &[Literal],
    ) -> Built<Option<Vec<Literal>>> {
        let Some(property) = merged.properties.iter().find(|property| property.name == key) else {
            return Ok(None);
        };
        let of_key = merge(self.source, &All::of(&property.schemas))?;
        let all: Option<Vec<Literal>> = match &of_key.literals {
            Some(literals) => literals.iter().map(|node| self.literal(*node)).collect(),
            None if of_key.types == Some(Types::BOOL) => {
                Some(vec![Literal::Bool(true), Literal::Bool(false)])
            }
            None => None,
        };
        Ok(all.map(|all| all.into_iter().filter(|one| !values.contains(one)).collect()))
    }
}

/// The test that a key is there.
fn is_there(key: String) -> Test {
    Test { key, values: Vec::new(), is_not: false }
}

/// The rule under which tests never hold all, on the key of one of them.
fn never_together(mut tests: Tests) -> Option<(String, Rule)> {
    let last = tests.iter().rposition(|test| !test.values.is_empty()).unwrap_or(tests.len().checked_sub(1)?);
    let Test { key, values, is_not } = tests.remove(last);
    let rule = match is_not {
        _ if values.is_empty() => {
            return Some((key, Rule::Presence("forbidden_if", Condition { any: vec![tests] })));
        }
        true => Rule::OneOf(values),
        false => Rule::NoneOf(values),
    };
    Some((key, if tests.is_empty() { rule } else { Rule::When(tests, vec![rule]) }))
}
