//! What `context = TYPE` and the functions that take the context require of each other.

use proc_macro2::Ident;

use crate::errors::context::Context;
use crate::model::{Field, Item};
use crate::rules::custom::Custom;
use crate::rules::rule::FieldRule;
use crate::syntax::known_type::{Known, known};
use crate::syntax::types::mentions_lifetime;

/// Checks a type with a context, or with functions that take one.
pub(super) fn check(item: &Item, context: &Context) {
    let of_fields = item.all_fields().flat_map(|field| &field.rules);
    let takers: Vec<&Ident> = item.rules.iter().chain(of_fields).flat_map(takers).collect();
    let Some(own) = &item.context else {
        for taker in takers {
            context.error_with_help(
                taker,
                "the function takes a context, and the type has none",
                "put `#[validate(context = TYPE)]` on the type",
            );
        }
        return;
    };
    if mentions_lifetime(&own.ty) {
        context.error_with_help(
            &own.ty,
            "a context borrows nothing",
            "name a type without a lifetime: let it own what it has, or share it in an `Arc`",
        );
    }
    if let Some(flag) = &item.is_const {
        context.error_with_help(
            flag,
            format_args!("`{flag}` on a type with a context"),
            "functions of yours cannot be called in `const`: take one of the two away",
        );
    }
    if takers.is_empty() && item.all_fields().all(has_no_rules_inside) {
        context.error_with_help(
            &own.name,
            "nothing in this type takes the context",
            "hand it to a function: `custom(path, context)`, or take `context` away",
        );
    }
}

/// The keywords that hand the context to functions of the rule.
fn takers(rule: &FieldRule) -> Vec<&Ident> {
    let own = rule.get::<Custom>().and_then(|custom| custom.context.as_ref());
    let inside = rule.kind.inside(None).into_iter().flat_map(|inside| inside.rules.iter().flat_map(takers));
    own.into_iter().chain(inside).collect()
}

/// Whether no value of the field's type has rules of its own, by the type's name.
fn has_no_rules_inside(field: &Field) -> bool {
    let is_scalar = |known| known != Known::Collection;
    field.skip.is_some() || known(&field.ty).is_some_and(is_scalar)
}
