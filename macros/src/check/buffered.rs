//! What serde cannot read through a buffer: it reads 128-bit integers, and numbers and truth values as keys of maps, from a
//! text only, and through `tag`, `untagged` and `flatten` it has none. Types that name them elsewhere are explained in
//! reports.

use syn::Type;

use crate::errors::context::Context;
use crate::errors::show::show;
use crate::model::{Field, Item, Shape, Tagging};
use crate::syntax::known_type::{Integer, Known, Part, item_of, known};
use crate::syntax::types::each_inside;

/// Reports types that serde cannot read where their field is.
pub(super) fn check_types_can_be_read(item: &Item, context: &Context) {
    if item.reads_another() {
        return;
    }
    let is_read = |field: &&Field| !field.serde.skip && field.serde.with.is_none() && field.wire.is_none();
    match &item.shape {
        Shape::Struct(_) => {}
        Shape::Enum(variants) => {
            let is_buffered = matches!(item.tagging, Tagging::Internal { .. } | Tagging::Untagged);
            for variant in
                variants.iter().filter(|own| !own.serde.skip && (is_buffered || own.serde.untagged))
            {
                let how = if variant.serde.untagged || matches!(item.tagging, Tagging::Untagged) {
                    "untagged"
                } else {
                    "tag"
                };
                let fields = variant.fields.fields.iter().filter(is_read);
                fields.for_each(|field| check_buffered(&field.ty, how, context));
            }
        }
    }
    for field in item.all_fields().filter(is_read).filter(|field| field.serde.flatten) {
        check_buffered(&field.ty, "flatten", context);
        if item.serde.deny_unknown_fields && item_of(&field.ty, Part::Keys).is_some() {
            context.error_with_help(
                &field.ty,
                "a flattened map beside `deny_unknown_fields`: serde would deny each of its keys",
                "take `deny_unknown_fields` or the map away",
            );
        }
    }
}

/// Reports types that serde cannot read through a buffer.
fn check_buffered(ty: &Type, how: &str, context: &Context) {
    let help = match how {
        "flatten" => "take a type that is read from a string, or do not flatten the field",
        _ => {
            "take a type that is read from a string, or read the enum in another way: `content = \"..\"` or `by_key`"
        }
    };
    each_inside(ty, &mut |ty| {
        if let Some(key) = item_of(ty, Part::Keys).filter(|key| is_number_or_truth(key)) {
            context.error_with_help(
                key,
                format_args!("serde reads no `{}` as the key of a map through `{how}`", show(key)),
                help,
            );
        } else if let (Some(Known::Integer(Integer { name: name @ ("i128" | "u128"), .. })), Type::Path(_)) =
            (known(ty), ty)
            && is_name(ty, name)
        {
            context.error_with_help(ty, format_args!("serde reads no `{name}` through `{how}`"), help);
        }
    });
}

fn is_number_or_truth(ty: &Type) -> bool {
    matches!(known(ty), Some(Known::Integer(_) | Known::Bool | Known::Float))
}

/// Whether a type is that name itself, without a wrapper.
fn is_name(ty: &Type, name: &str) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == name))
}
