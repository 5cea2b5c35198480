//! The rules over several fields of an object: presence, conditions and groups.

use super::object::{MAX_ASKED, Whole};
use super::scalar::with_scalar;
use super::walk::Walk;
use crate::rules::Check;
use crate::rules::condition::{Condition, Is, Test, is_other};
use crate::rules::field_path::FieldPath;
use crate::rules::literal::ScalarValue;
use crate::rules::one_of::is_one;
use crate::schema::{Field, Group, Kind, Schema};

impl Walk<'_> {
    /// Judges a group.
    pub(super) fn group(&mut self, whole: &Whole<'_>, group: &Group) -> Option<()> {
        let mut present = 0;
        for name in group.fields {
            let named = whole.object.fields.iter().position(|field| field.name == *name && field.has_key());
            let Some((_, slot)) = named.and_then(|place| whole.field(place)) else { return self.hidden() };
            present += usize::from(whole.seen.has_value(slot));
        }
        if group.admits(present) { Some(()) } else { self.broken() }
    }

    /// Judges the rules on the presence of a field.
    #[inline(never)]
    pub(super) fn presence(&mut self, whole: &Whole<'_>, field: &'static Field, slot: usize) -> Option<()> {
        // Of other types an impl by hand says whether there is a value.
        if !is_option(field) {
            return self.hidden();
        }
        let is_present = whole.seen.has_value(slot);
        for rule in field.rules {
            let Check::Presence(presence) = &rule.check else { continue };
            // Mostly the condition does not matter: what it asks for is there.
            if presence.always_admits(is_present) || !self.applies(rule)? {
                continue;
            }
            let holds = match presence.condition() {
                Some(condition) => self.holds(condition, whole)?,
                None => true,
            };
            if !presence.admits(is_present, holds) {
                return self.broken();
            }
        }
        Some(())
    }

    /// Whether a condition holds.
    fn holds(&mut self, condition: &Condition, whole: &Whole<'_>) -> Option<bool> {
        for tests in condition.any {
            let mut all = true;
            for test in *tests {
                all = all && self.test_holds(test, whole)?;
            }
            if all {
                return Some(true);
            }
        }
        Some(false)
    }

    fn test_holds(&mut self, test: &Test, whole: &Whole<'_>) -> Option<bool> {
        let FieldPath { place, inside: [], .. } = test.field else { return self.hidden() };
        let Some((field, slot)) = whole.field(place) else { return self.hidden() };
        let seen = whole.seen;
        if matches!(test.is, Is::Present) && !is_option(field) {
            return self.hidden();
        }
        if !seen.has_value(slot) {
            // Nobody but serde knows the value of a default. That of an option ended the walk.
            return if is_option(field) { Some(false) } else { self.unsure() };
        }
        if matches!(test.is, Is::Present) {
            return Some(true);
        }
        if slot >= MAX_ASKED {
            return self.hidden();
        }
        match &test.is {
            Is::Variants(_) | Is::NotVariants(_) => match seen.chosen[slot] {
                chosen @ 1..=64 => Some(test.variants >> (chosen - 1) & 1 == 1),
                _ => self.unsure(),
            },
            is => self.scalar_holds(is, seen.values[slot] as usize, (field.schema)()),
        }
    }

    /// Whether a test on a scalar holds.
    #[inline(never)]
    fn scalar_holds(&mut self, is: &Is, at: usize, schema: &'static Schema) -> Option<bool> {
        let kind = match &schema.kind {
            Kind::Option(inner) => &inner().kind,
            kind => kind,
        };
        if !is_scalar(kind) {
            return self.hidden();
        }
        let holds = with_scalar(self.at(at), kind, |scalar| match (is, scalar) {
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

/// Whether a type is one scalar, of which a condition can ask without a type's own impl.
fn is_scalar(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::String
            | Kind::BorrowedString
            | Kind::Char
            | Kind::Bool
            | Kind::Integer { .. }
            | Kind::NonZero { .. }
            | Kind::Number { .. }
    )
}

#[inline]
fn is_option(field: &Field) -> bool {
    matches!((field.schema)().kind, Kind::Option(_))
}
