//! Functions that read a part of a document once more as a type, where that shows more than the schema does.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::Type;
use syn::ext::IdentExt as _;

use super::change::is_plain;
use super::field_rules::expand_rules_here;
use super::generics::has_parameter;
use super::scopes::{FieldsScope, default_of};
use super::validate::expand_inside_field;
use crate::model::{Field, Fields, Item, Shape, Style, Tagging};
use crate::rules::condition::Condition;
use crate::rules::field_path::FieldPath;
use crate::rules::rule::FieldRule;
use crate::rules::subject::Subject;
use crate::syntax::idents::{called, local, reporter};
use crate::syntax::known_type::{Known, known};
use crate::syntax::serde::Filling;
use crate::syntax::types::{mentions_static, optional_inner, owned_name, with_inferred_lifetimes};

/// Whether rules apply to the typed value only: documents hold the field in another or in an unknown form.
pub(super) fn is_judged_by_value(field: &Field) -> bool {
    match (&field.serde.with, &field.wire) {
        // A function may change a value that is of the same type.
        (Some(_), _) => true,
        (None, Some(wire)) => owned_name(wire) != owned_name(&field.ty),
        (None, None) => field.skip.is_some(),
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

/// Whether documents may not show the value that a path leads to: a function makes it, or serde fills it in.
fn is_hidden(item: &Item, fields: &Fields, path: &FieldPath) -> bool {
    let hides = |field: &Field| {
        is_judged_by_value(field) || default_of(item, field).is_some() && optional_inner(&field.ty).is_none()
    };
    path.is_nested() || fields.find(path.first()).is_some_and(hides)
}

/// Whether a rule needs a value that documents may not show. A test of a field beside it knows how that is read.
fn follows_hidden(item: &Item, fields: &Fields, rule: &FieldRule) -> bool {
    let inside = || rule.kind.inside(None).into_iter().flat_map(|inside| inside.rules);
    // Those of a condition are the paths of its tests.
    let is_compared = || rule.kind.condition().is_none();
    is_compared() && rule.kind.paths().into_iter().any(|path| is_hidden(item, fields, path))
        || rule.conditions().flat_map(Condition::tests).any(|test| {
            test.path.is_nested()
                || fields
                    .find(test.path.first())
                    .is_some_and(|own| own.serde.with.is_none() && is_judged_by_value(own))
        })
        || inside().any(|rule| follows_hidden(item, fields, rule))
}

/// Whether presence rules or groups name a field that a function reads: that decides whether it is there.
fn asks_converted(item: &Item, fields: &Fields) -> bool {
    let is_converted = |field: &Field| field.serde.with.is_some();
    let is_asked = |field: &Field| field.rules.iter().any(|rule| rule.kind.judges() == Subject::Presence);
    let groups = item.rules.iter().flat_map(|rule| rule.kind.named());
    fields.fields.iter().any(|field| is_converted(field) && is_asked(field))
        || groups.into_iter().any(|(name, _)| fields.find(name).is_some_and(is_converted))
}

fn has_custom(rules: &[FieldRule]) -> bool {
    rules.iter().any(is_custom)
}

/// The type to read a field's part of a document as, if that shows more than the schema does: `custom` rules run on
/// it, or documents hold another type.
fn rechecked_type(field: &Field) -> Option<Type> {
    let is_judged =
        is_judged_by_value(field) && (field.rules.iter().any(judges_value) || has_rules_of_outcome(field));
    // Of a flattened field the keys around it decide whether it can be read.
    let is_converted = field.wire.is_some() && !field.serde.flatten;
    let shows_more = has_custom(&field.rules) || is_converted || is_judged;
    if shows_more && !field.serde.skip { with_inferred_lifetimes(&field.ty) } else { None }
}

/// Whether the type of a converted field may have rules, which judge what the conversion makes of the text.
fn has_rules_of_outcome(field: &Field) -> bool {
    is_judged_by_value(field) && field.skip.is_none() && !is_plain(&field.ty)
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
    let (value, reporter) = (local("value"), reporter());
    let is_meant = if is_judged_by_value(field) { judges_value } else { is_custom };
    let rules = expand_rules_here(item, field, &ty, &quote!(#value), is_meant, scope);
    let need = item.need(private);
    let inside = has_rules_of_outcome(field)
        .then(|| expand_inside_field(&quote!(#value), &ty, &quote!(#private::Segment::Here), scope.context));
    let judge = quote!(__root, #private::schema_of::<Self, #need>, |#value, #reporter| { #rules #inside });
    Some(match &field.serde.with {
        Some(function) => quote! {
            |__text, __root| #private::recheck_with::<#ty>(__text, |__deserializer| #function(__deserializer), #judge)
        },
        None => quote!(|__text, __root| {
            use #private::{CanRecheckField as _, CannotRecheckField as _};
            (&#private::RecheckProbe::<#ty>::NEW).recheck_field(__text, #judge)
        }),
    })
}

/// A function that says what is wrong with serde's default for a field's absent key, where anything may be: a rule judges
/// the value, or its type may have rules.
pub(super) fn expand_judge_default(
    item: &Item,
    field: &Field,
    scope: &FieldsScope<'_>,
) -> Option<TokenStream> {
    let default = default_of(item, field).filter(|_| !field.serde.skip && !field.serde.flatten)?;
    let has_rules = field.rules.iter().any(judges_value);
    // The default of an `Option` or a collection holds nothing.
    let is_of_type = matches!(field.serde.default, Some(Filling::OfType));
    if is_of_type && optional_inner(&field.ty).is_some() {
        return None;
    }
    let is_empty = is_of_type && known(&field.ty) == Some(Known::Collection);
    let is_scalar = known(&field.ty).is_some_and(|known| known != Known::Collection);
    let may_have_rules = field.skip.is_none() && !is_scalar && !is_empty;
    if !has_rules && !may_have_rules {
        return None;
    }
    let private = scope.private;
    let (value, reporter) = (local("value"), reporter());
    let rules = expand_rules_here(item, field, &field.ty, &quote!(#value), judges_value, scope);
    let inside = may_have_rules.then(|| {
        expand_inside_field(&quote!(#value), &field.ty, &quote!(#private::Segment::Here), scope.context)
    });
    let need = item.need(private);
    Some(quote! {
        |__root| #private::judge_default(#default, __root, #private::schema_of::<Self, #need>, |#value, #reporter| { #rules #inside })
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
    let has_hidden = |fields: &Fields| {
        let mut rules = fields.fields.iter().flat_map(|field| &field.rules);
        rules.any(|rule| follows_hidden(item, fields, rule)) || asks_converted(item, fields)
    };
    let needs_value = match &item.shape {
        Shape::Struct(fields) => has_hidden(fields),
        Shape::Enum(variants) => variants.iter().any(|variant| has_hidden(&variant.fields)),
    };
    let is_needed =
        has_custom(&item.rules) || item.reads_another() || item.all_fields().any(takes_whole) || needs_value;
    if !is_needed {
        return None;
    }
    let (ty, need) = (expand_type(item), item.need(private));
    Some(quote!(|__text, __root| {
        use #private::{CannotRecheck as _, CanRecheck as _};
        (&#private::RecheckProbe::<#ty, #need>::NEW).recheck(__text, __root)
    }))
}

/// A probe of whether the type reads itself. The derive cannot see whether serde's derive is there, so this names the
/// request that serde's derive would make. A type with parameters has none, since the bounds that it needs are unknown.
pub(super) fn expand_self_reader(item: &Item, private: &Ident) -> Option<TokenStream> {
    let is_read_here = item.deserialize.is_some() || item.by_key.is_some();
    if is_read_here
        || item.reads_another()
        || item.serde.transparent
        || !reads_any_text(item)
        || item.generics.type_params().next().is_some()
    {
        return None;
    }
    let kind = called(kind_of(item));
    let (ty, need) = (expand_type(item), item.need(private));
    let name = item.serde.rename.clone().unwrap_or_else(|| item.ident.unraw().to_string());
    Some(quote!(|__text, __root| {
        use #private::{CanReadItself as _, CannotReadItself as _};
        (&#private::RecheckProbe::<#ty, #need>::NEW).read_itself::<#private::#kind>(__text, __root, #name)
    }))
}

/// A function that reads a text as a variant, where documents may hold something else than its name.
pub(super) fn expand_variant_reader(item: &Item, private: &Ident) -> Option<TokenStream> {
    let is_enum = matches!(&item.shape, Shape::Enum(variants) if !variants.is_empty());
    if !is_enum || !item.reads_another() && expand_self_reader(item, private).is_none() {
        return None;
    }
    let (ty, need) = (expand_type(item), item.need(private));
    Some(quote!(|__text| {
        use #private::{CanReadVariant as _, CannotReadVariant as _};
        (&#private::RecheckProbe::<#ty, #need>::NEW).read_variant(__text)
    }))
}

/// Whether serde can read the type from any text, not only from one that is `'static`.
fn reads_any_text(item: &Item) -> bool {
    !item.serde.written.names.iter().any(|name| name == "bound")
        && !item.all_fields().any(|field| !field.serde.skip && mentions_static(&field.ty))
}

/// The request of serde's derive for the item.
fn kind_of(item: &Item) -> &'static str {
    match &item.shape {
        Shape::Struct(fields) => match fields.style {
            Style::Unit => "OfUnit",
            Style::Tuple if fields.is_newtype() => "OfNewtype",
            Style::Tuple => "OfTuple",
            Style::Named if fields.fields.iter().any(|field| field.serde.flatten) => "OfMap",
            Style::Named => "OfStruct",
        },
        Shape::Enum(variants) => match &item.tagging {
            _ if variants.iter().any(|variant| variant.serde.untagged) => "OfAny",
            Tagging::Untagged | Tagging::Internal { .. } => "OfAny",
            Tagging::Adjacent { .. } => "OfStruct",
            Tagging::External | Tagging::ByKey(_) => "OfEnum",
        },
    }
}

/// The item's type, its lifetimes inferred.
fn expand_type(item: &Item) -> TokenStream {
    let ident = &item.ident;
    let arguments = item.generics.params.iter().map(|parameter| match parameter {
        syn::GenericParam::Lifetime(_) => quote!('_),
        syn::GenericParam::Type(parameter) => parameter.ident.to_token_stream(),
        syn::GenericParam::Const(parameter) => parameter.ident.to_token_stream(),
    });
    quote!(#ident<#(#arguments),*>)
}
