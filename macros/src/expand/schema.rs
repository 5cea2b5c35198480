//! From the model to the schema: an expression of core's `Schema`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt as _;

use super::by_key::expand_owners;
use super::imports::known;
use super::recheck::{
    expand_field_recheck, expand_judge_default, expand_recheck, expand_self_reader, expand_variant_reader,
    is_judged_by_value,
};
use super::schema_of::{expand_opaque_schema, expand_with_schema, schema_of};
use super::scopes::{Access, FieldsScope, default_of};
use crate::model::{Field, Fields, Item, Shape, Style, Tagging, Variant};
use crate::rules::scope::Statics;
use crate::rules::subject::Subject;
use crate::syntax::serde::Filling;
use crate::syntax::types::{optional_inner, with_owned_strings};

/// The item as data. Parts with the usual value are left to `Schema::of`.
///
/// Tuple variants that hold references are written with braces: before Rust 1.89 the arguments of a call of such a
/// variant do not live as long as the constant.
pub(crate) fn expand_schema(item: &Item, statics: &Statics, private: &Ident) -> TokenStream {
    let name = item.ident.to_string();
    let doc = &item.doc;
    let kind = expand_kind(item, statics, private);
    let none = Fields { style: Style::Unit, fields: Vec::new() };
    let fields = match &item.shape {
        Shape::Struct(fields) => fields,
        Shape::Enum(_) => &none,
    };
    let scope = FieldsScope::of(item, fields, Access::Struct, statics, private);
    let mut parts = quote!(name: #name, kind: #kind,);
    if !doc.is_empty() {
        parts.extend(quote!(doc: #doc,));
    }
    if item.deprecated {
        parts.extend(quote!(deprecated: true,));
    }
    if let Some(from) = &item.serde.from {
        let schema = schema_of(from, None);
        parts.extend(quote!(wire: #private::Some(#schema),));
    }
    if let Some(wire) = &item.wire {
        let schema = schema_of(&with_owned_strings(wire, &quote!(#private::String)), None);
        parts.extend(quote!(wire: #private::Some(#schema),));
    }
    if let Some(reader) = expand_self_reader(item, private) {
        parts.extend(quote!(itself: #private::some_with_serde!(#reader),));
    }
    if let Some(reader) = expand_variant_reader(item, private) {
        parts.extend(quote!(variant: #private::some_with_serde!(#reader),));
    }
    if !item.rules.is_empty() {
        let rules = scope.rules(&item.rules, None);
        parts.extend(quote!(rules: #rules,));
    }
    if item.reason.is_some() {
        parts.extend(quote!(reason: true,));
    }
    if let Some(recheck) = expand_recheck(item, private) {
        parts.extend(quote!(recheck: #private::some_with_serde!(#recheck),));
    }
    quote!(&#private::Schema { #parts ..#private::Schema::of(#private::Kind::Null) })
}

fn expand_kind(item: &Item, statics: &Statics, private: &Ident) -> TokenStream {
    let scope = |fields| FieldsScope::of(item, fields, Access::Struct, statics, private);
    match &item.shape {
        Shape::Struct(fields) => {
            if let Some(field) = fields.whole() {
                return expand_newtype(item, field, &scope(fields));
            }
            match fields.style {
                Style::Unit => quote!(#private::Kind::Null),
                Style::Tuple => {
                    let fields = expand_fields(item, &scope(fields));
                    quote!(#private::Kind::Tuple { 0: #fields })
                }
                Style::Named => {
                    let object = expand_object(item, &scope(fields));
                    quote!(#private::Kind::Struct { 0: #object })
                }
            }
        }
        Shape::Enum(variants) => {
            let tagging = expand_tagging(item, private);
            let variants =
                variants.iter().map(|variant| expand_variant(item, variant, &scope(&variant.fields)));
            let deny_unknown = item.serde.deny_unknown_fields;
            let keys = expand_keys(item, &scope, private);
            quote! {
                #private::Kind::Enum { 0: #private::Enum {
                    tagging: #tagging,
                    deny_unknown: #deny_unknown,
                    variants: &[#(#variants),*],
                    keys: #keys,
                    more: #private::More,
                }}
            }
        }
    }
}

/// The keys of a `by_key` enum.
fn expand_keys<'i>(
    item: &'i Item,
    scope: &impl Fn(&'i Fields) -> FieldsScope<'i>,
    private: &Ident,
) -> TokenStream {
    let (Tagging::ByKey(keys), Shape::Enum(variants)) = (&item.tagging, &item.shape) else {
        return quote!(#private::None);
    };
    let owners = expand_owners(keys, variants, private);
    let fields = keys
        .keys
        .iter()
        .map(|key| expand_field(item, key.field(variants), None, &scope(&variants[key.first.0].fields)));
    // With braces, since Rust before 1.89 lets no borrow inside of a call live on.
    quote! {
        #private::Some { 0: &#private::KeyTable {
            fields: &[#(#fields),*],
            owners: #owners,
            more: #private::More,
        }}
    }
}

fn expand_newtype(item: &Item, field: &Field, scope: &FieldsScope<'_>) -> TokenStream {
    let private = scope.private;
    // serde reads a newtype from a value; only a transparent type may be absent like the type inside.
    let absent = (!field.serde.transparent).then(|| quote!(Never));
    let schema = expand_field(item, field, absent, scope);
    quote!(#private::Kind::Newtype { 0: &#schema })
}

fn expand_tagging(item: &Item, private: &Ident) -> TokenStream {
    let tagging = match &item.tagging {
        Tagging::ByKey(_) => quote!(ByKey),
        Tagging::Untagged => quote!(Untagged),
        Tagging::Adjacent { tag, content } => quote!(Adjacent { tag: #tag, content: #content }),
        Tagging::Internal { tag } => quote!(Internal { tag: #tag }),
        Tagging::External => quote!(External),
    };
    quote!(#private::Tagging::#tagging)
}

fn expand_variant(item: &Item, variant: &Variant, scope: &FieldsScope<'_>) -> TokenStream {
    let private = scope.private;
    let content = match &variant.serde.with {
        Some(function) => expand_opaque_content(item, variant, function, private),
        None => expand_content(item, variant, scope),
    };
    let ident = variant.ident.unraw().to_string();
    let (name, aliases, doc) = (&variant.name, &variant.serde.aliases, &variant.doc);
    let (other, untagged, hidden) = (variant.serde.other, variant.serde.untagged, variant.serde.skip);
    let deprecated = variant.deprecated;
    let key = if untagged || hidden { quote!(NEVER) } else { quote!(new(#name)) };
    quote! {
        #private::Variant {
            ident: #ident,
            name: #name,
            key: #private::Name::#key,
            aliases: &[#(#aliases),*],
            content: #private::Content::#content,
            other: #other,
            untagged: #untagged,
            hidden: #hidden,
            doc: #doc,
            deprecated: #deprecated,
            more: #private::More,
        }
    }
}

/// The content of a variant that serde reads field by field.
fn expand_content(item: &Item, variant: &Variant, scope: &FieldsScope<'_>) -> TokenStream {
    match (variant.fields.style, variant.fields.fields.first()) {
        (Style::Unit, _) => quote!(Unit),
        // serde takes a variant as a unit when it skips the only field.
        (Style::Tuple, Some(field)) if variant.fields.is_newtype() && field.serde.skip => quote!(Unit),
        (Style::Tuple, Some(field)) if variant.fields.is_newtype() => {
            let field = expand_field(item, field, None, scope);
            quote!(Newtype { 0: &#field })
        }
        (Style::Tuple, _) => {
            let fields = expand_fields(item, scope);
            quote!(Tuple { 0: #fields })
        }
        (Style::Named, _) => {
            let object = expand_object(item, scope);
            quote!(Struct { 0: #object })
        }
    }
}

/// The content of a variant that a function reads: a tuple of its fields.
fn expand_opaque_content(
    item: &Item,
    variant: &Variant,
    function: &syn::ExprPath,
    private: &Ident,
) -> TokenStream {
    let types: Vec<&syn::Type> = variant.fields.fields.iter().map(|field| &field.ty).collect();
    let schema = match types.as_slice() {
        [ty] => expand_with_schema(item, ty, function, private),
        types => expand_with_schema(item, &syn::parse_quote!((#(#types),*)), function, private),
    };
    quote! {
        Newtype { 0: &#private::Field {
            schema: #schema,
            absent: #private::Absent::Never,
            ..#private::Field::named("0", "0")
        }}
    }
}

fn expand_object(item: &Item, scope: &FieldsScope<'_>) -> TokenStream {
    let private = scope.private;
    let fields = expand_fields(item, scope);
    let deny_unknown = item.serde.deny_unknown_fields;
    let deny_null = item.deny_null.is_some();
    let asks = |field: &Field| field.rules.iter().any(|rule| rule.kind.judges() == Subject::Presence);
    let asking = scope.fields.fields.iter().enumerate().filter(|(_, field)| asks(field));
    let presence = asking.fold(0_u64, |bits, (index, _)| bits | 1 << (index % 64));
    quote! {
        #private::Object {
            fields: #fields,
            deny_unknown: #deny_unknown,
            deny_null: #deny_null,
            presence: #presence,
            more: #private::More,
        }
    }
}

fn expand_fields(item: &Item, scope: &FieldsScope<'_>) -> TokenStream {
    let absent = item.serde.default.is_some().then(|| quote!(Always));
    let fields = scope.fields.fields.iter().map(|field| expand_field(item, field, absent.clone(), scope));
    quote!(&[#(#fields),*])
}

/// A field as data. `absent` says when it may be absent, unless serde's attributes of the field decide. Parts with
/// the usual value are left to `Field::named`.
fn expand_field(
    item: &Item,
    field: &Field,
    absent: Option<TokenStream>,
    scope: &FieldsScope<'_>,
) -> TokenStream {
    let private = scope.private;
    let (ident, name) = (&field.ident, &field.name);
    let schema = expand_field_schema(item, field, private);
    let mut parts = quote!(schema: #schema,);
    let recheck = expand_field_recheck(item, field, scope);
    if !is_judged_by_value(field) && field.wire.is_none() && recheck.is_none() {
        let known = known(&field.ty, item.context_type());
        parts.extend(quote!(shows: #known::SHOWS,));
    }
    let own = match (&field.serde.default, &field.serde.with) {
        (Some(Filling::OfType), None) if field.wire.is_none() => Some(quote!(Default)),
        (Some(_), _) => Some(quote!(Always)),
        (None, Some(_)) => Some(quote!(Never)),
        (None, None) => None,
    };
    if let Some(absent) = absent.or(own) {
        parts.extend(quote!(absent: #private::Absent::#absent,));
    }
    if let Some(filled) = expand_filled(item, field, scope) {
        parts.extend(quote!(filled: #private::Some(|| #filled),));
    }
    if field.serde.flatten || field.serde.skip {
        parts.extend(quote!(key: #private::Name::NEVER,));
    }
    if let Some(judge) = expand_judge_default(item, field, scope) {
        parts.extend(quote!(judge_default: #private::some_with_serde!(#judge),));
    }
    if let Some(default) = expand_default(item, field, private) {
        parts.extend(quote!(default: #private::some_with_json_schema!(#default),));
    }
    if !field.serde.aliases.is_empty() {
        let aliases = &field.serde.aliases;
        parts.extend(quote!(aliases: &[#(#aliases),*],));
    }
    if !field.rules.is_empty() {
        let rules = scope.rules(&field.rules, Some(&field.ty));
        parts.extend(quote!(rules: #rules,));
    }
    if let Some(recheck) = recheck {
        parts.extend(quote!(recheck: #private::some_with_serde!(#recheck),));
    }
    if !field.doc.is_empty() {
        let doc = &field.doc;
        parts.extend(quote!(doc: #doc,));
    }
    parts.extend(expand_flags(field));
    quote!(#private::Field { #parts ..#private::Field::named(#ident, #name) })
}

/// The flags of a field that are set.
fn expand_flags(field: &Field) -> TokenStream {
    let flags = [
        ("flatten", field.serde.flatten),
        ("by_value", is_judged_by_value(field)),
        ("hidden", field.serde.skip),
        ("converted", field.serde.with.is_some()),
        ("nullable", field.nullable.is_some()),
        ("reason", field.reason.is_some()),
        ("deprecated", field.deprecated),
    ];
    let set = flags.into_iter().filter(|(_, is_set)| *is_set).map(|(flag, _)| format_ident!("{flag}"));
    quote!(#(#set: true,)*)
}

/// An expression for whether serde's default makes the field present; only if the default comes from a function and a
/// rule tests presence.
fn expand_filled(item: &Item, field: &Field, scope: &FieldsScope<'_>) -> Option<TokenStream> {
    // The default of an optional type is no value.
    if let (Some(Filling::OfType), _) = (&field.serde.default, &item.serde.default) {
        return None;
    }
    let value = default_of(item, field)?;
    let mut rules = scope.fields.fields.iter().flat_map(|field| &field.rules).chain(&item.rules);
    // A field can certainly be absent if a rule tests its presence, or if its type is written as an `Option` or a `Maybe`.
    let is_option = optional_inner(&field.ty).is_some();
    let is_own = |(name, asks): &(&Ident, bool)| {
        (*asks || is_option) && scope.fields.find(name).is_some_and(|own| own.ident == field.ident)
    };
    let is_asked = field.rules.iter().any(|rule| rule.kind.judges() == Subject::Presence)
        || rules.any(|rule| rule.kind.named().iter().any(is_own));
    is_asked.then(|| scope.is_present(&value, None))
}

/// An expression for serde's default as JSON, where documents hold the field as serde writes it.
fn expand_default(item: &Item, field: &Field, private: &Ident) -> Option<TokenStream> {
    let is_as_written =
        field.serde.with.is_none() && field.wire.is_none() && !field.serde.skip && !field.serde.flatten;
    let default = default_of(item, field).filter(|_| is_as_written)?;
    Some(quote!(|| {
        use #private::{CanWrite as _, CannotWrite as _};
        (&#private::WriteProbe(#default)).write()
    }))
}

/// A function that returns the schema of a field: that of the type that documents hold.
fn expand_field_schema(item: &Item, field: &Field, private: &Ident) -> TokenStream {
    let ty = &field.ty;
    match (&field.wire, &field.serde.with, &field.skip) {
        // A function may read any string, whatever type `wire` names.
        (Some(wire), ..) => schema_of(&with_owned_strings(wire, &quote!(#private::String)), None),
        (None, Some(function), _) => expand_with_schema(item, ty, function, private),
        (None, None, Some(_)) => expand_opaque_schema(ty, private),
        (None, None, None) => schema_of(ty, item.context_type()),
    }
}
