//! The rules of a field: one call of the reporter for each, with whether the rule holds and its address.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Type;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned;

use crate::model::{Field, Fields, Item, Shape};
use crate::rules::any_of::AnyOf;
use crate::rules::custom::Custom;
use crate::rules::items::Items;
use crate::rules::pattern::Pattern;
use crate::rules::rule::{FieldRule, Rule as _};
use crate::rules::scope::Scope;
use crate::rules::subject::Subject;
use crate::rules::unique::Unique;
use crate::syntax::idents::{local, reporter};
use crate::syntax::known_type::{Part, item_of};

/// The selected rules of a field, on its value by itself.
pub(super) fn expand_rules_here(
    item: &Item,
    field: &Field,
    ty: &Type,
    value: &TokenStream,
    is_meant: fn(&FieldRule) -> bool,
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
    let rules = FieldRules { variant, field: index.unwrap_or_default(), is_meant, scope };
    rules.expand(&field.rules, value, Some(ty), None, &[])
}

/// Alternatives that call functions, which say what is wrong.
fn functions_of(rule: &FieldRule) -> Option<&AnyOf> {
    rule.get::<AnyOf>().filter(|_| rule.message.is_none() && rule.kind.has_custom())
}

/// The selected rules of one field.
pub(super) struct FieldRules<'a> {
    pub(super) variant: usize,
    pub(super) field: usize,
    pub(super) is_meant: fn(&FieldRule) -> bool,
    pub(super) scope: &'a Scope<'a>,
}

impl FieldRules<'_> {
    /// One call a rule. `segment` is the step to the field's value, unless the reporter is there already.
    pub(super) fn expand(
        &self,
        rules: &[FieldRule],
        value: &TokenStream,
        ty: Option<&Type>,
        segment: Option<&TokenStream>,
        above: &[usize],
    ) -> TokenStream {
        let reporter = reporter();
        let is_meant = |rule: &FieldRule| {
            // A warning stops no compiler.
            let is_silent = self.scope.is_const && rule.terms.is_warning;
            (self.is_meant)(rule) && rule.kind.judges() != Subject::Change && !is_silent
        };
        let meant = rules.iter().enumerate().filter(|(_, rule)| is_meant(rule));
        let rules = meant.map(|(index, rule)| {
            let mut path = above.to_vec();
            path.push(index);
            let (place, ty) = (self.place(&path), rule.here(ty));
            let ty = ty.as_ref();
            let call = if let Some(unique) = rule.get::<Unique>() {
                self.expand_unique(unique, value, ty, &place)
            } else if let Some(items) = rule.get::<Items>() {
                self.expand_items(items, value, ty, segment, &path)
            } else if let Some(custom) = rule.get::<Custom>() {
                let verdict = custom.verdict(value, ty, self.scope);
                quote!(#reporter.custom(#verdict, #place);)
            } else if let Some(any_of) = functions_of(rule) {
                let holds = any_of.holds(value, ty, self.scope);
                let messages = any_of.messages(value, ty, self.scope);
                quote!(if !#holds { #reporter.functions(#place, &[#(#messages),*]); })
            } else {
                let holds = rule.kind.holds(value, ty, self.scope);
                match self.expand_text(rule, value, ty) {
                    Some(text) => quote!(#reporter.text(#holds, #place, #text);),
                    None => quote!(#reporter.rule(#holds, #place);),
                }
            };
            self.expand_terms(rule, &call)
        });
        quote!(#(#rules)*)
    }

    /// Reports each repeated item at its own place.
    fn expand_unique(
        &self,
        unique: &Unique,
        value: &TokenStream,
        ty: Option<&Type>,
        place: &TokenStream,
    ) -> TokenStream {
        let reporter = reporter();
        if self.scope.is_const {
            let by = unique.by.as_ref().map(|by| by.unraw().to_string()).unwrap_or_default();
            let found = |index: &Ident| quote!(#reporter.repeated(#index, #by, #place););
            return unique.search_in_const(value, ty, found, self.scope);
        }
        let compared = unique.compared(ty);
        let unique = Ident::new("unique", ty.map_or_else(Span::call_site, Spanned::span));
        let types = ty.map(|ty| quote!(::<#ty, _>));
        quote!(#reporter.#unique #types(#value, #compared, #place);)
    }

    /// A call for a rule, where its terms let it apply.
    fn expand_terms(&self, rule: &FieldRule, call: &TokenStream) -> TokenStream {
        let (private, reporter) = (self.scope.private, reporter());
        let warns = rule.terms.is_warning.then(|| quote!(#private::Reporter::takes_warnings(#reporter)));
        let applies = rule.terms.when.as_ref().map(|when| when.condition.holds(self.scope));
        let mut conditions = warns.into_iter().chain(applies);
        match (conditions.next(), conditions.next()) {
            (Some(first), Some(second)) => quote!(if #first && #second { #call }),
            (Some(only), None) => quote!(if #only { #call }),
            _ => call.clone(),
        }
    }

    /// What a broken pattern looks at to find the place: the value and how its string is read, or in `const`, where no
    /// function is handed on, the string.
    fn expand_text(&self, rule: &FieldRule, value: &TokenStream, ty: Option<&Type>) -> Option<TokenStream> {
        rule.get::<Pattern>()?;
        let private = self.scope.private;
        Some(match ty {
            _ if self.scope.is_const => self.scope.read(("Text", "text"), value, ty, None),
            Some(ty) => quote!(#value, <#ty as #private::Text>::text),
            None => quote!(#value, #private::Text::text),
        })
    }

    /// Judges each item, key or value at its own place.
    fn expand_items(
        &self,
        items: &Items,
        value: &TokenStream,
        ty: Option<&Type>,
        segment: Option<&TokenStream>,
        path: &[usize],
    ) -> TokenStream {
        let private = self.scope.private;
        let reporter = reporter();
        let (step, inside) = (local("step"), local("inside"));
        let rules = self.expand(&items.rules, &quote!(#inside), items.inside_type(ty), None, path);
        // The type of the keys is named, so that one that names no entry is an error on it.
        let key = match ty.and_then(|ty| item_of(ty, Part::Keys)) {
            Some(key) => quote!(<#key as #private::Key>),
            None => quote!(#private::Key),
        };
        let (bindings, below) = match items.part {
            Part::Each => (quote!(#step, #inside), quote!(#private::Segment::Index(#step))),
            Part::Values => (quote!(#step, #inside), quote!(#key::segment(#step))),
            Part::Keys => (quote!(#inside, _), quote!(#key::segment(#inside))),
        };
        let judged =
            quote!(#reporter.below(#below, |#reporter| { #rules }); !#private::Reporter::is_done(#reporter));
        let walk = items.walk(value, ty, &bindings, &judged);
        match segment {
            Some(segment) => quote!(#reporter.below(#segment, |#reporter| { #walk; });),
            None => quote!(#walk;),
        }
    }

    fn place(&self, path: &[usize]) -> TokenStream {
        let (variant, field) = (self.variant, self.field);
        quote!(&(#variant, #field, &[#(#path),*]))
    }
}
