//! Refuses conditions that name every variant of an enum, which always or never hold, and variants that the enum inside
//! another field does not have. Only the enum's type knows its variants, so constants in the derive's output do the check.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote_spanned};
use syn::Type;
use syn::ext::IdentExt as _;

use super::generics::has_parameters;
use super::imports::known;
use crate::model::{Fields, Item, Shape};
use crate::rules::condition::{Condition, Is, Test};
use crate::rules::field_path::FieldPath;
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
        for field in &fields.fields {
            let mut before = None;
            for rule in &field.rules {
                let when = rule.own_when(before).map(|when| &when.condition);
                let conditions = when.into_iter().chain(rule.kind.condition());
                checks.extend(
                    conditions.map(|condition| expand_condition(condition, fields, item.context_type())),
                );
                before = Some(rule);
            }
        }
    }
    checks
}

/// Tests that are alternatives by themselves count together.
fn expand_condition(condition: &Condition, fields: &Fields, context: Option<&Type>) -> TokenStream {
    let (alone, beside): (Vec<&Vec<Test>>, Vec<&Vec<Test>>) =
        condition.any.iter().partition(|tests| tests.len() == 1);
    let mut named: Vec<Named<'_>> = Vec::new();
    let (mut others, mut inside) = (Vec::new(), Vec::new());
    for (test, is_alone) in with(alone, true).chain(with(beside, false)) {
        let path = &test.path;
        match &test.is {
            Is::Variants(_) | Is::NotVariants(_) if path.is_nested() => inside.push(test),
            Is::NotVariants(variants) => others.push(Named { path, variants: variants.iter().collect() }),
            Is::Variants(variants) => match named.iter_mut().find(|own| is_alone && own.path == path) {
                Some(own) => own.variants.extend(variants),
                None => named.push(Named { path, variants: variants.iter().collect() }),
            },
            _ => {}
        }
    }
    let named = named.iter().filter_map(|own| own.expand(fields, context, "=", "always"));
    let others = others.iter().filter_map(|own| own.expand(fields, context, "!=", "never"));
    let inside = inside.into_iter().filter_map(|test| expand_inside(test, fields));
    named.chain(others).chain(inside).collect()
}

fn with(all: Vec<&Vec<Test>>, is_alone: bool) -> impl Iterator<Item = (&Test, bool)> {
    all.into_iter().flatten().map(move |test| (test, is_alone))
}

/// The variants of a field that tests name.
struct Named<'a> {
    path: &'a FieldPath,
    variants: Vec<&'a Ident>,
}

impl Named<'_> {
    /// The check that they are not all.
    fn expand(&self, fields: &Fields, context: Option<&Type>, sign: &str, when: &str) -> Option<TokenStream> {
        let field = self.path.first();
        let tested = fields.find(field)?;
        let ty = &tested.ty;
        let inside = optional_inner(ty).unwrap_or(ty);
        let inside = templated_inner(inside).unwrap_or(inside);
        // A condition does not hold where an `Option` is absent, nor for a template. A skipped type need not know its
        // variants.
        let is_open = sign == "=" && !std::ptr::eq(inside, ty);
        if tested.skip.is_some() || is_open || has_lifetime(ty) {
            return None;
        }
        let span = self.variants.first()?.span();
        let private = private_at(span);
        let names: Vec<String> = self.variants.iter().map(|variant| variant.unraw().to_string()).collect();
        let message = format!(
            "`{field} {sign} {}` {when} holds: those are all its variants\nhelp: name fewer, or take the test away",
            names.join(" | ")
        );
        let all = known(inside, context);
        Some(
            quote_spanned!(span=> const _: () = #private::expect_others(#all::VARIANT_NAMES, &[#(#names),*], #message);),
        )
    }
}

/// The checks that the enum at the end of a path has the variants of a test, which no pattern names.
fn expand_inside(test: &Test, fields: &Fields) -> Option<TokenStream> {
    let path = &test.path;
    let ty = fields.find(path.first()).map(|field| &field.ty).filter(|ty| !has_lifetime(ty))?;
    let end = path.end(ty);
    let checks = test.is.variants().iter().map(|variant| {
        let (span, name) = (variant.span(), variant.unraw().to_string());
        let private = private_at(span);
        let message = format!("`{path}` has no variant `{name}`\nhelp: write one of its enum's variants");
        quote_spanned!(span=> const _: () = #private::expect_variant(#private::variants(#end), #name, #message);)
    });
    Some(checks.collect())
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
