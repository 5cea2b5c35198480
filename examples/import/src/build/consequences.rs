//! What holds under a condition: `then`, `else` and `dependentSchemas` as rules of fields.

use super::conditions::{Conditional, When};
use super::{Builder, Built};
use crate::dsl::rules::{Condition, Literal, Rule, Test, Tests};
use crate::read::nodes::NodeId;
use crate::schema::keywords::{Keywords, Types};
use crate::schema::merged::Merged;

impl Builder<'_, '_> {
    /// What holds under a condition.
    pub(crate) fn consequence(
        &mut self,
        merged: &Merged,
        node: NodeId,
        when: &When,
        (at, keyword): (NodeId, &str),
        found: &mut Conditional,
    ) -> Built<()> {
        let node = self.source.follow(node)?;
        let keywords = self.source.keywords(node)?;
        for key in &keywords.required {
            add_presence(found, merged, key, true, when);
        }
        for (key, schema) in &keywords.properties {
            let value = self.source.keywords(*schema)?;
            if value.verdict == Some(false) {
                add_presence(found, merged, key, false, when);
                continue;
            }
            let is_said = self.says_nothing(*schema)?
                || self.is_said_already(merged, key, *schema)?
                || is_the_test(when, key, self.tested(*schema)?.as_ref());
            if !is_said {
                self.value_when(merged, key, *schema, when, found)?;
            }
        }
        for inner in &keywords.all_of {
            self.consequence(merged, *inner, when, (at, keyword), found)?;
        }
        let mut rest = self.after_keys(merged, &keywords, when, found)?;
        if let Some(not) = rest.not.take() {
            match self.presence(not)?.as_deref() {
                Some([(key, true)]) => add_presence(found, merged, key, false, when),
                Some([(key, false)]) => add_presence(found, merged, key, true, when),
                _ => rest.not = Some(not),
            }
        }
        if let Some([one, other]) = rest.any_of.as_deref()
            && self.either(merged, (*one, *other), when, at, found)?
        {
            rest.any_of = None;
        }
        let is_rest = rest.implied() != Types::NONE
            || rest.any_of.is_some()
            || rest.one_of.is_some()
            || rest.not.is_some()
            || rest.conditional.is_some()
            || rest.has_reference
            || rest.verdict == Some(false);
        if is_rest {
            found.losses.push(self.loss(at, keyword, "no rule under a condition says all of this"));
        }
        Ok(())
    }

    /// Two schemas of which one holds under a condition: if not the one, then the other. Whether that could be said.
    fn either(
        &mut self,
        merged: &Merged,
        (one, other): (NodeId, NodeId),
        when: &When,
        at: NodeId,
        found: &mut Conditional,
    ) -> Built<bool> {
        for (test, otherwise) in [(one, other), (other, one)] {
            if let Some(not) = self.condition(merged, test)?
                && not.is_unless
                && !when.is_unless
            {
                let condition = both(&when.condition, &not.condition);
                if !condition.any.is_empty() {
                    let when = When { condition, is_unless: false };
                    self.consequence(merged, otherwise, &when, (at, "anyOf"), found)?;
                }
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Closed objects and dependencies under a condition; what is left of the keywords.
    fn after_keys(
        &self,
        merged: &Merged,
        keywords: &Keywords,
        when: &When,
        found: &mut Conditional,
    ) -> Built<Keywords> {
        let mut rest = keywords.clone();
        rest.required.clear();
        rest.properties.clear();
        rest.all_of.clear();
        if self.is_closed(keywords)? {
            let is_own = |name: &str| keywords.properties.iter().any(|(own, _)| own == name);
            for property in merged.properties.iter().filter(|property| !is_own(&property.name)) {
                add_presence(found, merged, &property.name, false, when);
            }
            if merged.others.is_closed {
                rest.additional = None;
            }
        }
        if !when.is_unless {
            for (name, needed) in std::mem::take(&mut rest.dependent) {
                let test = Test { key: name, values: Vec::new(), is_not: false };
                let both = |tests| together(tests, &vec![test.clone()]);
                let any: Vec<Tests> = when.condition.any.iter().filter_map(both).collect();
                if any.is_empty() {
                    continue;
                }
                let when = When { condition: Condition { any }, is_unless: false };
                for key in &needed {
                    add_presence(found, merged, key, true, &when);
                }
            }
        }
        Ok(rest)
    }

    /// Whether an object has no other keys than its properties.
    pub(crate) fn is_closed(&self, keywords: &Keywords) -> Built<bool> {
        Ok(match keywords.additional {
            Some(node) => self.source.keywords(node)?.verdict == Some(false) && keywords.patterns.is_empty(),
            None => false,
        })
    }

    /// Whether a schema under a condition only repeats what the key has anyway.
    pub(crate) fn is_said_already(&self, merged: &Merged, key: &str, schema: NodeId) -> Built<bool> {
        let schema = self.source.follow(schema)?;
        let Some(property) = merged.properties.iter().find(|property| property.name == key) else {
            return Ok(false);
        };
        for own in &property.schemas {
            if self.source.nodes.same(self.source.follow(*own)?, schema) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Whether a value under a condition is the one that the condition asks for.
fn is_the_test(when: &When, key: &str, tested: Option<&(Vec<Literal>, bool)>) -> bool {
    match (when.condition.any.as_slice(), tested) {
        ([tests], Some((values, is_not))) if !when.is_unless => {
            tests.iter().any(|test| test.key == key && test.values == *values && test.is_not == *is_not)
        }
        _ => false,
    }
}

/// Adds a rule of presence, unless the key is there anyway.
pub(crate) fn add_presence(found: &mut Conditional, merged: &Merged, key: &str, is_there: bool, when: &When) {
    if merged.required.iter().any(|name| name == key) && is_there {
        return;
    }
    let name = match (is_there, when.is_unless) {
        (true, false) => "required_if",
        (true, true) => "required_unless",
        (false, false) => "forbidden_if",
        (false, true) => "forbidden_unless",
    };
    let mut condition = when.condition.clone();
    if when.is_unless
        && let Some((_, Rule::Presence(_, other))) = found
            .rules
            .iter()
            .find(|(of, rule)| of == key && matches!(rule, Rule::Presence(own, _) if *own == name))
    {
        // Repeated, the rule would say *unless this or that*: both demands hold, so it is *unless this and that*.
        condition = both(other, &condition);
        found.rules.retain(|(of, rule)| of != key || !matches!(rule, Rule::Presence(own, _) if *own == name));
        if condition.any.is_empty() {
            // Never both: the demand always holds, which the loss of its condition leaves unsaid.
            return;
        }
    }
    found.rules.push((key.to_owned(), Rule::Presence(name, condition)));
}

/// Both conditions: each list of tests with each of the other.
fn both(one: &Condition, other: &Condition) -> Condition {
    let mut any = Vec::new();
    for first in &one.any {
        for second in &other.any {
            if let Some(tests) = together(first, second)
                && !any.contains(&tests)
            {
                any.push(tests);
            }
        }
    }
    Condition { any }
}

/// The tests of both lists; `None` when they exclude each other.
fn together(one: &Tests, other: &Tests) -> Option<Tests> {
    let mut tests = one.clone();
    for test in other {
        match tests.iter_mut().find(|own| own.key == test.key) {
            None => tests.push(test.clone()),
            Some(own) if own.values.is_empty() => own.clone_from(test),
            Some(_) if test.values.is_empty() => {}
            Some(own) if own.is_not && test.is_not => own.values.extend(test.values.iter().cloned()),
            Some(own) if own.is_not != test.is_not => return None,
            Some(own) => {
                own.values.retain(|value| test.values.contains(value));
                if own.values.is_empty() {
                    return None;
                }
            }
        }
    }
    Some(tests)
}
