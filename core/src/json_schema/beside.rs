//! What stands beside other keys of an object: the content of a variant beside its tag, and of a variant that is flattened.

use alloc::vec;

use serde_json::Value;

use super::definitions::{Around, Depth, Generator};
use super::docs::describe;
use super::keys::names_beside;
use super::rules::{customs, of_content, of_conversion, of_outcome};
use crate::rules::keywords::{
    Keywords, both, comment, count, keyword, of_type, set_others, under, unless_empty,
};
use crate::schema::shape::{Part, read_as};
use crate::schema::{Content, Field, Kind, Schema};

impl Generator {
    /// The content of a variant whose keys are beside others.
    pub(super) fn around(&mut self, field: &'static Field, around: &Around, depth: Depth) -> Keywords {
        let of_text = if field.by_value { Depth::Types } else { depth };
        let keywords = self.type_around((field.schema)(), around, of_text);
        match depth {
            _ if field.by_value => both(keywords, of_outcome(field, depth)),
            Depth::Rules => both(keywords, of_content(field)),
            Depth::Types => keywords,
        }
    }

    fn type_around(&mut self, ty: &'static Schema, around: &Around, depth: Depth) -> Keywords {
        if let Some(wire) = ty.wire {
            return both(self.type_around(wire(), around, Depth::Types), of_conversion(ty));
        }
        let depth = if ty.is_valid { Depth::Rules } else { depth };
        let whole = |keywords: Keywords| match depth {
            Depth::Rules => both(keywords, customs(ty.rules)),
            Depth::Types => keywords,
        };
        let ty = read_as(ty);
        match &ty.kind {
            Kind::Struct(object) => {
                let mut keywords = self.object(Part { object, rules: ty.rules }, around, depth);
                if depth == Depth::Rules {
                    describe(&mut keywords, ty.name, ty.doc, ty.deprecated);
                }
                keywords
            }
            Kind::Newtype(inner) => whole(self.around(inner, around, depth)),
            // serde has an object there, and neither `null` nor a text.
            Kind::Option(inner) | Kind::Templated(inner) => self.type_around(inner(), around, depth),
            // No document is an enum beside a tag of its own.
            Kind::Enum(_) if self.is_flattened(ty) => Keywords::new(),
            Kind::Enum(variants) => {
                self.flattened.push(ty);
                let keywords = self.variants(variants, around, depth);
                self.flattened.pop();
                whole(keywords)
            }
            Kind::Map { keys, values } => {
                let names = self.key_names(keys(), depth);
                let values = self.schema(values(), depth);
                let mut others = Keywords::new();
                set_others(&mut others, &mut around.keys.iter().copied(), true);
                let map = both(unless_empty("additionalProperties", values), under("properties", others));
                both(map, names_beside(&around.keys, names))
            }
            // serde reads an object without other keys as `null`.
            Kind::Null if !around.is_open => keyword("maxProperties", count(around.keys.len())),
            // No document is one of these beside a key.
            Kind::Bool
            | Kind::Integer { .. }
            | Kind::NonZero { .. }
            | Kind::Number { .. }
            | Kind::String
            | Kind::BorrowedString
            | Kind::Char
            | Kind::List { .. }
            | Kind::Tuple(_) => under("not", Keywords::new()),
            Kind::Null => comment("other keys beside these are refused"),
            _ => self.schema(ty, depth),
        }
    }

    /// What a variant carries that a key beside others names: serde reads an object without keys as nothing there.
    pub(super) fn content_beside(&mut self, content: &'static Content, depth: Depth) -> Keywords {
        match content {
            Content::Unit => {
                let types = keyword("type", Value::from(vec!["null", "object"]));
                both(types, keyword("maxProperties", count(0)))
            }
            content => self.content(content, &Around::default(), depth),
        }
    }

    /// What a variant carries.
    pub(super) fn content(&mut self, content: &'static Content, around: &Around, depth: Depth) -> Keywords {
        match content {
            Content::Unit => of_type("null"),
            Content::Newtype(field) => self.field(field, false, depth),
            Content::Tuple(fields) => self.tuple(fields, depth),
            Content::Struct(object) => self.object(Part { object, rules: &[] }, around, depth),
        }
    }
}
