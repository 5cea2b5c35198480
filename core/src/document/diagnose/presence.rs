//! Groups and presence rules, checked on the keys of an object.

use super::diagnosis::Diagnosis;
use super::look::{Seen, look};
use super::value::{fits, read, scalar};
use crate::document::tree::entries::Entries;
use crate::document::tree::node::Value;
use crate::report::path::Path;
use crate::rules::condition::{Condition, Is, Test};
use crate::rules::literal::ScalarValue;
use crate::rules::one_of::is_one;
use crate::rules::template::is_template;
use crate::schema::shape::{
    Part, find_enum, inner_kind, is_filled, keeps_null, may_be_absent, takes_templates, variant_reader,
};
use crate::schema::{Check, Field};

impl Diagnosis {
    /// Checks the groups of a struct.
    pub(super) fn check_groups(&mut self, entries: &Entries<'_>, part: Part, at: &Path<'_>) {
        for rule in part.rules {
            let Check::Group(group) = &rule.check else { continue };
            // The fields of a flattened type have no keys here; only typed values show whether they are there.
            if !group.fields.iter().all(|name| part.find(name).is_some()) {
                continue;
            }
            let fields = group.fields.iter().filter_map(|name| part.find(name));
            if fields.clone().any(|field| is_present(entries, field).is_none()) {
                continue;
            }
            let present = fields.clone().filter(|field| is_present(entries, field) == Some(true)).count();
            // A misspelt key may mean a field of the group: only counts that are wrong either way are reported.
            let misspelt = fields.filter(|field| entries.misspelt.contains(&field.name)).count();
            if !(present..=present + misspelt).any(|count| group.admits(count)) {
                self.broken_group(entries.node.range(), at, rule, present);
            }
        }
    }

    /// Checks the presence rules of a field.
    pub(super) fn check_presence(
        &mut self,
        entries: &Entries<'_>,
        part: Part,
        field: &'static Field,
        at: &Path<'_>,
    ) {
        for rule in field.rules {
            let Check::Presence(presence) = &rule.check else { continue };
            let Some(is_present) = is_present(entries, field) else { continue };
            // A misspelt key and a denied `null` are reported already.
            if !is_present && (entries.misspelt.contains(&field.name) || is_denied(entries, part, field)) {
                continue;
            }
            let condition = match presence.condition() {
                None => Some(true),
                Some(condition) => holds(condition, |test| test_holds(test, entries, part)),
            };
            if condition.is_some_and(|condition| !presence.admits(is_present, condition)) {
                let entry = entries.of(field);
                let range = entry.map_or_else(|| entries.node.range(), |entry| entry.key_range.clone());
                let place = entry.and_then(|entry| entry.key.as_deref()).unwrap_or(field.name);
                self.broken(range, &at.key(place), rule);
            }
        }
    }
}

/// Whether a field has a value; `None` where a function decides that. A `null` is none, even when it is denied, unless the
/// field keeps it.
pub(super) fn is_present(entries: &Entries<'_>, field: &Field) -> Option<bool> {
    match entries.of(field) {
        Some(_) if field.converted => None,
        Some(entry) => Some(!entry.value.is_null() || keeps_null((field.schema)())),
        None => Some(is_filled(field)),
    }
}

/// Whether a field has a denied `null`.
fn is_denied(entries: &Entries<'_>, part: Part, field: &Field) -> bool {
    part.object.denies_null_of(field) && entries.of(field).is_some_and(|entry| entry.value.is_null())
}

/// Whether a condition holds, given the results of its tests; `None` when it depends on an unknown one.
pub(super) fn holds(condition: &Condition, test_holds: impl Fn(&Test) -> Option<bool>) -> Option<bool> {
    let mut any = Some(false);
    for tests in condition.any {
        let mut all = Some(true);
        for test in *tests {
            match test_holds(test) {
                Some(false) => all = Some(false),
                None if all == Some(true) => all = None,
                _ => {}
            }
        }
        match all {
            Some(true) => return Some(true),
            None => any = None,
            Some(false) => {}
        }
    }
    any
}

/// Whether serde fills in the field of a test.
fn is_filled_in(test: &Test, entries: &Entries<'_>, part: Part) -> bool {
    part.find(test.field.field).is_some_and(|field| {
        entries.of(field).is_none() && !entries.misspelt.contains(&field.name) && may_be_absent(field)
    })
}

/// Whether a test holds; `None` when the tested value is wrong itself, or documents do not show it.
pub(super) fn test_holds(test: &Test, entries: &Entries<'_>, part: Part) -> Option<bool> {
    if let Some(filled) = test.filled.filter(|_| is_filled_in(test, entries, part)) {
        return Some(filled());
    }
    if let (Some(converted), Some(entry)) =
        (test.converted, part.find(test.field.field).and_then(|field| entries.of(field)))
    {
        return converted(&entry.value.json());
    }
    let (node, field) = match look(&test.field, entries, part) {
        Seen::Absent => return Some(false),
        Seen::Null => return Some(matches!(test.is, Is::Present)),
        Seen::Filled if matches!(test.is, Is::Present) => return Some(true),
        Seen::Filled | Seen::Unknown => return None,
        Seen::Value(node, field) => (node, field),
    };
    if field.by_value && !matches!(test.is, Is::Present) {
        return None;
    }
    let schema = (field.schema)();
    let scalar_is = |holds: &dyn Fn(ScalarValue<'_>) -> bool| {
        let value = read(node, schema);
        fits(inner_kind(schema), &value).ok()?;
        scalar(&value).map(holds)
    };
    let variant_is = |idents: &[&str]| {
        let ident = match find_enum(schema) {
            Some(variants) => super::enums::find_shaped(variants, &node.value())?.ident,
            None => variant_reader(schema)?(&node.json())?,
        };
        Some(idents.contains(&ident))
    };
    if !matches!(test.is, Is::Present)
        && let Value::String(text) = node.value()
        && is_template(&text)
        && takes_templates(schema)
    {
        return Some(false);
    }
    match &test.is {
        Is::Present => Some(true),
        Is::Literals(literals) => scalar_is(&|scalar| is_one(Some(scalar), literals)),
        Is::NotLiterals(literals) => scalar_is(&|scalar| !is_one(Some(scalar), literals)),
        Is::Compared(comparison, bound) => scalar_is(&|scalar| match scalar {
            ScalarValue::Number(number) => comparison.admits(Some(number), *bound),
            _ => false,
        }),
        Is::Variants(idents) => variant_is(idents),
        Is::NotVariants(idents) => variant_is(idents).map(|is_one| !is_one),
    }
}
