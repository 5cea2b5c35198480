//! Advice on a discriminator that is wrong or missing: which values the other keys of the object fit.

use alloc::vec::Vec;

use super::diagnosis::Diagnosis;
use super::presence::{holds, is_present, test_holds};
use crate::document::tree::entries::Entries;
use crate::report::path::Path;
use crate::rules::condition::{Is, Test};
use crate::rules::literal::{Literal, ScalarValue};
use crate::rules::one_of::is_one;
use crate::schema::shape::{Part, find_enum};
use crate::schema::{Check, Enum, Field, Presence, Tagging, Variant};

impl Diagnosis {
    /// Adds the fitting values to the violation of a discriminator, if there is one among those found since the count
    /// was `before`. The values are names of variants, or texts.
    pub(super) fn advise(
        &mut self,
        before: usize,
        at: &Path<'_>,
        are_texts: bool,
        fits: impl FnOnce() -> Vec<&'static str>,
    ) {
        if self.found.len() == before {
            return;
        }
        let pointer = at.to_pointer();
        let is_meant = |code: &str, own: &str| matches!(code, "one_of" | "missing") && own == pointer;
        let violations = self.found[before..].iter_mut().map(|found| &mut found.violation);
        let mut meant = violations.filter(|violation| is_meant(violation.code(), violation.pointer()));
        let Some(violation) = meant.next() else { return };
        let fits = fits();
        if !fits.is_empty() {
            *violation = violation.clone().with_fits(fits, are_texts);
        }
    }

    /// The variants whose content the object fits; none when all of them fit, since that is no hint.
    pub(super) fn fitting_variants(
        &self,
        variants: &'static Enum,
        content: impl Fn(&mut Diagnosis, &'static Variant) -> bool,
    ) -> Vec<&'static str> {
        // A unit variant fits any keys, so fitting says nothing.
        let fits = |variant: &&'static Variant| {
            !variant.is_unit()
                && self.guess().is_some_and(|mut guess| content(&mut guess, variant) && guess.is_right())
        };
        let fitting: Vec<_> = variants.visible().filter(fits).map(|variant| variant.name).collect();
        if fitting.len() < variants.visible().count() { fitting } else { Vec::new() }
    }
}

/// A value that a discriminator may have.
#[derive(Clone, Copy)]
enum Candidate {
    Variant(&'static Variant),
    Literal(&'static str),
}

impl Candidate {
    fn name(self) -> &'static str {
        match self {
            Candidate::Variant(variant) => variant.name,
            Candidate::Literal(text) => text,
        }
    }

    /// Whether a test of the discriminator holds.
    fn passes(self, test: &Test) -> bool {
        match (&test.is, self) {
            (Is::Present, _) => true,
            (Is::Variants(idents), Candidate::Variant(variant)) => idents.contains(&variant.ident),
            (Is::NotVariants(idents), Candidate::Variant(variant)) => !idents.contains(&variant.ident),
            (Is::Literals(literals), Candidate::Literal(text)) => {
                is_one(Some(ScalarValue::Text(text)), literals)
            }
            (Is::NotLiterals(literals), Candidate::Literal(text)) => {
                !is_one(Some(ScalarValue::Text(text)), literals)
            }
            _ => false,
        }
    }
}

/// The values of a discriminator with which the rules of all dependent keys hold, and at least one present key is
/// required or allowed by it. None when no such key is present, or when all values fit.
pub(super) fn fitting(entries: &Entries<'_>, part: Part, deciding: &'static Field) -> Vec<&'static str> {
    let candidates = candidates(deciding);
    let all = candidates.len();
    let fits = |candidate: &Candidate| fits(*candidate, entries, part, deciding);
    let fitting: Vec<_> = candidates.into_iter().filter(fits).map(Candidate::name).collect();
    if fitting.len() < all { fitting } else { Vec::new() }
}

fn candidates(field: &'static Field) -> Vec<Candidate> {
    if let Some(variants) = find_enum((field.schema)()) {
        let is_named = variants.tagging == Tagging::External;
        return variants.visible().filter(|_| is_named).map(Candidate::Variant).collect();
    }
    let literals = field.rules.iter().filter_map(|rule| match &rule.check {
        Check::OneOf(rule) => Some(rule.literals),
        _ => None,
    });
    let texts = literals.flatten().filter_map(|literal| match literal {
        Literal::Text(text) => Some(Candidate::Literal(text)),
        _ => None,
    });
    texts.collect()
}

fn fits(candidate: Candidate, entries: &Entries<'_>, part: Part, deciding: &Field) -> bool {
    let test = |test: &Test| {
        if test.field.is(deciding.name) {
            Some(candidate.passes(test))
        } else {
            test_holds(test, entries, part)
        }
    };
    let mut is_shown = false;
    for field in part.object.fields.iter().filter(|field| field.has_key()) {
        let is_present = is_present(entries, field) != Some(false) || entries.misspelt.contains(&field.name);
        let mut is_explained = None;
        for rule in field.rules {
            let Check::Presence(presence) = &rule.check else { continue };
            if rule.severity.is_warning() {
                continue;
            }
            let Some(condition) = presence.condition() else { continue };
            if !condition.any.iter().copied().flatten().any(|test| test.field.is(deciding.name)) {
                continue;
            }
            let Some(condition) = holds(condition, test) else { continue };
            if !presence.admits(is_present, condition) {
                return false;
            }
            let asks = match presence {
                Presence::RequiredIf(_) | Presence::ForbiddenUnless(_) => condition,
                _ => !condition,
            };
            is_explained = Some(asks || is_explained.unwrap_or(false));
        }
        match is_explained.filter(|_| is_present) {
            Some(true) => is_shown = true,
            Some(false) => return false,
            None => {}
        }
    }
    is_shown
}
