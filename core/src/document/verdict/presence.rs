//! The rules over several fields of an object: presence, conditions and groups.

use core::ops::Range;

use super::findings::Findings;
use super::object::{Keys, MAX_ASKED, Seen, is_same};
use super::scalar::with_scalar;
use super::walk::{Walk, is_scalar};
use crate::lexer::{Lexer, Str};
use crate::report::path::Segment;
use crate::rules::condition::{Condition, Is, Test, is_other};
use crate::rules::field_path::FieldPath;
use crate::rules::literal::ScalarValue;
use crate::rules::one_of::is_one;
use crate::rules::{Check, Rule};
use crate::schema::{Field, Group, Kind};

impl<'t, F: Findings<'t>> Walk<'t, F> {
    /// Judges a group.
    pub(super) fn group(
        &mut self,
        range: Range<usize>,
        keys: Keys,
        seen: &Seen,
        rule: &'static Rule,
        group: &Group,
    ) -> Option<()> {
        let mut present = 0;
        for name in group.fields {
            let slot = self.asked(keys, name)?.0;
            present += usize::from(seen.has_value(slot));
        }
        if group.admits(present) { Some(()) } else { self.broken(range, rule, None) }
    }

    /// Judges the rules on the presence of a field.
    pub(super) fn presence(
        &mut self,
        range: Range<usize>,
        keys: Keys,
        seen: &Seen,
        field: &'static Field,
        slot: usize,
    ) -> Option<()> {
        // Of other types an impl by hand says whether there is a value.
        if !is_option(field) {
            return self.hidden();
        }
        for rule in field.rules {
            let Check::Presence(presence) = &rule.check else { continue };
            if !self.applies(rule)? {
                continue;
            }
            let is_present = seen.has_value(slot);
            // Mostly the condition does not matter: what it asks for is there.
            if presence.admits(is_present, true) && presence.admits(is_present, false) {
                continue;
            }
            let holds = match presence.condition() {
                Some(condition) => self.holds(condition, keys, seen)?,
                None => true,
            };
            if !presence.admits(is_present, holds) {
                self.presence_broken(range.clone(), seen, (field, slot), rule)?;
            }
        }
        Some(())
    }

    #[cold]
    fn presence_broken(
        &mut self,
        range: Range<usize>,
        seen: &Seen,
        (field, slot): (&'static Field, usize),
        rule: &'static Rule,
    ) -> Option<()> {
        let (range, name) = if seen.has(slot) {
            // The place is the key, which no longer is at hand, under the name that it has there.
            let value = seen.values.get(slot).copied().or_else(|| self.unsure())?;
            let lexer = self.at(range.start);
            let key = key_of(lexer, value as usize).or_else(|| self.unsure())?;
            let mut names = core::iter::once(field.name).chain(field.aliases.iter().copied());
            (key.range(), names.find(|name| lexer.is_text(key, name)).or_else(|| self.unsure())?)
        } else {
            (range, field.name)
        };
        self.findings.enter(Segment::Key(name));
        self.broken(range, rule, None)?;
        self.findings.leave();
        Some(())
    }

    /// Whether a condition holds.
    fn holds(&mut self, condition: &Condition, keys: Keys, seen: &Seen) -> Option<bool> {
        for tests in condition.any {
            let mut all = true;
            for test in *tests {
                all = all && self.test_holds(test, keys, seen)?;
            }
            if all {
                return Some(true);
            }
        }
        Some(false)
    }

    fn test_holds(&mut self, test: &Test, keys: Keys, seen: &Seen) -> Option<bool> {
        let FieldPath { field, inside: [], .. } = test.field else { return self.hidden() };
        let (slot, field) = self.asked(keys, field)?;
        if matches!(test.is, Is::Present) && !is_option(field) {
            return self.hidden();
        }
        if !seen.has_value(slot) {
            // Nobody but serde knows the value of a default.
            let is_absent = seen.has(slot) || field.filled.is_none() && is_option(field);
            return if is_absent { Some(false) } else { self.unsure() };
        }
        if matches!(test.is, Is::Present) {
            return Some(true);
        }
        if slot >= MAX_ASKED {
            return self.hidden();
        }
        let schema = (field.schema)();
        match &test.is {
            Is::Variants(idents) | Is::NotVariants(idents) => {
                let chosen = usize::from(seen.chosen[slot]).checked_sub(1);
                let Some((ident, _)) = chosen.and_then(|chosen| test.names.get(chosen)) else {
                    return self.unsure();
                };
                let is_one = idents.iter().any(|own| is_same(own, ident));
                Some(is_one == matches!(test.is, Is::Variants(_)))
            }
            _ if !is_scalar(schema) => self.hidden(),
            is => {
                let lexer = self.at(seen.values[slot] as usize);
                let holds = with_scalar(lexer, schema, |scalar| match (is, scalar) {
                    (Is::Literals(literals), _) => Some(is_one(Some(scalar), literals)),
                    (Is::NotLiterals(literals), _) => Some(is_other(Some(scalar), literals)),
                    (Is::Compared(comparison, bound), ScalarValue::Number(number)) => {
                        Some(comparison.admits(Some(number), *bound))
                    }
                    _ => None,
                });
                holds.flatten().or_else(|| self.unsure())
            }
        }
    }

    /// The field of a name that has a key of its own.
    fn asked(&mut self, keys: Keys, name: &str) -> Option<(usize, &'static Field)> {
        let slot = keys.source.slot(name).or_else(|| self.hidden())?;
        match keys.source.get(slot).filter(|field| field.has_key()) {
            Some(field) => Some((slot, field)),
            None => self.hidden(),
        }
    }
}

fn is_option(field: &Field) -> bool {
    matches!((field.schema)().kind, Kind::Option(_))
}

/// The key of the value that begins at an offset, in the object at the lexer's place.
fn key_of(mut lexer: Lexer<'_>, value: usize) -> Option<Str> {
    lexer.enter().ok()?;
    let mut is_first = true;
    loop {
        let entry = lexer.next_entry(is_first).ok()??;
        if entry.value == value {
            return Some(entry.key);
        }
        lexer.skip_deep_value().ok()?;
        is_first = false;
    }
}
