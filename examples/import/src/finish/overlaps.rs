//! Untagged enums: the order of variants, and whether a value may fit several. The first that serde can read is meant,
//! and only its rules are asked: that is what the schema says if no value fits two, or the earlier one has no rules.

use crate::dsl::types::{Def, Field, Loss, Struct, Tagging, Ty, TypeDef, TypeId, Typed, Variant};

/// Bound on types inside each other that are compared.
const MAX_DEPTH: usize = 12;

/// Orders variants, and notes where the order decides.
pub fn settle(types: &mut [TypeDef], all: &[TypeId]) {
    for id in all {
        let Def::Enum(Tagging::Untagged, variants) = &types[*id].def else { continue };
        let mut sorted = variants.clone();
        sorted.sort_by_key(|variant| {
            variant.content.as_ref().map_or((0, 0), |typed| strictness(types, &typed.ty))
        });
        rules_last(types, &mut sorted);
        let loss = types[*id].branches.as_ref().and_then(|(place, keyword)| {
            let contents: Vec<&Typed> =
                sorted.iter().filter_map(|variant| variant.content.as_ref()).collect();
            let why = ambiguity(types, &contents, *keyword == "oneOf")?;
            Some(Loss {
                place: place.clone(),
                keyword: (*keyword).to_owned(),
                why: why.to_owned(),
                is_reading: false,
            })
        });
        types[*id].losses.extend(loss);
        types[*id].def = Def::Enum(Tagging::Untagged, sorted);
    }
}

/// A variant without rules goes before those with rules that it overlaps: what it takes is valid.
fn rules_last(types: &[TypeDef], variants: &mut [Variant]) {
    for index in 1..variants.len() {
        let Some(content) = variants[index].content.clone() else { continue };
        if has_rules(types, &content, 0) {
            continue;
        }
        let is_before = |other: &Variant| {
            other
                .content
                .as_ref()
                .is_some_and(|other| has_rules(types, other, 0) && !are_apart(types, other, &content, 0))
        };
        if let Some(place) = variants[..index].iter().position(is_before) {
            variants[place..=index].rotate_right(1);
        }
    }
}

/// Objects that need more keys are read before those that take anything.
fn strictness(types: &[TypeDef], ty: &Ty) -> (u8, i64) {
    match ty.inner() {
        Ty::Named(id) => match &types[*id].def {
            Def::Struct(object) => {
                let required = object.fields.iter().filter(|field| is_needed(field)).count();
                let required = i64::try_from(required).unwrap_or(0);
                (if object.is_closed || required > 0 { 5 } else { 6 }, -required)
            }
            Def::Enum(Tagging::Names, _) => (3, 0),
            _ => (4, 0),
        },
        Ty::Unit => (0, 0),
        Ty::Bool => (1, 0),
        Ty::Int(_) => (1, 1),
        Ty::Float => (2, 0),
        Ty::Text => (4, 1),
        Ty::List(_) => (7, 0),
        Ty::Map(_) => (8, 0),
        _ => (9, 0),
    }
}

fn is_needed(field: &Field) -> bool {
    !field.is_optional && !field.is_flattened && !field.typed.is_nullable
}

fn ambiguity(types: &[TypeDef], contents: &[&Typed], is_one: bool) -> Option<&'static str> {
    for (index, one) in contents.iter().enumerate() {
        for other in &contents[index + 1..] {
            if are_apart(types, one, other, 0) {
                continue;
            }
            if has_rules(types, one, 0) {
                return Some("the first branch whose types fit is meant, also where its rules do not hold");
            }
            if is_one {
                return Some("a value that fits several branches is taken");
            }
        }
    }
    None
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Json {
    Null,
    Bool,
    Number,
    Text,
    List,
    Object,
    Several,
}

fn json_of(types: &[TypeDef], ty: &Ty, depth: usize) -> Json {
    match ty {
        Ty::Unit => Json::Null,
        Ty::Bool => Json::Bool,
        Ty::Int(_) | Ty::Float => Json::Number,
        Ty::Text => Json::Text,
        Ty::List(_) => Json::List,
        Ty::Map(_) => Json::Object,
        Ty::Value | Ty::Option(_) => Json::Several,
        Ty::Box(inner) => json_of(types, inner, depth),
        Ty::Named(id) if depth < MAX_DEPTH => match &types[*id].def {
            Def::Struct(_) | Def::Enum(Tagging::Tag(_), _) => Json::Object,
            Def::Enum(Tagging::Names, _) => Json::Text,
            Def::Tuple(_) => Json::List,
            Def::Newtype(typed) if !typed.is_nullable => json_of(types, &typed.ty, depth + 1),
            _ => Json::Several,
        },
        Ty::Named(_) => Json::Several,
    }
}

/// Whether serde reads no value as both.
fn are_apart(types: &[TypeDef], one: &Typed, other: &Typed, depth: usize) -> bool {
    if one.is_nullable && other.is_nullable {
        return false;
    }
    let (first, second) = (json_of(types, &one.ty, 0), json_of(types, &other.ty, 0));
    if first == Json::Several || second == Json::Several || depth > MAX_DEPTH {
        return several_apart(types, one, other, depth);
    }
    if first != second {
        return true;
    }
    let (Ty::Named(one), Ty::Named(other)) = (one.ty.inner(), other.ty.inner()) else { return false };
    match (&types[*one].def, &types[*other].def) {
        (Def::Enum(Tagging::Names, names), Def::Enum(Tagging::Names, others)) => {
            !names.iter().any(|name| others.iter().any(|other| other.name == name.name))
        }
        (Def::Enum(Tagging::Tag(tag), variants), Def::Enum(Tagging::Tag(other), others)) => {
            tag == other && !variants.iter().any(|one| others.iter().any(|other| other.name == one.name))
        }
        (Def::Enum(Tagging::Tag(tag), variants), Def::Struct(object))
        | (Def::Struct(object), Def::Enum(Tagging::Tag(tag), variants)) => {
            match object.fields.iter().find(|field| field.key == *tag) {
                None => object.is_closed,
                Some(field) => match field.typed.ty.inner() {
                    Ty::Named(id) if is_needed(field) => match &types[*id].def {
                        Def::Enum(Tagging::Names, names) => {
                            !names.iter().any(|name| variants.iter().any(|one| one.name == name.name))
                        }
                        _ => false,
                    },
                    _ => false,
                },
            }
        }
        (Def::Struct(one), Def::Struct(other)) => {
            needs_what_is_denied(one, other)
                || needs_what_is_denied(other, one)
                || one.fields.iter().any(|field| {
                    other.fields.iter().any(|twin| {
                        twin.key == field.key
                            && (is_needed(field) || is_needed(twin))
                            && !field.is_flattened
                            && are_apart(types, &field.typed, &twin.typed, depth + 1)
                    })
                })
        }
        _ => false,
    }
}

/// Enums: each variant apart from the other.
fn several_apart(types: &[TypeDef], one: &Typed, other: &Typed, depth: usize) -> bool {
    if depth > MAX_DEPTH {
        return false;
    }
    for (enumeration, rest) in [(one, other), (other, one)] {
        let Ty::Named(id) = enumeration.ty.inner() else { continue };
        match &types[*id].def {
            Def::Enum(Tagging::Untagged, variants) => {
                return variants
                    .iter()
                    .filter_map(|variant| variant.content.as_ref())
                    .all(|typed| are_apart(types, typed, rest, depth + 1));
            }
            Def::Enum(Tagging::External, _) => {
                return !matches!(json_of(types, &rest.ty, 0), Json::Text | Json::Object | Json::Several);
            }
            _ => {}
        }
    }
    false
}

fn needs_what_is_denied(one: &Struct, other: &Struct) -> bool {
    let is_denied =
        |field: &&Field| other.is_closed && !other.fields.iter().any(|twin| twin.key == field.key);
    one.fields.iter().filter(|field| !field.is_optional && !field.is_flattened).any(|field| is_denied(&field))
}

/// Whether any rule is asked of the value or of what is inside it.
fn has_rules(types: &[TypeDef], typed: &Typed, depth: usize) -> bool {
    if !typed.rules.is_empty() || depth > MAX_DEPTH {
        return true;
    }
    let mut found = false;
    typed.ty.each_named(&mut |id| {
        if let Def::Struct(object) = &types[id].def {
            found |= !object.rules.is_empty();
        }
        types[id].def.each(&mut |inner| found = found || has_rules(types, inner, depth + 1));
    });
    found
}
