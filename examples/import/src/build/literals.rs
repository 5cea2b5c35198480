//! `enum` and `const`: names become an enum, one value or numbers a rule.

use std::collections::{BTreeSet, HashSet};

use super::groups::Demands;
use super::numbers::{as_float, highest, holds, integer, lowest};
use super::{Asked, Builder, Built};
use crate::dsl::names;
use crate::dsl::rules::{Literal, Rule};
use crate::dsl::types::{Def, Docs, Tagging, Ty, Typed, Variant};
use crate::read::nodes::{Content, NodeId};
use crate::read::tree::Number;
use crate::schema::merged::{Merged, type_of};

/// Values that are listed.
#[derive(Default)]
struct Listed {
    /// Texts with their docs.
    texts: Vec<(String, String)>,
    numbers: Vec<Number>,
    flags: Vec<bool>,
    is_nullable: bool,
    /// The first that is a list or an object.
    other: Option<NodeId>,
    /// One of which it is not known whether the other keywords allow it.
    unknown: Option<NodeId>,
}

impl Builder<'_, '_> {
    /// The type of a value that is one of several.
    pub(crate) fn literals(&mut self, asked: Asked<'_>) -> Built<Typed> {
        let Asked { merged, fixed, .. } = asked;
        let Listed { texts, numbers, flags, is_nullable, other, unknown } = self.listed(merged)?;
        if let Some(node) = other {
            // What their types are can be said.
            let (types, _) = merged.kinds(self.source.nodes);
            let wider = Merged { literals: None, types: Some(types), ..merged.clone() };
            let mut typed = self.of_kinds(Asked { merged: &wider, ..asked }, &Demands::default(), types)?;
            typed.losses.push(self.loss(node, "enum", "no literal is a list or an object"));
            return Ok(typed);
        }
        let mut found = Vec::new();
        found.extend(one_of_flags(&flags));
        if !numbers.is_empty() {
            found.push(one_of_numbers(&numbers, merged));
        }
        let (is_alone, has_texts) = (found.is_empty(), !texts.is_empty());
        if !texts.is_empty() {
            found.push(self.one_of_texts(Asked { fixed: fixed.filter(|_| is_alone), ..asked }, texts));
        }
        let mut typed = match found.len() {
            0 if !is_nullable => return Ok(self.never(merged)),
            0 => Typed::plain(Ty::Unit),
            1 => found.remove(0),
            _ => self.first_that_fits(asked, found)?,
        };
        typed.is_nullable |= is_nullable;
        if !matches!(typed.ty, Ty::Named(_)) {
            typed.docs = self.docs(merged);
        }
        if let Some(node) = unknown {
            let why = "whether the other keywords allow all of these values is not known";
            typed.losses.push(self.loss(node, "enum", why));
        }
        if let Some((_, node)) = merged.formats.first().filter(|_| has_texts) {
            typed.losses.push(self.reading(*node, "format", "the listed values are taken as they are"));
        }
        Ok(typed)
    }

    /// The listed values by their types, without those that other keywords exclude.
    fn listed(&self, merged: &Merged) -> Built<Listed> {
        let mut listed = Listed::default();
        let mut seen = HashSet::new();
        for (index, node) in merged.literals.iter().flatten().enumerate() {
            let kind = type_of(self.source.nodes.content(*node));
            if merged.types.is_some_and(|types| !types.has(kind)) {
                continue;
            }
            let literal = self.literal(*node);
            if let Some(literal) = &literal {
                match self.fits_all(merged, literal)? {
                    Some(false) => continue,
                    Some(true) => {}
                    None => listed.unknown = Some(*node),
                }
            }
            match (self.source.nodes.content(*node), literal) {
                (Content::Null, _) => listed.is_nullable = true,
                (_, None) => listed.other = listed.other.or(Some(*node)),
                (_, Some(literal)) if !seen.insert(literal.clone()) => {}
                (_, Some(Literal::Text(text))) => {
                    listed.texts.push((text, merged.literal_docs.get(index).cloned().unwrap_or_default()));
                }
                (_, Some(Literal::Number(number))) => listed.numbers.push(number),
                (_, Some(Literal::Bool(flag))) => listed.flags.push(flag),
            }
        }
        Ok(listed)
    }

    /// One text is a rule, several are an enum. One is an enum, too, where a definition names it, and within branches,
    /// which only types tell apart.
    fn one_of_texts(&mut self, asked: Asked<'_>, texts: Vec<(String, String)>) -> Typed {
        let all = asked.all;
        if let [(text, _)] = texts.as_slice()
            && self.in_branch == 0
            && !matches!(all.parts.as_slice(), [part] if self.reference_name(part.node).is_some())
        {
            let mut typed = Typed::plain(Ty::Text);
            typed.rules.push(Rule::OneOf(vec![Literal::Text(text.clone())]));
            return typed;
        }
        let texts = texts.into_iter().map(|(text, docs)| (text, Docs { text: docs, deprecated: false }));
        self.names_enum(asked, texts.collect())
    }

    /// An enum of names.
    pub(crate) fn names_enum(&mut self, asked: Asked<'_>, texts: Vec<(String, Docs)>) -> Typed {
        let mut variants = name_variants(texts);
        let id = self.open(asked);
        take_docs(&mut variants, &mut self.types[id].docs.text);
        self.types[id].def = Def::Enum(Tagging::Names, variants);
        Typed::plain(Ty::Named(id))
    }
}

/// Unit variants with names of their own in Rust.
pub(crate) fn name_variants(texts: Vec<(String, Docs)>) -> Vec<Variant> {
    let mut taken = BTreeSet::new();
    let mut variants = Vec::new();
    for (name, docs) in texts {
        let ident = names::unique(&names::variant(&name), &taken);
        taken.insert(ident.clone());
        variants.push(Variant { name, ident, content: None, inline: None, docs });
    }
    variants
}

/// Moves the lines of a description that speak of one name (``- `name`: text``) to their variants.
fn take_docs(variants: &mut [Variant], text: &mut String) {
    let mut rest = Vec::new();
    let mut found = 0;
    for line in text.lines() {
        let told = line.strip_prefix("- `").and_then(|line| line.split_once('`')).map(|(name, told)| {
            let told = told.strip_prefix(" (deprecated)").map_or((false, told), |told| (true, told));
            (name, told.0, told.1.strip_prefix(": ").unwrap_or(told.1).trim())
        });
        match told
            .and_then(|told| variants.iter_mut().find(|variant| variant.name == told.0).map(|v| (v, told)))
        {
            Some((variant, (_, is_deprecated, told))) if variant.docs.text.is_empty() => {
                told.clone_into(&mut variant.docs.text);
                variant.docs.deprecated |= is_deprecated;
                found += 1;
            }
            _ => rest.push(line),
        }
    }
    if found > 0 {
        *text = rest.join("\n").trim().to_owned();
    }
}

fn one_of_flags(flags: &[bool]) -> Option<Typed> {
    let mut typed = Typed::plain(Ty::Bool);
    if let [flag] = flags {
        typed.rules.push(Rule::OneOf(vec![Literal::Bool(*flag)]));
    }
    (!flags.is_empty()).then_some(typed)
}

fn one_of_numbers(numbers: &[Number], merged: &Merged) -> Typed {
    let whole: Option<Vec<i128>> = numbers.iter().map(|number| number.as_int()).collect();
    // An integer of Rust holds all of them, or none does.
    let is_held = |whole: &Vec<i128>| {
        let (min, max) = (whole.iter().min().copied(), whole.iter().max().copied());
        [min, max].into_iter().flatten().all(|int| holds(integer(min, max), int))
    };
    let ty = match whole.filter(is_held) {
        Some(_) if merged.min.is_some() || merged.max.is_some() => {
            Ty::Int(integer(lowest(merged.min), highest(merged.max)))
        }
        Some(whole) => {
            let (min, max) = (whole.iter().min().copied(), whole.iter().max().copied());
            Ty::Int(integer(min.map(|min| min.min(0)), max.map(|max| max.max(i128::from(u32::MAX)))))
        }
        None => Ty::Float,
    };
    let number = |number: &Number| match ty {
        Ty::Float => Literal::Number(as_float(*number)),
        _ => Literal::Number(*number),
    };
    let numbers = numbers.iter().map(number).collect();
    let mut typed = Typed::plain(ty);
    typed.rules.push(Rule::OneOf(numbers));
    typed
}
