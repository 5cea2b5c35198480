//! The optional fields that each variant of a discriminator requires, whatever other fields are present.

use proc_macro2::Ident;

use crate::model::{Discriminator, Field, Fields};
use crate::rules::condition::{Is, Test};
use crate::rules::presence::{Presence, PresenceKind};
use crate::rules::rule::FieldRule;
use crate::syntax::types::optional_inner;

/// For each decided variant, the indices of the optional fields that it requires by itself, in source order.
pub(super) fn requirements(discriminator: &Discriminator, field: &Field, fields: &Fields) -> Vec<Vec<usize>> {
    let mut places: Vec<(String, usize)> =
        discriminator.variants.iter().enumerate().map(|(place, (own, _))| (own.to_string(), place)).collect();
    places.sort_unstable();
    let requirements = Requirements { places, tested: &field.ident };
    let mut required: Vec<Vec<usize>> = vec![Vec::new(); discriminator.variants.len()];
    for (place, own) in fields.fields.iter().enumerate() {
        if own.ident == field.ident || optional_inner(&own.ty).is_none() {
            continue;
        }
        let mut variants: Vec<usize> = own.rules.iter().flat_map(|rule| requirements.of_rule(rule)).collect();
        variants.sort_unstable();
        variants.dedup();
        variants.into_iter().for_each(|variant| required[variant].push(place));
    }
    required
}

/// The names of the decided variants, sorted, and the field that has them.
struct Requirements<'a> {
    places: Vec<(String, usize)>,
    tested: &'a str,
}

impl Requirements<'_> {
    /// The variants for which a rule requires its field, whatever other fields are present.
    fn of_rule(&self, rule: &FieldRule) -> Vec<usize> {
        let Some(presence) = rule.get::<Presence>() else { return Vec::new() };
        match (presence.kind, &presence.condition) {
            (PresenceKind::Required, _) => (0..self.places.len()).collect(),
            (PresenceKind::RequiredIf, Some(condition)) => {
                // Only an alternative that tests nothing but the variant decides by itself.
                let alone = condition.any.iter().filter(|tests| tests.len() == 1).flatten();
                alone.filter_map(|test| self.named(test)).flatten().collect()
            }
            (PresenceKind::RequiredUnless, Some(condition)) => {
                let left = condition.any.iter().map(|tests| self.left_by(tests));
                left.reduce(common).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// The variants that some of the tests exclude.
    fn left_by(&self, tests: &[Test]) -> Vec<usize> {
        let Some(named) = tests.iter().filter_map(|test| self.named(test)).reduce(common) else {
            return Vec::new();
        };
        (0..self.places.len()).filter(|place| named.binary_search(place).is_err()).collect()
    }

    /// The variants for which a test of the discriminator holds, in ascending order.
    fn named(&self, test: &Test) -> Option<Vec<usize>> {
        if !test.path.is(self.tested) {
            return None;
        }
        let place = |name: String| self.places.binary_search_by(|own| own.0.cmp(&name)).ok();
        let named = |variants: &[Ident]| -> Vec<usize> {
            let places = variants.iter().filter_map(|variant| place(variant.to_string()));
            let mut places: Vec<usize> = places.map(|place| self.places[place].1).collect();
            places.sort_unstable();
            places
        };
        match &test.is {
            Is::Variants(variants) => Some(named(variants)),
            Is::NotVariants(variants) => {
                let named = named(variants);
                Some((0..self.places.len()).filter(|place| named.binary_search(place).is_err()).collect())
            }
            _ => None,
        }
    }
}

/// The common items of two ascending lists.
fn common(a: Vec<usize>, b: Vec<usize>) -> Vec<usize> {
    a.into_iter().filter(|place| b.binary_search(place).is_ok()).collect()
}
