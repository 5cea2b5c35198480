//! `discriminator(A, B)` on an enum field: every variant is named by a condition of the struct or listed
//! here, so that a new variant does not compile until the rules decide about it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use super::scopes::FieldsScope;
use crate::errors::context::Context;
use crate::model::{Discriminator, Field, Fields};
use crate::rules::condition::{Is, any_variant, enum_inside};
use crate::rules::rule::RuleKind;

use crate::syntax::attributes::{Args, Entry, error_twice, parse_entries};

const HELP: &str = "variants are written bare: `discriminator(A, B)`";

/// Reads `discriminator`, `discriminator(A, B)` or `discriminator(A, rename(B = name))`.
pub(crate) fn parse(found: &mut Option<Discriminator>, entry: &Entry, context: &Context) {
    let mut discriminator = Discriminator { name: entry.name.clone(), free: Vec::new(), renamed: Vec::new() };
    match &entry.args {
        Args::None => {}
        Args::List(list) => {
            for argument in parse_entries(list.stream(), HELP, context) {
                parse_argument(&mut discriminator, &argument, context);
            }
        }
        Args::Value(_) => {
            context.error_with_help(
                entry,
                "`discriminator` takes a list in parentheses",
                "write `discriminator`, or `discriminator(A)` with the variants that need no rule",
            );
            return;
        }
    }
    if found.replace(discriminator).is_some() {
        error_twice(&entry.name, context);
    }
}

fn parse_argument(discriminator: &mut Discriminator, argument: &Entry, context: &Context) {
    match &argument.args {
        Args::None if discriminator.free.contains(&argument.name) => error_twice(&argument.name, context),
        Args::None => discriminator.free.push(argument.name.clone()),
        Args::List(list) if argument.name == "rename" => {
            for rename in parse_entries(list.stream(), HELP, context) {
                if let Some(name) = rename.value::<Ident>("name", context) {
                    discriminator.renamed.push((rename.name, name));
                }
            }
        }
        _ => context.error_with_help(
            argument,
            "expected a variant without a value",
            "write `discriminator(A, rename(B = name))`: variants that need no rule, and names of constructors",
        ),
    }
}

/// The variants that some condition of the fields names for a field.
pub(crate) fn decided_variants(field: &Field, fields: &Fields) -> Vec<Ident> {
    let mut decided: Vec<Ident> = Vec::new();
    for rule in fields.fields.iter().flat_map(|field| &field.rules) {
        let RuleKind::Presence(presence) = &rule.kind else { continue };
        for test in presence.condition.iter().flat_map(|condition| condition.any.iter().flatten()) {
            let Is::Variants(variants) = &test.is else { continue };
            if fields.find(&test.field).is_some_and(|tested| tested.ident == field.ident) {
                decided.extend(
                    variants.iter().filter(|variant| !decided.contains(variant)).cloned().collect::<Vec<_>>(),
                );
            }
        }
    }
    decided
}

/// A match without a wildcard over the variants that are decided: rustc names the ones that are not, inside of what
/// is to be done about them.
pub(super) fn expand(field: &Field, fields: &Fields, scope: &FieldsScope<'_>) -> TokenStream {
    let (Some(discriminator), Some(value)) = (&field.discriminator, scope.value(field)) else {
        return TokenStream::new();
    };
    let (_, ty, _) = enum_inside(&value, &field.ty, scope.private);
    let mut variants = decided_variants(field, fields);
    variants.extend(discriminator.free.iter().cloned());
    let span = discriminator.name.span();
    let mend = quote_spanned!(span=> DecideByARuleOrListAs);
    let variants = any_variant(ty, &variants, &quote_spanned!(span=> #mend::discriminator));
    // Twice, and from different places: of a single arm rustc would say how to add another.
    let again = quote_spanned!(Span::mixed_site()=> #variants => {});
    let judged = Ident::new("value", span);
    // Expands to a function that nothing calls, `|value: DecideByARuleOrListAs<Kind>| match value {
    // DecideByARuleOrListAs::discriminator(A | B) => {} }`, with the attribute's name underlined.
    let decides = quote_spanned!(span=> match #judged);
    quote_spanned! {span=>
        {
            #[allow(dead_code, non_camel_case_types)]
            enum #mend<T> { discriminator(T) }
            let _ = |#judged: #mend<#ty>| #decides { #variants => {} #again };
        }
    }
}
