//! `null` and `deny_null`: fields of which `null` is a value. Whether a type is a `Maybe` only the type knows: the claims
//! in `expand/claims.rs` ask it.

use crate::errors::context::Context;
use crate::errors::show::show;
use crate::model::{Field, Fields, Item};
use crate::syntax::known_type::{is_option, known};
use crate::syntax::types::option_inner;

/// Checks the fields of a struct or variant.
pub(super) fn check(item: &Item, fields: &Fields, context: &Context) {
    for field in &fields.fields {
        check_nullable_lifts_something(item, field, context);
        check_denied_null_is_not_kept(item, field, context);
    }
}

/// Reports `nullable` where `null` is allowed, or never a value.
fn check_nullable_lifts_something(item: &Item, field: &Field, context: &Context) {
    let Some(flag) = &field.nullable else { return };
    if known(&field.ty).is_some() && !is_option(&field.ty) {
        let ty = show(&field.ty);
        context.error_with_help(
            flag,
            format_args!("`nullable` on a field that is no `Option`: a `{ty}` is never `null`"),
            format_args!("write `Option<{ty}>`, or `Maybe<{ty}>` to tell `null` from an absent key"),
        );
    } else if item.deny_null.is_none() {
        context.error_with_help(
            flag,
            "`nullable` on a field of a type without `deny_null`: `null` is allowed as it is",
            "take it away, or put `deny_null` on the type",
        );
    }
}

/// Reports an `Option` inside an `Option` where `null` is denied, which is all that the inner one is for. What a function
/// reads is its own affair.
fn check_denied_null_is_not_kept(item: &Item, field: &Field, context: &Context) {
    let is_denied = item.deny_null.is_some() && field.nullable.is_none() && field.serde.with.is_none();
    let inner = option_inner(&field.ty).filter(|inner| option_inner(inner).is_some());
    if let Some(inner) = inner.filter(|_| is_denied) {
        context.error_with_help(
            &field.ty,
            format_args!("`{}` under `deny_null`: no document makes a `Some(None)`", show(&field.ty)),
            format_args!("write `{}`, or `Maybe` where `null` means something", show(inner)),
        );
    }
}
