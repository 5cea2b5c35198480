//! `serialize`: which of serde's attributes the derive does not write by.

use crate::errors::context::Context;
use crate::model::{Item, Shape, Variant};
use crate::syntax::serde::Written;

/// Attributes that `deserialize` and `by_key` take, or let be because they only concern writing.
const OF_WRITING: [&str; 3] = ["flatten", "into", "serialize_with"];
/// Attributes that `deserialize` reports by itself.
const OF_BOTH: [&str; 5] = ["bound", "getter", "remote", "transparent", "with"];

/// Checks a type with `serialize`.
pub(super) fn check(item: &Item, context: &Context) {
    if item.serialize.is_none() {
        return;
    }
    let variants: &[Variant] = match &item.shape {
        Shape::Struct(_) => &[],
        Shape::Enum(variants) => variants,
    };
    let of_enums: &[&str] = if let Shape::Struct(_) = item.shape { &["tag"] } else { &[] };
    check_known(&item.serde.written, item, of_enums, context);
    for variant in variants {
        check_known(&variant.serde.written, item, &["untagged"], context);
    }
    for field in item.all_fields() {
        check_known(&field.serde.written, item, &[], context);
    }
}

/// Reports attributes that the derive does not write by. `here` are those that it writes by elsewhere.
fn check_known(written: &Written, item: &Item, here: &[&str], context: &Context) {
    let is_told = item.deserialize.is_some();
    let is_unknown = |name: &str| {
        OF_WRITING.contains(&name) || !is_told && (OF_BOTH.contains(&name) || here.contains(&name))
    };
    for name in written.names.iter().filter(|name| is_unknown(&name.to_string())) {
        context.error_with_help(
            name,
            format_args!("`serialize` takes no `#[serde({name})]`"),
            "derive serde's `Serialize`, which does, in place of `serialize`",
        );
    }
    for name in &written.sides {
        context.error_with_help(
            name,
            format_args!("`serialize` beside a `{name}` with a side each for reading and writing"),
            format_args!("give one name, `{name} = \"..\"`; an `alias` is another one that is read"),
        );
    }
}
