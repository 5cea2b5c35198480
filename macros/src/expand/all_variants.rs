//! Refuses conditions that name every variant of an enum, which always hold. Only the enum's type knows its variants,
//! so constants in the derive's output do the check.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote_spanned};
use syn::Type;
use syn::ext::IdentExt as _;

use super::generics::has_parameters;
use super::imports::known;
use crate::model::{Fields, Item, Shape};
use crate::rules::condition::{Condition, Is, Test};
use crate::rules::presence::Presence;
use crate::syntax::idents::private_at;
use crate::syntax::types::{optional_inner, templated_inner};

/// The checks of an item, as constants. A generic type has none, because constants cannot name its parameters.
pub(crate) fn expand(item: &Item) -> TokenStream {
    let all: Vec<&Fields> = match &item.shape {
        _ if has_parameters(item) => Vec::new(),
        Shape::Struct(fields) => vec![fields],
        Shape::Enum(variants) => variants.iter().map(|variant| &variant.fields).collect(),
    };
    let mut checks = TokenStream::new();
    for fields in all {
        for rule in fields.fields.iter().flat_map(|field| &field.rules) {
            let Some(presence) = rule.get::<Presence>() else { continue };
            checks.extend(presence.condition.iter().map(|condition| expand_condition(condition, fields)));
        }
    }
    checks
}

/// Tests that are alternatives by themselves count together.
fn expand_condition(condition: &Condition, fields: &Fields) -> TokenStream {
    let (alone, beside): (Vec<&Vec<Test>>, Vec<&Vec<Test>>) =
        condition.any.iter().partition(|tests| tests.len() == 1);
    let mut named: Vec<(&Ident, Vec<&Ident>)> = Vec::new();
    for test in alone.into_iter().flatten() {
        let Is::Variants(variants) = &test.is else { continue };
        match named.iter_mut().find(|(field, _)| **field == test.field) {
            Some((_, all)) => all.extend(variants),
            None => named.push((&test.field, variants.iter().collect())),
        }
    }
    for test in beside.into_iter().flatten() {
        let Is::Variants(variants) = &test.is else { continue };
        named.push((&test.field, variants.iter().collect()));
    }
    named.iter().filter_map(|(field, variants)| expand_check(field, variants, fields)).collect()
}

fn expand_check(field: &Ident, variants: &[&Ident], fields: &Fields) -> Option<TokenStream> {
    let tested = fields.find(field)?;
    let ty = &tested.ty;
    // The condition does not hold where an `Option` is absent, nor for a template. A skipped type need not know its variants.
    if tested.skip.is_some()
        || optional_inner(ty).is_some()
        || templated_inner(ty).is_some()
        || has_lifetime(ty)
    {
        return None;
    }
    let span = variants.first()?.span();
    let private = private_at(span);
    let names: Vec<String> = variants.iter().map(|variant| variant.unraw().to_string()).collect();
    let message = format!(
        "`{field} = {}` always holds: those are all its variants\nhelp: name fewer, or take the test away",
        names.join(" | ")
    );
    let all = known(ty);
    Some(
        quote_spanned!(span=> const _: () = #private::expect_others(#all::VARIANT_NAMES, &[#(#names),*], #message);),
    )
}

/// Whether a type names a lifetime, which a constant cannot.
fn has_lifetime(ty: &Type) -> bool {
    fn any(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|tree| match tree {
            TokenTree::Group(group) => any(group.stream()),
            TokenTree::Punct(punct) => matches!(punct.as_char(), '\'' | '&'),
            _ => false,
        })
    }
    any(ty.to_token_stream())
}
