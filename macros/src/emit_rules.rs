//! The rules of a field as calls of core's judge.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Type;

use crate::known::item_of;
use crate::model::{Field, FieldRule, Fields, Item, Shape};
use crate::rules::items::Kind;
use crate::rules::{RuleKind, items};
use crate::scope::{Scope, local};

/// The `custom` rules of a field, which judge its value where it stands: by itself.
pub(crate) fn expand_customs(
    item: &Item,
    field: &Field,
    ty: &Type,
    value: &TokenStream,
    scope: &Scope<'_>,
) -> TokenStream {
    let position = |fields: &Fields| fields.fields.iter().position(|own| std::ptr::eq(own, field));
    let (variant, index) = match &item.shape {
        Shape::Struct(fields) => (0, position(fields)),
        Shape::Enum(variants) => {
            let mut found = variants.iter().map(|variant| position(&variant.fields)).enumerate();
            found.find(|(_, index)| index.is_some()).unwrap_or_default()
        }
    };
    let rules = Rules { variant, field: index.unwrap_or_default(), is_meant: RuleKind::has_custom, scope };
    rules.expand(&field.rules, value, Some(ty), &Site::Item, &[])
}

/// Where the value of a rule stands.
pub(crate) enum Site {
    /// In a field, a step below the judged value.
    Field(TokenStream),
    /// At the judged place itself: an item, a key, a value.
    Item,
}

/// The rules of one field that are meant.
pub(crate) struct Rules<'a> {
    pub(crate) variant: usize,
    pub(crate) field: usize,
    pub(crate) is_meant: fn(&RuleKind) -> bool,
    pub(crate) scope: &'a Scope<'a>,
}

impl Rules<'_> {
    /// One call a rule.
    pub(crate) fn expand(
        &self,
        rules: &[FieldRule],
        value: &TokenStream,
        ty: Option<&Type>,
        site: &Site,
        above: &[usize],
    ) -> TokenStream {
        let judge = judge_ident();
        let meant = rules.iter().enumerate().filter(|(_, rule)| (self.is_meant)(&rule.kind));
        let rules = meant.map(|(index, rule)| {
            let mut path = above.to_vec();
            path.push(index);
            let place = self.place(&path);
            let is_field = matches!(site, Site::Field(_));
            let ty = rule.here(ty);
            let ty = ty.as_ref();
            match &rule.kind {
                RuleKind::Items(items) => self.expand_items(items, value, ty, site, &path),
                RuleKind::Custom(custom) => {
                    let verdict = custom.verdict(value, ty);
                    let call = local(if is_field { "field_custom" } else { "item_custom" });
                    quote!(#judge.#call(#verdict, #place);)
                }
                kind => {
                    let holds = kind.holds(value, ty, self.scope);
                    let call = local(if is_field { "field" } else { "item" });
                    quote!(#judge.#call(#holds, #place);)
                }
            }
        });
        quote!(#(#rules)*)
    }

    /// Judges each item, key or value at its own place.
    fn expand_items(
        &self,
        items: &items::Items,
        value: &TokenStream,
        ty: Option<&Type>,
        site: &Site,
        path: &[usize],
    ) -> TokenStream {
        let private = self.scope.private;
        let judge = judge_ident();
        let (step, inside) = (local("step"), local("inside"));
        let rules = self.expand(&items.rules, &quote!(#inside), items.inside(ty), &Site::Item, path);
        // The type of the keys is named, so that one that names no entry is an error on it.
        let key = match ty.and_then(|ty| item_of(ty, Kind::Keys)) {
            Some(key) => quote!(<#key as #private::Key>),
            None => quote!(#private::Key),
        };
        let (bindings, below) = match items.kind {
            Kind::Each => (quote!(#step, #inside), quote!(#private::Segment::Index(#step))),
            Kind::Values => (quote!(#step, #inside), quote!(#key::segment(#step))),
            Kind::Keys => (quote!(#inside, _), quote!(#key::segment(#inside))),
        };
        let judged = quote!(#judge.below(#below, |#judge| { #rules }); !#private::Reporter::is_done(#judge));
        let walk = items.walk(value, ty, &bindings, &judged);
        let walked = quote!(#walk;);
        match site {
            Site::Field(segment) => quote!(#judge.below(#segment, |#judge| { #walked });),
            Site::Item => walked,
        }
    }

    fn place(&self, path: &[usize]) -> TokenStream {
        let (variant, field) = (self.variant, self.field);
        quote!(&(#variant, #field, &[#(#path),*]))
    }
}

pub(crate) fn judge_ident() -> Ident {
    local("judge")
}
