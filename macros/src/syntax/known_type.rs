//! Recognises types by name: integers with their limits, floats, `bool`, `char`, strings, collections. Aliases and
//! types of the author stay unknown, which checks have to allow for.

use syn::{Expr, ExprLit, GenericArgument, Lit, PathArguments, Type};

use crate::syntax::literal::{Literal, Number, Value};
use crate::syntax::types::bare;

/// The type that a name means.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Known {
    Integer(Integer),
    Float,
    Bool,
    Char,
    Text,
    Collection,
}

/// An integer type and its limits on a machine of 64 bits.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Integer {
    pub(crate) name: &'static str,
    pub(crate) min: Number,
    pub(crate) max: Number,
}

const fn integer(name: &'static str, min: i128, max: u128) -> Integer {
    let max = if max > i128::MAX as u128 { Number::Big(max) } else { Number::Int(max as i128) };
    Integer { name, min: Number::Int(min), max }
}

const INTEGERS: [Integer; 12] = [
    integer("i8", i8::MIN as i128, i8::MAX as u128),
    integer("i16", i16::MIN as i128, i16::MAX as u128),
    integer("i32", i32::MIN as i128, i32::MAX as u128),
    integer("i64", i64::MIN as i128, i64::MAX as u128),
    integer("i128", i128::MIN, i128::MAX as u128),
    integer("isize", i64::MIN as i128, i64::MAX as u128),
    integer("u8", 0, u8::MAX as u128),
    integer("u16", 0, u16::MAX as u128),
    integer("u32", 0, u32::MAX as u128),
    integer("u64", 0, u64::MAX as u128),
    integer("u128", 0, u128::MAX),
    integer("usize", 0, u64::MAX as u128),
];

/// Wrappers that rules look through.
const AROUND: [&str; 7] = ["Option", "Maybe", "Templated", "Box", "Rc", "Arc", "Cow"];
const LISTS: [&str; 6] = ["Vec", "VecDeque", "LinkedList", "BTreeSet", "HashSet", "IndexSet"];
const MAPS: [&str; 3] = ["BTreeMap", "HashMap", "IndexMap"];

/// A part of a container.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Part {
    Each,
    Keys,
    Values,
}

/// Recognises a type, inside its `Option` or pointer.
pub(crate) fn known(ty: &Type) -> Option<Known> {
    let ty = inside(ty);
    match ty {
        Type::Array(_) | Type::Slice(_) => return Some(Known::Collection),
        Type::Path(_) => {}
        _ => return None,
    }
    let (name, arguments) = outer(ty)?;
    let name = name.as_str();
    if LISTS.contains(&name) || MAPS.contains(&name) {
        return Some(Known::Collection);
    }
    if !arguments.is_empty() {
        return None;
    }
    if let Some(integer) = INTEGERS.iter().find(|integer| integer.name == name) {
        return Some(Known::Integer(*integer));
    }
    match name {
        "f32" | "f64" => Some(Known::Float),
        "bool" => Some(Known::Bool),
        "char" => Some(Known::Char),
        "str" | "String" => Some(Known::Text),
        _ => None,
    }
}

/// Whether a type may be the author's, or an alias: its name is none of the standard library.
pub(crate) fn may_be_of_author(ty: &Type) -> bool {
    let Some((name, arguments)) = outer(bare(ty)) else { return false };
    match name.as_str() {
        "Box" | "Rc" | "Arc" | "Cow" => arguments.first().is_some_and(|inside| may_be_of_author(inside)),
        "Option" | "f32" | "f64" | "bool" | "char" | "str" | "String" => false,
        name => {
            let is_container = LISTS.contains(&name) || MAPS.contains(&name);
            !is_container && INTEGERS.iter().all(|integer| integer.name != name)
        }
    }
}

/// Whether a type has items rather than characters, by its name.
pub(crate) fn is_collection(ty: &Type) -> bool {
    known(ty) == Some(Known::Collection)
}

/// Whether a type is a set, by its name.
pub(crate) fn is_set(ty: &Type) -> bool {
    outer(inside(ty)).is_some_and(|(name, _)| ["BTreeSet", "HashSet", "IndexSet"].contains(&name.as_str()))
}

/// Whether a type is an `Option` or a `Maybe`, by its name.
pub(crate) fn is_option(ty: &Type) -> bool {
    match outer(bare(ty)) {
        Some((name, _)) if name == "Option" || name == "Maybe" => true,
        Some((name, arguments)) if name == "Box" => arguments.first().is_some_and(|ty| is_option(ty)),
        _ => false,
    }
}

/// The type of a list's items, or of a map's keys or values.
pub(crate) fn item_of(ty: &Type, part: Part) -> Option<&Type> {
    let ty = inside(ty);
    match (ty, part) {
        (Type::Array(array), Part::Each) => return Some(&array.elem),
        (Type::Slice(slice), Part::Each) => return Some(&slice.elem),
        _ => {}
    }
    let (name, arguments) = outer(ty)?;
    let names: &[&str] = if part == Part::Each { &LISTS } else { &MAPS };
    let index = usize::from(part == Part::Values);
    names.contains(&name.as_str()).then(|| arguments.get(index).copied()).flatten()
}

/// The number of items of an array, if it is a literal.
pub(crate) fn array_len(ty: &Type) -> Option<u64> {
    match inside(ty) {
        Type::Array(array) => match &array.len {
            Expr::Lit(ExprLit { lit: Lit::Int(len), .. }) => len.base10_parse().ok(),
            _ => None,
        },
        _ => None,
    }
}

/// A type without references, `Option`s and pointers around it.
fn inside(ty: &Type) -> &Type {
    match bare(ty) {
        Type::Reference(reference) => inside(&reference.elem),
        ty => match outer(ty) {
            Some((name, arguments)) if AROUND.contains(&name.as_str()) => {
                arguments.first().map_or(ty, |argument| inside(argument))
            }
            _ => ty,
        },
    }
}

/// The last segment of a path type, and its type arguments.
fn outer(ty: &Type) -> Option<(String, Vec<&Type>)> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    let arguments = match &last.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.iter(),
        _ => return Some((last.ident.to_string(), Vec::new())),
    };
    let types = arguments.filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    Some((last.ident.to_string(), types.collect()))
}

impl Integer {
    /// Whether a number is a value of the type.
    pub(crate) fn holds(&self, number: Number) -> bool {
        number.is_between(Some(self.min), Some(self.max))
    }
}

impl Known {
    /// The name of the type in messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Known::Integer(integer) => integer.name,
            Known::Float => "float",
            Known::Bool => "bool",
            Known::Char => "char",
            Known::Text => "string",
            Known::Collection => "collection",
        }
    }

    /// Why a literal can never be a value of the type, as a hint; `None` when it can.
    pub(crate) fn refuses(self, literal: &Literal) -> Option<String> {
        let fits = match (self, &literal.value) {
            (Known::Integer(_), Value::Number(Number::Float(_))) => false,
            (Known::Integer(integer), Value::Number(number)) => integer.holds(*number),
            (Known::Integer(integer), Value::Range(min, max)) => {
                let (min, max) = (min.map(Number::Int), max.map(Number::Int));
                min.is_none_or(|min| !min.is_above(integer.max))
                    && max.is_none_or(|max| !integer.min.is_above(max))
            }
            (Known::Float, Value::Number(_) | Value::Range(..)) => true,
            (Known::Bool, Value::Bool(_)) => true,
            (Known::Char, Value::Text(text)) => text.chars().count() == 1,
            (Known::Text, Value::Text(_)) | (Known::Collection, _) => true,
            _ => false,
        };
        (!fits).then(|| match self {
            Known::Integer(Integer { name, min, max }) => match literal.value {
                Value::Number(Number::Int(_) | Number::Big(_)) | Value::Range(..) => {
                    format!("`{name}` holds {min} to {max}")
                }
                _ => format!("write a whole number: `{name}` holds {min} to {max}"),
            },
            Known::Float => "write a number without quotes".to_owned(),
            Known::Bool => "write `true` or `false`".to_owned(),
            Known::Char => "write one character: `'a'`".to_owned(),
            Known::Text | Known::Collection => "write a string in quotes".to_owned(),
        })
    }
}
