//! Objects: a struct where keys are known, a map where they are data.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::groups::{Demands, Group};
use super::maps::{join_keys, without_known};
use super::{Asked, Builder, Built, Hint};
use crate::dsl::names;
use crate::dsl::rules::{Condition, Literal, Rule};
use crate::dsl::types::{Def, Docs, Field, Form, Loss, Struct, Ty, Typed};
use crate::read::nodes::NodeId;
use crate::schema::keywords::Keywords;
use crate::schema::merged::Merged;
use crate::schema::parts::{All, Part};

impl Builder<'_, '_> {
    /// An object with its rules.
    pub(crate) fn object(&mut self, asked: Asked<'_>, demands: &Demands) -> Built<Typed> {
        let Asked { all, merged, hint, .. } = asked;
        let mut own = demands.clone();
        let mut merged = merged.clone();
        own.losses.extend(self.adopt(&mut merged)?);
        self.keep_names(&mut merged)?;
        let merged = &merged;
        let conditional = self.conditions(merged, &mut own)?;
        if conditional.losses.iter().any(|loss| !loss.is_reading)
            && let Some(typed) = self.by_cases(asked)?
        {
            return Ok(typed);
        }
        let speaks_of_keys = !merged.properties.is_empty()
            || !own.groups.is_empty()
            || !own.required.is_empty()
            || !conditional.rules.is_empty();
        let is_empty = merged.others.is_closed && merged.others.patterns.is_empty();
        if !speaks_of_keys && !is_empty && !all.has_tags() {
            let mut typed = self.map(merged, hint)?;
            typed.losses.extend(conditional.losses);
            typed.losses.extend(own.losses);
            for (name, _) in own.forbidden.iter().chain(&merged.forbidden) {
                typed.rules.push(Rule::Keys(vec![Rule::NoneOf(vec![Literal::Text(name.clone())])]));
            }
            join_keys(&mut typed.rules);
            return Ok(typed);
        }
        let id = self.open(Asked { merged, ..asked });
        let parent = self.types[id].name.clone();
        let mut losses = conditional.losses;
        losses.append(&mut own.losses);
        let mut fields = self.fields(merged, &own, &conditional.rules, &parent)?;
        let mut rules = self.group_rules(merged, &own, &mut fields, &mut losses);
        let place = self.types[id].place.clone();
        self.attach(&mut fields, conditional.rules, &place, &mut losses);
        self.forbid(merged, &own, &mut fields, &mut losses);
        let flattened = self.other_keys(merged, &parent, &mut losses)?;
        let is_closed = merged.others.is_closed && flattened.is_none();
        self.counts_of_keys(merged, &fields, is_closed, &mut rules, &mut losses);
        fields.extend(flattened);
        name_fields(&mut fields);
        self.types[id].losses.append(&mut losses);
        self.types[id].def = Def::Struct(Struct { fields, is_closed, rules, denies_null: false });
        Ok(Typed::plain(Ty::Named(id)))
    }

    /// Takes away the keys whose names `propertyNames` does not allow.
    fn keep_names(&self, merged: &mut Merged) -> Built<()> {
        for node in merged.names.clone() {
            for property in std::mem::take(&mut merged.properties) {
                let fits = self.fits(node, &Literal::Text(property.name.clone()))?;
                if fits == Some(false) && !merged.required.contains(&property.name) {
                    merged.forbidden.push((property.name, node));
                } else {
                    merged.properties.push(property);
                }
            }
        }
        Ok(())
    }

    fn fields(
        &mut self,
        merged: &Merged,
        demands: &Demands,
        conditional: &[(String, Rule)],
        parent: &str,
    ) -> Built<Vec<Field>> {
        let mut fields = Vec::new();
        for property in &merged.properties {
            let mut typed = if property.schemas.is_empty() {
                Typed::plain(Ty::Value)
            } else {
                self.typed(&All::of(&property.schemas), &Hint::new(&property.name, parent))?
            };
            if let Some(node) = property.schemas.first() {
                let docs = self.docs_of_key(*node, &property.name);
                let is_named = matches!(typed.ty.inner(), Ty::Named(_));
                if docs != Docs::default() || is_named || typed.docs == self.own_docs(*node) {
                    typed.docs = docs;
                }
            }
            let is_required =
                merged.required.contains(&property.name) || demands.required.contains(&property.name);
            fields.push(field(&property.name, typed, !is_required));
        }
        // Keys that only conditions and groups name have any value.
        let named = conditional
            .iter()
            .map(|(key, _)| key)
            .chain(demands.groups.iter().flat_map(|group| &group.names));
        let tested = conditional.iter().flat_map(|(_, rule)| match rule {
            Rule::Presence(_, condition) => {
                condition.any.iter().flatten().map(|test| &test.key).collect::<Vec<_>>()
            }
            Rule::When(tests, _) => tests.iter().map(|test| &test.key).collect(),
            _ => Vec::new(),
        });
        let unknown: Vec<String> = named.chain(tested).chain(&demands.required).cloned().collect();
        let is_never = |name: &String| {
            merged.others.is_closed || merged.forbidden.iter().any(|(other, _)| other == name)
        };
        for name in unknown {
            if !fields.iter().any(|field| field.key == name) && !is_never(&name) {
                let is_required = demands.required.contains(&name);
                fields.push(field(&name, Typed::plain(Ty::Value), !is_required));
            }
        }
        Ok(fields)
    }

    /// Groups as rules of the struct; those that name keys which are always or never there are worked out.
    fn group_rules(
        &self,
        merged: &Merged,
        demands: &Demands,
        fields: &mut [Field],
        losses: &mut Vec<Loss>,
    ) -> Vec<Rule> {
        let mut rules = Vec::new();
        // In the order of the schema.
        let mut groups: Vec<&Group> = demands.groups.iter().collect();
        groups.sort_by_key(|group| self.place_of(merged, group.node));
        for Group { rule, names, .. } in groups {
            let is_optional =
                |name: &&String| fields.iter().any(|field| field.key == **name && field.is_optional);
            let present: Vec<String> = names.iter().filter(is_optional).cloned().collect();
            let always =
                names.iter().any(|name| fields.iter().any(|field| field.key == *name && !field.is_optional));
            if always && *rule == "at_least_one_of" {
                continue;
            }
            match (present.len(), *rule) {
                (_, _) if always => {
                    if let Some(part) = merged.parts.first() {
                        losses.push(self.loss(part.node, "oneOf", "one of these keys is always there"));
                    }
                }
                (0, _) | (1, "at_most_one_of" | "all_or_none_of") => {}
                (1, _) => {
                    for field in fields.iter_mut().filter(|field| field.key == present[0]) {
                        field.is_optional = false;
                    }
                }
                _ => rules.push(Rule::Group(rule, present)),
            }
        }
        rules.dedup();
        rules
    }

    /// The number of the part that is a schema, or has it as its `not`.
    fn place_of(&self, merged: &Merged, node: NodeId) -> Option<usize> {
        let is_part = |part: &Part| {
            let is_not = |keywords: Rc<Keywords>| keywords.not == Some(node);
            part.node == node || self.source.keywords(part.node).is_ok_and(is_not)
        };
        merged.parts.iter().position(is_part)
    }

    /// Puts rules under conditions on their fields.
    fn attach(&self, fields: &mut [Field], rules: Vec<(String, Rule)>, place: &str, losses: &mut Vec<Loss>) {
        for (key, rule) in self.settled(fields, rules) {
            let (condition, of_value) = match &rule {
                Rule::Presence(_, condition) => (condition.clone(), false),
                Rule::When(tests, _) => (Condition { any: vec![tests.clone()] }, true),
                // A condition that always holds is none.
                _ => (Condition { any: Vec::new() }, true),
            };
            let tested = condition.any.iter().flatten();
            let is_comparable = tested.clone().all(|test| {
                let found = fields.iter().find(|field| field.key == test.key);
                found.is_some_and(|field| self.is_comparable(field, &test.values))
            });
            let are_values = |field: &Field| match rule.literals() {
                Some(literals) => self.is_comparable(field, literals),
                None => true,
            };
            let is_comparable =
                is_comparable && fields.iter().filter(|field| field.key == key).all(are_values);
            let is_itself = condition.any.iter().flatten().any(|test| test.key == key)
                || matches!(&rule, Rule::Presence(_, condition) if condition.any.is_empty());
            let Some(field) =
                fields.iter_mut().find(|field| field.key == key && (field.is_optional || of_value))
            else {
                continue;
            };
            if is_comparable && !is_itself {
                if !field.typed.rules.contains(&rule) {
                    field.typed.rules.push(rule);
                }
            } else {
                let loss = Loss {
                    place: format!("{place}/properties/{key}"),
                    keyword: "then".to_owned(),
                    why: "the condition compares what no condition can".to_owned(),
                    is_reading: false,
                };
                if !losses.contains(&loss) {
                    losses.push(loss);
                }
            }
        }
    }

    fn is_comparable(&self, field: &Field, values: &[Literal]) -> bool {
        if values.is_empty() {
            return field.is_optional;
        }
        match &field.typed.ty {
            Ty::Text => values.iter().all(|value| matches!(value, Literal::Text(_))),
            Ty::Bool => values.iter().all(|value| matches!(value, Literal::Bool(_))) && values.len() == 1,
            Ty::Int(_) | Ty::Float => values.iter().all(|value| super::numbers::fits(value, &field.typed.ty)),
            Ty::Named(id) => match &self.types[*id].def {
                Def::Enum(crate::dsl::types::Tagging::Names, variants) => {
                    values.iter().all(|value| match value {
                        Literal::Text(text) => variants.iter().any(|variant| variant.name == *text),
                        _ => false,
                    })
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Keys that may not be there: they are no fields; where other keys may be there, that is a loss.
    fn forbid(&self, merged: &Merged, demands: &Demands, fields: &mut Vec<Field>, losses: &mut Vec<Loss>) {
        for (name, _) in &demands.forbidden {
            fields.retain(|field| field.key != *name || !field.is_optional);
        }
        if merged.others.is_closed && merged.others.patterns.is_empty() {
            return;
        }
        for (name, node) in demands.forbidden.iter().chain(&merged.forbidden) {
            losses.push(self.loss(*node, "false", &format!("`{name}` may not be there, and other keys may")));
        }
    }

    /// The flattened map for keys that are no fields, if anything is said of them.
    fn other_keys(&mut self, merged: &Merged, parent: &str, losses: &mut Vec<Loss>) -> Built<Option<Field>> {
        let says_nothing = self.all_say_nothing(&merged.others.schemas)?;
        let has_names = !merged.names.is_empty() && !merged.others.is_closed;
        if merged.others.patterns.is_empty() && says_nothing && !has_names {
            return Ok(None);
        }
        let hint = Hint::new(&format!("{parent} Other"), "");
        let mut typed = self.map(merged, &hint)?;
        losses.append(&mut typed.losses);
        without_known(&mut typed.rules, &|literal| {
            merged.properties.iter().any(|property| *literal == Literal::Text(property.name.clone()))
        });
        if typed.rules.is_empty() && typed.ty == Ty::Map(Box::new(Ty::Value)) && !merged.others.is_closed {
            return Ok(None);
        }
        typed.rules.retain(|rule| !matches!(rule, Rule::Length(_)));
        let mut others = field("", typed, false);
        others.ident = "others".to_owned();
        others.is_flattened = true;
        Ok(Some(others))
    }

    /// `minProperties` and `maxProperties` of a struct, as a group where one key decides.
    fn counts_of_keys(
        &self,
        merged: &Merged,
        fields: &[Field],
        is_closed: bool,
        rules: &mut Vec<Rule>,
        losses: &mut Vec<Loss>,
    ) {
        let required = fields.iter().filter(|field| !field.is_optional).count() as u64;
        let min = merged.min_properties.filter(|min| *min > required);
        let max = merged.max_properties.filter(|max| !is_closed || *max < fields.len() as u64);
        let names = || fields.iter().map(|field| field.key.clone()).collect::<Vec<_>>();
        let rule = match (min, max) {
            (None, None) => return,
            (Some(1), None) => "at_least_one_of",
            (None, Some(1)) => "at_most_one_of",
            (Some(1), Some(1)) => "exactly_one_of",
            _ => "",
        };
        if !rule.is_empty() && is_closed && required == 0 && fields.len() > 1 {
            rules.push(Rule::Group(rule, names()));
            rules.dedup();
            return;
        }
        if let Some(part) = merged.parts.first() {
            let keyword = if min.is_some() { "minProperties" } else { "maxProperties" };
            losses.push(self.loss(part.node, keyword, "no rule counts the keys of a struct"));
        }
    }
}

fn field(key: &str, typed: Typed, is_optional: bool) -> Field {
    Field {
        key: key.to_owned(),
        ident: String::new(),
        typed,
        is_optional,
        is_flattened: false,
        form: Form::Plain,
    }
}

/// Gives each field a name of its own.
fn name_fields(fields: &mut [Field]) {
    let mut taken = BTreeSet::new();
    for field in fields {
        let wanted = if field.is_flattened { "others".to_owned() } else { names::field(&field.key) };
        field.ident = names::unique(&wanted, &taken);
        taken.insert(field.ident.clone());
    }
}
