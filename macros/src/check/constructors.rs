//! A discriminator gives its struct constructors; their names must be free and distinct.

use std::collections::BTreeSet;

use crate::errors::context::Context;
use crate::errors::nearest::nearest;
use crate::model::{Field, Item};

/// Names that the derive always gives to the type's methods.
const TAKEN: [&str; 4] = ["validate", "is_valid", "validate_at", "assert_valid"];

/// Reports constructors whose names are taken or repeated, and names for variants without a constructor.
pub(super) fn check(item: &Item, context: &Context) {
    let Some((_, discriminator, _)) = item.constructing() else {
        if let Some(flag) = item.constructors.as_ref() {
            context.error_with_help(
                flag,
                format_args!("`{flag}` on a type that can have none"),
                "constructors belong to a struct with named fields and one `discriminator`, not optional",
            );
        }
        return check_no_constructor_is_named(item, context);
    };
    let variants = &discriminator.variants;
    let mut known = BTreeSet::new();
    for (variant, name) in variants {
        let is_taken = TAKEN.iter().any(|taken| name == taken);
        let is_new = known.insert(name.to_string());
        if is_taken || !is_new {
            let what = if is_taken { "a method of the derive" } else { "another variant's" };
            context.error_with_help(
                variant,
                format_args!("the constructor of variant `{variant}` would be `{name}`, which is {what}"),
                format_args!("write `discriminator(rename({variant} = another_name))`"),
            );
        }
    }
    let renamed = discriminator.renamed.iter();
    for (variant, _) in renamed.filter(|(variant, _)| !variants.iter().any(|(own, _)| own == variant)) {
        let known: Vec<String> = variants.iter().map(|(own, _)| own.to_string()).collect();
        let help = match nearest(&variant.to_string(), known.iter().map(String::as_str)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "list the variant in `discriminator(..)`, or take its `rename` away".to_owned(),
        };
        context.error_with_help(
            variant,
            format_args!("`rename` names a variant that no condition names: `{variant}`"),
            help,
        );
    }
}

/// Reports a constructor's name where the discriminator gives no constructors.
fn check_no_constructor_is_named(item: &Item, context: &Context) {
    let renamed = |field: &Field| field.discriminator.as_ref()?.renamed.first().map(|(_, name)| name.clone());
    for name in item.all_fields().filter_map(renamed) {
        let help = match item.discriminating() {
            Some(_) => "write `#[validate(constructors)]` on the struct, or take `rename` away",
            None => {
                "only a struct with named fields and one discriminator, not optional, has constructors: take `rename` away"
            }
        };
        context.error_with_help(
            &name,
            format_args!("`rename` names a constructor, `{name}`, and this discriminator gives none"),
            help,
        );
    }
}
