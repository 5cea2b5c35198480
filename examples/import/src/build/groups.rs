//! Branches that only say which keys are there: they become groups of fields.

use super::conditions::When;
use super::counts::{Count, count};
use super::{Builder, Built};
use crate::dsl::rules::{Condition, Literal, Test};
use crate::dsl::types::Loss;
use crate::read::nodes::NodeId;
use crate::schema::keywords::{Conditional, Keywords, Types};
use crate::schema::merged::{Branches, Merged};

/// Keys that are there, or are not.
pub(crate) type Presence = Vec<(String, bool)>;

/// A rule over keys, and the schema that demands it.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub rule: &'static str,
    pub names: Vec<String>,
    pub node: NodeId,
}

/// What branches demand of keys.
#[derive(Clone, Debug, Default)]
pub(crate) struct Demands {
    /// The rules with their keys.
    pub groups: Vec<Group>,
    /// Keys that are not there.
    pub forbidden: Vec<(String, NodeId)>,
    /// Keys that are there.
    pub required: Vec<String>,
    /// Branches that are conditions.
    pub conditionals: Vec<(Conditional, NodeId)>,
    /// Branches that hold where a key has a value.
    pub cases: Vec<(When, NodeId)>,
    /// What no rule says.
    pub losses: Vec<Loss>,
}

impl Builder<'_, '_> {
    /// Takes the branches apart: those that only speak of keys, and the first of the others.
    pub(crate) fn split_branches(&self, merged: &Merged, types: Types) -> Built<(Demands, Option<Branches>)> {
        let mut demands = Demands::default();
        let mut first = None;
        for branches in &merged.branches {
            let objects = &self.of_objects(branches)?;
            let is_object = types.without(Types::NULL) == Types::OBJECT
                || (types == Types::ALL && !merged.properties.is_empty());
            let group = if is_object { self.group(branches, merged, &mut demands)? } else { Reading::None };
            if group == Reading::Said {
                continue;
            }
            if types.without(Types::NULL) == Types::OBJECT
                && group == Reading::None
                && self.only_constrains(objects, merged)?
            {
                self.implication(objects, merged, &mut demands)?;
                continue;
            }
            if first.is_none() {
                first = Some(branches.clone());
            }
        }
        Ok((demands, first))
    }

    /// The branches that speak of objects.
    fn of_objects(&self, branches: &Branches) -> Built<Branches> {
        let mut objects = Branches { nodes: Vec::new(), ..branches.clone() };
        for node in &branches.nodes {
            let keywords = self.source.keywords(self.source.follow(*node)?)?;
            if keywords.types.is_none_or(|types| types.has(Types::OBJECT)) {
                objects.nodes.push(*node);
            }
        }
        Ok(objects)
    }

    /// Whether the branches only speak of keys that the object has anyway, and no key tells them apart: an enum of
    /// objects with the same keys would be no help.
    fn only_constrains(&self, branches: &Branches, merged: &Merged) -> Built<bool> {
        if merged.properties.is_empty() {
            return Ok(false);
        }
        for node in &branches.nodes {
            let node = self.source.follow(*node)?;
            let keywords = self.source.keywords(node)?;
            let is_known = |name: &String| merged.properties.iter().any(|property| property.name == *name);
            let adds = keywords.has_reference
                || !keywords.all_of.is_empty()
                || keywords.additional.is_some()
                || !keywords.patterns.is_empty()
                || keywords.one_of.is_some()
                || !keywords.properties.iter().all(|(name, _)| is_known(name));
            if adds {
                return Ok(false);
            }
        }
        Ok(self.shared_tag(branches, merged)?.is_none())
    }

    /// Branches that the value of one key tells apart, which each requires: each holds where the key has its value.
    fn cases(&self, branches: &Branches, merged: &Merged, demands: &mut Demands) -> Built<bool> {
        let Some(first) = branches.nodes.first() else { return Ok(false) };
        let first = self.source.keywords(self.source.follow(*first)?)?;
        for (key, _) in &first.properties {
            let mut all: Vec<Literal> = Vec::new();
            let mut found = Vec::new();
            for node in &branches.nodes {
                let node = self.source.follow(*node)?;
                let keywords = self.source.keywords(node)?;
                let is_there = keywords.required.contains(key) || merged.required.contains(key);
                let schema = keywords.properties.iter().find(|(name, _)| name == key).map(|(_, node)| *node);
                let Some(schema) = schema.filter(|_| is_there) else { break };
                let Some((values, false)) = self.tested(schema)? else { break };
                if values.iter().any(|value| all.contains(value)) {
                    break;
                }
                all.extend(values.iter().cloned());
                let test = Test { key: key.clone(), values, is_not: false };
                let condition = Condition { any: vec![vec![test]] };
                found.push((When { condition, is_unless: false }, node));
            }
            let covers = self.others_of(merged, key, &all)?.is_some_and(|others| others.is_empty());
            if found.len() == branches.nodes.len() && covers {
                if !merged.required.contains(key) {
                    demands.required.push(key.clone());
                }
                demands.cases.extend(found);
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Two branches of which one holds: if not the one, then the other.
    fn implication(&self, branches: &Branches, merged: &Merged, demands: &mut Demands) -> Built<()> {
        let node = branches.part.node;
        if self.cases(branches, merged, demands)? {
            return Ok(());
        }
        if let ([one, other], false) = (branches.nodes.as_slice(), branches.is_one) {
            for (test, otherwise) in [(*one, *other), (*other, *one)] {
                if self.condition(merged, test)?.is_some() {
                    let otherwise = Some(otherwise);
                    demands.conditionals.push((Conditional { test, then: None, otherwise }, node));
                    return Ok(());
                }
            }
        }
        let keyword = if branches.is_one { "oneOf" } else { "anyOf" };
        demands.losses.push(self.loss(node, keyword, "no rule says which of these hold together"));
        Ok(())
    }

    /// Reads branches as a group.
    fn group(&self, branches: &Branches, merged: &Merged, demands: &mut Demands) -> Built<Reading> {
        let mut found: Vec<Presence> = Vec::new();
        for node in &branches.nodes {
            match self.presence_in(Some(merged), *node)? {
                Some(presence) => found.push(presence),
                None => return Ok(Reading::None),
            }
        }
        // What is required anyway is there in every branch.
        let is_required = |name: &String| merged.required.contains(name);
        for presence in &mut found {
            presence.retain(|(name, is_there)| !(*is_there && is_required(name)));
        }
        let is_impossible =
            |presence: &Presence| presence.iter().any(|(name, is_there)| !is_there && is_required(name));
        found.retain(|presence| !is_impossible(presence));
        found.dedup();
        let keyword = if branches.is_one { "oneOf" } else { "anyOf" };
        match count(&found, branches.is_one) {
            Some(Count::Nothing) => {}
            Some(Count::All(presence)) => {
                for (name, is_there) in presence {
                    if is_there {
                        demands.required.push(name);
                    } else {
                        demands.forbidden.push((name, branches.part.node));
                    }
                }
            }
            Some(Count::Group(rule, names)) => {
                if !demands.groups.iter().any(|own| own.rule == rule && own.names == names) {
                    demands.groups.push(Group { rule, names, node: branches.part.node });
                }
            }
            // Structs with and without these keys do.
            None if merged.others.is_closed => return Ok(Reading::Several),
            None => {
                let why = "no group says which of these keys stand together";
                demands.losses.push(self.loss(branches.part.node, keyword, why));
            }
        }
        Ok(Reading::Said)
    }

    /// The keys that a schema demands or forbids, if it says nothing else.
    pub(crate) fn presence(&self, node: NodeId) -> Built<Option<Presence>> {
        self.presence_in(None, node)
    }

    /// The same, where what an object says of the values of its keys anyway is nothing else.
    fn presence_in(&self, merged: Option<&Merged>, node: NodeId) -> Built<Option<Presence>> {
        let node = self.source.follow(node)?;
        let keywords = self.source.keywords(node)?;
        if keywords.verdict == Some(true) {
            return Ok(Some(Vec::new()));
        }
        if keywords.verdict.is_some() || !says_only_keys(&keywords) {
            return Ok(None);
        }
        let mut presence: Presence = keywords.required.iter().map(|name| (name.clone(), true)).collect();
        for (name, node) in &keywords.properties {
            let value = self.source.keywords(*node)?;
            match value.verdict {
                Some(false) => presence.push((name.clone(), false)),
                Some(true) => {}
                None if self.is_not_null(*node)? && keywords.required.contains(name) => {}
                None if self.says_nothing(*node)? => {}
                None => match merged {
                    Some(merged) if self.is_said_already(merged, name, *node)? => {}
                    _ => return Ok(None),
                },
            }
        }
        if let Some(not) = keywords.not {
            let inner = self.source.keywords(not)?;
            let alternatives = match &inner.any_of {
                Some(branches)
                    if inner.required.is_empty()
                        && says_only_keys(&Keywords { any_of: None, ..(*inner).clone() }) =>
                {
                    branches.clone()
                }
                _ => vec![not],
            };
            for branch in alternatives {
                match self.presence(branch)?.as_deref() {
                    Some([(name, true)]) => presence.push((name.clone(), false)),
                    Some([(name, false)]) => presence.push((name.clone(), true)),
                    _ => return Ok(None),
                }
            }
        }
        for node in &keywords.all_of {
            match self.presence_in(merged, *node)? {
                Some(more) => presence.extend(more),
                None => return Ok(None),
            }
        }
        Ok(Some(presence))
    }

    fn is_not_null(&self, node: NodeId) -> Built<bool> {
        let keywords = self.source.keywords(node)?;
        match keywords.not {
            Some(not) => Ok(self.excluded_types(not)? == Types::NULL),
            None => Ok(false),
        }
    }

    /// Whether a schema has nothing but annotations.
    pub(crate) fn says_nothing(&self, node: NodeId) -> Built<bool> {
        let keywords = self.source.keywords(node)?;
        Ok(keywords.verdict != Some(false)
            && keywords.types.is_none_or(|types| types == Types::ALL)
            && keywords.is_bare()
            && !keywords.has_reference)
    }
}

/// Whether a schema may only speak of keys: its properties and `not` are still to be looked at.
fn says_only_keys(keywords: &Keywords) -> bool {
    keywords.types.is_none_or(|types| types == Types::OBJECT)
        && keywords.literals.is_none()
        && !keywords.implied().has(Types::ALL.without(Types::OBJECT))
        && keywords.additional.is_none()
        && keywords.unevaluated.is_none()
        && keywords.patterns.is_empty()
        && keywords.names.is_none()
        && keywords.min_properties.is_none()
        && keywords.max_properties.is_none()
        && keywords.dependent.is_empty()
        && keywords.dependent_schemas.is_empty()
        && keywords.any_of.is_none()
        && keywords.one_of.is_none()
        && keywords.conditional.is_none()
        && !keywords.has_reference
}

/// What branches are that only speak of keys.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// They say more.
    None,
    /// No group, but the objects can be told apart.
    Several,
    /// What they demand is noted.
    Said,
}
