//! From syn's tree of an item to the model. Parses attributes and reports their mistakes; `check` looks across
//! fields.

use proc_macro2::{Ident, Span};
use quote::{ToTokens as _, quote};
use syn::ext::IdentExt as _;
use syn::punctuated::Punctuated;
use syn::{Attribute, DeriveInput, LitStr, Member, Token, Type, WherePredicate};

use super::by_key::keys_of;
use super::item::{ContextType, Field, Fields, Item, Shape, Style, Variant};
use super::tagging::Tagging;
use super::{change, discriminator};
use crate::errors::context::Context;
use crate::rules::parse::{Site, join_repeated, parse_entry_rules, parse_rule};
use crate::rules::wording::{attach_wording, is_wording};
use crate::syntax::attributes::{Entry, RULES_HELP, error_twice, parse_entries};
use crate::syntax::doc;
use crate::syntax::idents::IMPORTED;
use crate::syntax::serde::{self, Case};
use crate::syntax::types::is_phantom;

/// Parses a struct or enum.
pub(crate) fn parse_item(input: &DeriveInput, context: &Context) -> Item {
    let serde = serde::parse_container(&input.attrs, context);
    check_not_packed(&input.attrs, context);
    let mut item = Item {
        ident: input.ident.clone(),
        generics: input.generics.clone(),
        krate: quote!(::deployment_validate),
        imported: None,
        shape: parse_shape(input, &serde, context),
        serde,
        tagging: Tagging::External,
        rules: Vec::new(),
        by_key: None,
        is_const: None,
        deny_null: None,
        reason: None,
        deserialize: None,
        serialize: None,
        wire: None,
        constructors: None,
        change: None,
        context: None,
        bound: None,
        doc: doc::parse_doc(&input.attrs),
        deprecated: is_deprecated(&input.attrs),
    };
    if let Shape::Struct(fields) = &mut item.shape {
        if item.serde.transparent {
            mark_transparent(&mut fields.fields);
        } else if fields.is_newtype() {
            // serde reads a newtype through its field, even a skipped one.
            fields.fields.iter_mut().for_each(|field| field.serde.skip = false);
        }
    }
    for attribute in validate_attributes(&input.attrs) {
        let first = item.rules.len();
        for entry in entries_of(attribute, context) {
            parse_item_entry(&mut item, first, &entry, context);
        }
    }
    if let Shape::Enum(variants) = &item.shape {
        item.tagging = Tagging::of(&item.serde, item.by_key.as_ref().map(|_| keys_of(variants)));
    }
    item
}

/// Validation borrows the fields, which Rust forbids in a packed struct.
fn check_not_packed(attributes: &[Attribute], context: &Context) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("repr")) {
        // rustc reports other mistakes in the attribute.
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("packed") {
                context.error_with_help(
                    &meta.path,
                    "the fields of a packed struct cannot be validated",
                    "take `packed` away, or derive on a struct that is not packed and convert",
                );
            }
            if meta.input.peek(syn::token::Paren) {
                let inside;
                syn::parenthesized!(inside in meta.input);
                inside.parse::<proc_macro2::TokenStream>()?;
            }
            Ok(())
        });
    }
}

fn parse_item_entry(item: &mut Item, first: usize, entry: &Entry, context: &Context) {
    match entry.key().as_str() {
        "by_key" => set_flag(&mut item.by_key, entry, context),
        "const" => set_flag(&mut item.is_const, entry, context),
        "deny_null" => set_flag(&mut item.deny_null, entry, context),
        "deserialize" => set_flag(&mut item.deserialize, entry, context),
        "serialize" => set_flag(&mut item.serialize, entry, context),
        "constructors" => set_flag(&mut item.constructors, entry, context),
        "reason" => set_flag(&mut item.reason, entry, context),
        "change" => change::parse(&mut item.change, &["from"], entry, context),
        "crate" => {
            if let Some(path) = entry.value::<syn::Path>("path::of::the::crate", context) {
                item.krate = Ident::new(IMPORTED, Span::call_site()).into_token_stream();
                if item.imported.replace(path).is_some() {
                    error_twice(&entry.name, context);
                }
            }
        }
        "context" => {
            if let Some(ty) = entry.value::<Type>("TYPE", context)
                && item.context.replace(ContextType { name: entry.name.clone(), ty }).is_some()
            {
                error_twice(&entry.name, context);
            }
        }
        "wire" => {
            if let Some(ty) = entry.value::<Type>("String", context)
                && item.wire.replace(ty).is_some()
            {
                error_twice(&entry.name, context);
            }
        }
        "bound" => {
            if let Some(bound) = parse_bound(entry, context)
                && item.bound.replace(bound).is_some()
            {
                error_twice(&entry.name, context);
            }
        }
        "message" | "code" => attach_wording(&mut item.rules[first..], entry, context),
        _ => item.rules.extend(parse_rule(entry, Site::Item, context)),
    }
}

/// The predicates of `bound = ".."`, in the syntax of a where-clause.
fn parse_bound(entry: &Entry, context: &Context) -> Option<Vec<WherePredicate>> {
    let text = entry.value::<LitStr>("\"T: DeploymentValidate\"", context)?;
    match text.parse_with(Punctuated::<WherePredicate, Token![,]>::parse_terminated) {
        Ok(predicates) => Some(predicates.into_iter().collect()),
        Err(_) => {
            context.error_with_help(
                &text,
                "`bound` holds no bounds",
                "write them as in a where-clause: `bound = \"T: DeploymentValidate\"`, or `bound = \"\"` for none",
            );
            None
        }
    }
}

/// Marks the field that documents hold in place of a transparent type, as serde chooses it. Documents do not have the
/// others.
fn mark_transparent(fields: &mut [Field]) {
    let may_be = |field: &Field| !field.serde.skip && !is_phantom(&field.ty);
    let read = fields.iter().position(|field| may_be(field) && field.serde.default.is_none());
    let Some(own) = read.or_else(|| fields.iter().position(may_be)) else { return };
    for (index, field) in fields.iter_mut().enumerate() {
        field.serde.transparent = index == own;
        field.serde.skip = index != own;
    }
}

fn parse_shape(input: &DeriveInput, serde: &serde::Container, context: &Context) -> Shape {
    match &input.data {
        syn::Data::Struct(data) => Shape::Struct(parse_fields(&data.fields, serde.rename_all, context)),
        syn::Data::Enum(data) => {
            Shape::Enum(data.variants.iter().map(|variant| parse_variant(variant, serde, context)).collect())
        }
        syn::Data::Union(data) => {
            context.error_with_help(
                data.union_token,
                "a union has no rules",
                "derive on a struct or an enum",
            );
            Shape::Struct(Fields { style: Style::Unit, fields: Vec::new() })
        }
    }
}

fn parse_variant(variant: &syn::Variant, container: &serde::Container, context: &Context) -> Variant {
    let mut serde = serde::parse_member(&variant.attrs, "variant", context);
    let ident = unraw(&variant.ident);
    let name = match (&serde.rename, container.rename_all) {
        (Some(name), _) => name.clone(),
        (None, Some(case)) => case.of_variant(&ident),
        (None, None) => ident,
    };
    for attribute in validate_attributes(&variant.attrs) {
        context.error_with_help(
            attribute,
            "`validate` has no meaning on a variant",
            "put rules on the variant's fields, and groups on a struct that has these fields",
        );
    }
    let case = serde.rename_all.or(container.rename_all_fields);
    let mut fields = parse_fields(&variant.fields, case, context);
    if let (true, [field]) = (fields.style == Style::Tuple, fields.fields.as_mut_slice()) {
        // The function of a newtype variant reads its field.
        field.serde.with = field.serde.with.take().or_else(|| serde.with.take());
    }
    Variant {
        ident: variant.ident.clone(),
        name,
        fields,
        serde,
        doc: doc::parse_doc(&variant.attrs),
        deprecated: is_deprecated(&variant.attrs),
    }
}

fn parse_fields(fields: &syn::Fields, case: Option<Case>, context: &Context) -> Fields {
    let is_code = |field: &syn::Field| field.ident.as_ref().is_some_and(|name| name == "code");
    context.note_code_field(fields.iter().any(is_code));
    let style = match fields {
        syn::Fields::Named(_) => Style::Named,
        syn::Fields::Unnamed(_) => Style::Tuple,
        syn::Fields::Unit => Style::Unit,
    };
    let fields = fields.iter().enumerate().map(|(index, field)| parse_field(index, field, case, context));
    let mut fields = Fields { style, fields: fields.collect() };
    let named = |field: &Field| field.discriminator.as_ref().map(|_| fields.variants_named(field));
    let named: Vec<Option<Vec<Ident>>> = fields.fields.iter().map(named).collect();
    for (field, named) in fields.fields.iter_mut().zip(named) {
        if let (Some(discriminator), Some(named)) = (&mut field.discriminator, named) {
            discriminator.decide(named);
        }
    }
    fields
}

fn parse_field(index: usize, source: &syn::Field, case: Option<Case>, context: &Context) -> Field {
    let serde = serde::parse_member(&source.attrs, "field", context);
    let ident = source.ident.as_ref().map_or_else(|| index.to_string(), unraw);
    let name = match (&serde.rename, case) {
        (Some(name), _) => name.clone(),
        (None, Some(case)) if source.ident.is_some() => case.of_field(&ident),
        _ => ident.clone(),
    };
    let mut field = Field {
        member: source.ident.clone().map_or_else(|| Member::from(index), Member::Named),
        ident,
        name,
        ty: source.ty.clone(),
        serde,
        rules: Vec::new(),
        skip: None,
        discriminator: None,
        change: None,
        nullable: None,
        reason: None,
        wire: None,
        doc: doc::parse_doc(&source.attrs),
        deprecated: is_deprecated(&source.attrs),
    };
    for attribute in validate_attributes(&source.attrs) {
        let first = field.rules.len();
        for entry in entries_of(attribute, context) {
            parse_field_entry(&mut field, first, &entry, context);
        }
    }
    join_repeated(&mut field.rules, context);
    field
}

fn parse_field_entry(field: &mut Field, first: usize, entry: &Entry, context: &Context) {
    match entry.key().as_str() {
        "skip" => set_flag(&mut field.skip, entry, context),
        "change" => change::parse(&mut field.change, &["by", "from"], entry, context),
        "nullable" => set_flag(&mut field.nullable, entry, context),
        "reason" => set_flag(&mut field.reason, entry, context),
        "discriminator" => discriminator::parse(&mut field.discriminator, entry, context),
        "wire" => {
            if let Some(ty) = entry.value::<Type>("String", context)
                && field.wire.replace(ty).is_some()
            {
                error_twice(&entry.name, context);
            }
        }
        "message" | "code" => attach_wording(&mut field.rules[first..], entry, context),
        _ => field.rules.extend(parse_entry_rules(entry, Site::Field, context)),
    }
}

fn set_flag(flag: &mut Option<Ident>, entry: &Entry, context: &Context) {
    entry.expect_flag(context);
    if flag.replace(entry.name.clone()).is_some() {
        error_twice(&entry.name, context);
    }
}

fn validate_attributes(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("validate"))
}

fn entries_of(attribute: &Attribute, context: &Context) -> Vec<Entry> {
    match &attribute.meta {
        syn::Meta::List(list) => {
            if list.tokens.is_empty() {
                context.error_with_help(
                    attribute,
                    "`validate` names no rule",
                    "write `#[validate(rule)]`, or take it away",
                );
            }
            let mut entries = parse_entries(list.tokens.clone(), RULES_HELP, context);
            entries.sort_by_key(is_wording);
            entries
        }
        _ => {
            context.error_with_help(
                attribute,
                "`validate` needs a list in parentheses",
                "write `#[validate(rule)]`",
            );
            Vec::new()
        }
    }
}

fn is_deprecated(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("deprecated"))
}

fn unraw(ident: &Ident) -> String {
    ident.unraw().to_string()
}
