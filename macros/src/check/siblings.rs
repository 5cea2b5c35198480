//! The fields of a struct or variant by name, and the values that their own rules allow. Both are computed once, for
//! any number of conditions.

use std::cell::OnceCell;

use proc_macro2::Ident;
use syn::ext::IdentExt as _;

use super::values::always_judged;
use crate::model::{Field, Fields};
use crate::rules::rule::Judged;

/// The fields' places, sorted by name.
pub(super) struct Names<'a>(Vec<(&'a str, usize)>);

/// Fields that conditions can name.
pub(super) struct Siblings<'a> {
    pub(super) fields: &'a Fields,
    names: Names<'a>,
    judged: Vec<OnceCell<Vec<Judged<'a>>>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(fields: &'a Fields) -> Self {
        let mut names: Vec<(&str, usize)> =
            fields.fields.iter().enumerate().map(|(slot, field)| (field.ident.as_str(), slot)).collect();
        names.sort_unstable();
        Names(names)
    }

    /// The place of the field with this name.
    pub(super) fn find(&self, ident: &Ident) -> Option<usize> {
        let name = ident.unraw().to_string();
        let place = self.0.binary_search_by(|own| own.0.cmp(&name)).ok()?;
        Some(self.0[place].1)
    }
}

impl<'a> Siblings<'a> {
    pub(super) fn new(fields: &'a Fields) -> Self {
        let judged = fields.fields.iter().map(|_| OnceCell::new()).collect();
        Siblings { fields, names: Names::of(fields), judged }
    }

    /// The field with this name, and its place.
    pub(super) fn find(&self, ident: &Ident) -> Option<(usize, &'a Field)> {
        let place = self.names.find(ident)?;
        Some((place, &self.fields.fields[place]))
    }

    /// The rules of a field that always apply, each with the values that it allows.
    pub(super) fn rules(&self, place: usize) -> &[Judged<'a>] {
        self.judged[place].get_or_init(|| {
            let field = &self.fields.fields[place];
            always_judged(&field.rules, Some(&field.ty))
        })
    }
}
