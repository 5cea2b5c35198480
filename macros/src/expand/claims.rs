//! What rustc evaluates: the claims of an item's rules, and of the types of its fields what only the types know.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned as _;

use super::generics::{has_parameter, has_parameters};
use super::imports::known;
use crate::errors::show::show;
use crate::model::{Field, Fields, Item, Shape, Style};
use crate::syntax::idents::private_at;
use crate::syntax::known_type::may_be_of_author;
use crate::syntax::types::{
    maybe_inner, mentions_ident, mentions_lifetime, option_inner, with_inferred_lifetimes,
};

/// The claims of an item's rules, as constants. Bounds of a generic type may name its parameters, so there each claim
/// is at its rule, and rustc evaluates it when a type is chosen.
pub(crate) fn expand_claims(item: &Item) -> TokenStream {
    let denials = expand_denials(item);
    let nulls = expand_nulls(item);
    if has_parameters(item) {
        return quote!(#denials #nulls);
    }
    let claims = item
        .all_fields()
        .flat_map(|field| field.rules.iter().flat_map(|rule| rule.all_claims(Some(&field.ty))));
    let claims = claims.map(|claim| {
        let asserted = claim.expand();
        quote_spanned!(claim.span=> const _: () = #asserted;)
    });
    quote!(#(#claims)* #denials #nulls)
}

/// Claims that no flattened type denies the keys around it, and under `deny_unknown_fields` that serde takes all keys of
/// flattened types out of the object: it would deny the others.
fn expand_denials(item: &Item) -> TokenStream {
    let is_flattened = |field: &&Field| {
        let is_read = field.serde.with.is_none() && field.wire.is_none() && field.skip.is_none();
        field.serde.flatten && !field.serde.skip && is_read
    };
    let denials = item.all_fields().filter(is_flattened).filter_map(|field| {
        let ty = in_constant(item, option_inner(&field.ty).unwrap_or(&field.ty))?;
        let span = ty.span();
        let private = private_at(span);
        let known = known(&ty, item.context_type());
        let schema = quote_spanned!(span=> #known::SCHEMA);
        if !item.serde.deny_unknown_fields {
            let otherwise = format!(
                "the flattened `{}` denies the keys around it\nhelp: take `deny_unknown_fields` away there, since the type flattens another one itself",
                show(&ty)
            );
            return Some(quote_spanned!(span=> const _: () = #private::claim(!#private::denies_around(#schema), #otherwise);));
        }
        let otherwise = format!(
            "serde denies the keys of the flattened `{}`\nhelp: take `deny_unknown_fields` away: it takes no map, no enum with an inner tag or none, and no type that flattens another one",
            show(&ty)
        );
        Some(quote_spanned!(span=> const _: () = #private::claim(#private::is_taken(#schema), #otherwise);))
    });
    quote!(#(#denials)*)
}

/// The attribute with which serde's derive reads and writes a `Maybe`.
const MEND: &str = "#[serde(default, skip_serializing_if = \"Maybe::is_absent\")]";

/// Claims that types are no `Maybe` where serde cannot tell when one is absent, or where it needs no `nullable`.
fn expand_nulls(item: &Item) -> TokenStream {
    let all: Vec<&Fields> = match &item.shape {
        Shape::Struct(fields) => vec![fields],
        Shape::Enum(variants) => variants.iter().map(|variant| &variant.fields).collect(),
    };
    let fields = all.into_iter().flat_map(|fields| fields.fields.iter().map(|field| (field, fields.style)));
    let claims = fields.filter_map(|(field, style)| {
        let otherwise = why_no_maybe(item, field, style)?;
        let ty = in_constant(item, &field.ty).filter(may_be_of_author)?;
        let span = ty.span();
        let private = private_at(span);
        let keeps_null = match (&field.skip, maybe_inner(&ty)) {
            (None, _) => {
                let known = known(&ty, item.context_type());
                quote_spanned!(span=> #known::KEEPS_NULL)
            }
            (Some(_), Some(_)) => quote_spanned!(span=> #private::Optional::<#ty>::KEEPS_NULL),
            // Nothing is known of a skipped type.
            (Some(_), None) => return None,
        };
        Some(quote_spanned!(span=> const _: () = #private::claim(!#keeps_null, #otherwise);))
    });
    quote!(#(#claims)*)
}

/// Why a field may not be a `Maybe`, as an error that carries the mend; `None` where it may.
fn why_no_maybe(item: &Item, field: &Field, style: Style) -> Option<String> {
    let serde = &field.serde;
    if serde.skip {
        return None;
    }
    if serde.flatten {
        let why = "a `Maybe` that serde flattens is never `null`";
        return Some(format!("{why}\nhelp: write an `Option`, or take the `flatten` away"));
    }
    if field.nullable.is_some() {
        let why = "`nullable` on a `Maybe`, which takes `null` by itself";
        return Some(format!("{why}\nhelp: take it away"));
    }
    // A place of a tuple has no key. Of a type that the derive reads it is unknown whether it is ever written.
    if style != Style::Named || item.deserialize.is_some() || item.by_key.is_some() {
        return None;
    }
    let is_written =
        |names: &[&str]| serde.written.names.iter().any(|name| names.iter().any(|own| name == own));
    let is_read =
        serde.default.is_some() || item.serde.default.is_some() || is_written(&["skip_deserializing"]);
    let is_left_out = item.serialize.is_some()
        || is_written(&["skip_serializing_if", "skip_serializing", "serialize_with", "with"]);
    (!is_read || !is_left_out).then(|| {
        format!(
            "serde's derive cannot tell when this `Maybe` is absent\nhelp: put `{MEND}` on the field, or `#[validate(deserialize, serialize)]` on the type"
        )
    })
}

/// The type as a constant can name it; `None` where it mentions a parameter.
fn in_constant(item: &Item, ty: &Type) -> Option<Type> {
    let names_const = |parameter: &syn::ConstParam| mentions_ident(ty, &parameter.ident);
    if has_parameter(item, ty) || item.generics.const_params().any(names_const) {
        return None;
    }
    if mentions_lifetime(ty) { with_inferred_lifetimes(ty) } else { Some(ty.clone()) }
}
