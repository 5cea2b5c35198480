//! Functions that read a part of a document once more as a type, where that shows more than the schema does.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::Type;

use super::generics::has_parameter;
use super::scopes::FieldsScope;
use super::validate::expand_rules_here;
use crate::model::{Field, Item};
use crate::rules::rule::FieldRule;
use crate::rules::subject::Subject;
use crate::syntax::idents::local;
use crate::syntax::types::{owned_name, with_inferred_lifetimes};

/// Whether rules apply to the typed value only: documents hold the field in another or in an unknown form.
pub(super) fn is_judged_by_value(field: &Field) -> bool {
    match &field.wire {
        Some(wire) => owned_name(wire) != owned_name(&field.ty),
        None => field.skip.is_some(),
    }
}

/// Whether a rule judges a value by itself.
fn judges_value(rule: &FieldRule) -> bool {
    !matches!(rule.kind.judges(), Subject::Presence | Subject::Change) && !rule.depends_on_others()
}

fn is_custom(rule: &FieldRule) -> bool {
    rule.kind.has_custom() && !rule.depends_on_others()
}

/// Whether only the value of the whole type shows whether the rule holds.
fn needs_whole(rule: &FieldRule, is_by_value: bool) -> bool {
    let is_of_value = !matches!(rule.kind.judges(), Subject::Presence | Subject::Change);
    rule.depends_on_others() && is_of_value && (is_by_value || rule.kind.has_custom())
}

fn has_custom(rules: &[FieldRule]) -> bool {
    rules.iter().any(is_custom)
}

/// The type to read a field's part of a document as, if that shows more than the schema does: `custom` rules run on
/// it, or documents hold another type.
fn rechecked_type(field: &Field) -> Option<Type> {
    let is_read_by_itself = !field.serde.flatten && !field.serde.skip;
    let is_judged = is_judged_by_value(field) && field.rules.iter().any(judges_value);
    let shows_more = has_custom(&field.rules) || field.wire.is_some() || is_judged;
    if is_read_by_itself && shows_more { with_inferred_lifetimes(&field.ty) } else { None }
}

/// A function that reads a field's part of a document and checks the rules that need a typed value.
pub(super) fn expand_field_recheck(
    item: &Item,
    field: &Field,
    scope: &FieldsScope<'_>,
) -> Option<TokenStream> {
    let ty = rechecked_type(field)?;
    if field.serde.with.is_some() && has_parameter(item, &ty) {
        return None;
    }
    let private = scope.private;
    let (value, judge) = (local("value"), local("judge"));
    let is_meant = if is_judged_by_value(field) { judges_value } else { is_custom };
    let rules = expand_rules_here(item, field, &ty, &quote!(#value), is_meant, scope);
    let judge = quote!(#private::schema_of::<Self>, |#value, #judge| { #rules });
    Some(match &field.serde.with {
        Some(function) => quote! {
            |__text| #private::recheck_with::<#ty>(__text, |__deserializer| #function(__deserializer), #judge)
        },
        None => quote!(|__text| {
            use #private::{CanRecheckField as _, CannotRecheckField as _};
            (&#private::RecheckProbe::<#ty>::NEW).recheck_field(__text, #judge)
        }),
    })
}

/// A function that reads a part of a document as the whole type, if that converts from another type or has `custom`
/// rules on the whole value.
pub(super) fn expand_recheck(item: &Item, private: &Ident) -> Option<TokenStream> {
    let takes_whole = |field: &Field| {
        let is_by_value = is_judged_by_value(field);
        has_custom(&field.rules) && rechecked_type(field).is_none()
            || field.rules.iter().any(|rule| needs_whole(rule, is_by_value))
    };
    let is_needed =
        has_custom(&item.rules) || item.serde.from.is_some() || item.all_fields().any(takes_whole);
    if !is_needed {
        return None;
    }
    let ident = &item.ident;
    let arguments = item.generics.params.iter().map(|parameter| match parameter {
        syn::GenericParam::Lifetime(_) => quote!('_),
        syn::GenericParam::Type(parameter) => parameter.ident.to_token_stream(),
        syn::GenericParam::Const(parameter) => parameter.ident.to_token_stream(),
    });
    Some(quote!(|__text| {
        use #private::{CannotRecheck as _, CanRecheck as _};
        (&#private::RecheckProbe::<#ident<#(#arguments),*>>::NEW).recheck(__text)
    }))
}
