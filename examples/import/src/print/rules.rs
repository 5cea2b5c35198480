//! Rules as they are written in `#[validate(..)]`.

use crate::dsl::names::written;
use crate::dsl::rules::{Condition, Counts, Edge, Literal, Rule, Tests};
use crate::dsl::types::{Def, Field, Tagging, Ty, TypeDef};
use crate::read::tree::Number;

/// The struct whose fields the rules name.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// Its fields.
    pub fields: &'a [Field],
    /// All types.
    pub types: &'a [TypeDef],
}

/// A rule as it is written.
#[must_use]
pub fn rule(rule: &Rule, scope: Scope<'_>) -> String {
    match rule {
        Rule::Discriminator(others) if others.is_empty() => "discriminator".to_owned(),
        Rule::Discriminator(others) => format!("discriminator({})", others.join(", ")),
        Rule::Required => "required".to_owned(),
        Rule::Nullable => "nullable".to_owned(),
        Rule::Pattern(pattern) => format!("pattern = {}", raw(pattern)),
        Rule::Constant(name) => format!("pattern = {name}"),
        Rule::Prefix(text) => format!("prefix = {text:?}"),
        Rule::Suffix(text) => format!("suffix = {text:?}"),
        Rule::Contains(text) => format!("contains = {text:?}"),
        Rule::Format(name) => format!("format = {name}"),
        Rule::Length(counts) => format!("length({})", length(*counts)),
        Rule::Range(min, max) => format!("range({})", range(*min, *max)),
        Rule::MultipleOf(number) => format!("multiple_of = {number}"),
        Rule::OneOf(literals) => format!("one_of({})", list(literals)),
        Rule::NoneOf(literals) => format!("none_of({})", list(literals)),
        Rule::AnyOf(lists) => {
            let lists: Vec<String> =
                lists.iter().map(|list| format!("({})", rules(list, scope).join(", "))).collect();
            format!("any_of({})", lists.join(", "))
        }
        Rule::Not(inner) => format!("not({})", rules(inner, scope).join(", ")),
        Rule::Unique => "unique".to_owned(),
        Rule::Each(inner) => format!("each({})", rules(inner, scope).join(", ")),
        Rule::Keys(inner) => format!("keys({})", rules(inner, scope).join(", ")),
        Rule::Values(inner) => format!("values({})", rules(inner, scope).join(", ")),
        Rule::Presence(name, condition) => presence(name, condition, scope),
        Rule::When(tests, inner) => {
            format!("when({}, {})", self::tests(tests, scope), rules(inner, scope).join(", "))
        }
        Rule::Group(name, keys) => {
            let names: Vec<String> = keys.iter().map(|key| ident_of(key, scope)).collect();
            format!("{name}({})", names.join(", "))
        }
    }
}

/// The rules of a field as they are written: literals of an enum are its variants.
#[must_use]
pub fn rules_of(all: &[Rule], ty: &Ty, scope: Scope<'_>) -> Vec<String> {
    let Ty::Named(id) = ty.inner() else { return rules(all, scope) };
    let Def::Enum(Tagging::Names, variants) = &scope.types[*id].def else { return rules(all, scope) };
    let list = |literals: &[Literal]| {
        let name = |one: &Literal| match one {
            Literal::Text(text) => {
                variants.iter().find(|variant| variant.name == *text).map(|found| found.ident.clone())
            }
            _ => None,
        };
        literals.iter().filter_map(name).collect::<Vec<_>>().join(", ")
    };
    let one = |one: &Rule| match one {
        Rule::OneOf(literals) => format!("one_of({})", list(literals)),
        Rule::NoneOf(literals) => format!("none_of({})", list(literals)),
        Rule::When(tests, inner) => {
            format!("when({}, {})", self::tests(tests, scope), rules_of(inner, ty, scope).join(", "))
        }
        other => rule(other, scope),
    };
    all.iter().map(one).collect()
}

/// Rules as they are written.
#[must_use]
pub fn rules(rules: &[Rule], scope: Scope<'_>) -> Vec<String> {
    rules.iter().map(|one| rule(one, scope)).collect()
}

/// Whether a character is not seen, or turns the text around: rustc denies these in source.
#[must_use]
pub fn is_hidden(char: char) -> bool {
    char.is_control() || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text as a raw string where that can hold it.
#[must_use]
pub fn raw(text: &str) -> String {
    if text.chars().any(is_hidden) || text.contains("\"#") {
        return format!("{text:?}");
    }
    if text.contains('"') { format!("r#\"{text}\"#") } else { format!("r\"{text}\"") }
}

fn length(counts: Counts) -> String {
    match (counts.min, counts.max) {
        (Some(min), Some(max)) if min == max => format!("equal = {min}"),
        (Some(min), Some(max)) => format!("min = {min}, max = {max}"),
        (Some(min), None) => format!("min = {min}"),
        (None, Some(max)) => format!("max = {max}"),
        (None, None) => String::new(),
    }
}

fn range(min: Option<Edge>, max: Option<Edge>) -> String {
    let edge = |edge: Option<Edge>, name: &str| {
        edge.map(|edge| {
            let exclusive = if edge.exclusive { "exclusive_" } else { "" };
            format!("{exclusive}{name} = {}", number(edge.value))
        })
    };
    [edge(min, "min"), edge(max, "max")].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn number(number: Number) -> String {
    number.to_string()
}

fn list(literals: &[Literal]) -> String {
    literals.iter().map(literal).collect::<Vec<_>>().join(", ")
}

fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => format!("{text:?}"),
        Literal::Number(number) => number.to_string(),
        Literal::Bool(flag) => flag.to_string(),
    }
}

/// One rule for each list of tests: repeated, it means *or*.
fn presence(name: &str, condition: &Condition, scope: Scope<'_>) -> String {
    let each = condition.any.iter().map(|all| format!("{name}({})", tests(all, scope)));
    each.collect::<Vec<_>>().join(", ")
}

fn tests(tests: &Tests, scope: Scope<'_>) -> String {
    let each = tests.iter().map(|test| {
        let ident = ident_of(&test.key, scope);
        if test.values.is_empty() {
            return ident;
        }
        let values: Vec<String> = test.values.iter().map(|value| tested(&test.key, value, scope)).collect();
        if test.is_not {
            return values.iter().map(|value| format!("{ident} != {value}")).collect::<Vec<_>>().join(", ");
        }
        format!("{ident} = {}", values.join(" | "))
    });
    each.collect::<Vec<_>>().join(", ")
}

/// A variant of the field's enum, else the literal.
fn tested(key: &str, value: &Literal, scope: Scope<'_>) -> String {
    let field = scope.fields.iter().find(|field| field.key == key);
    if let (Some(Ty::Named(id)), Literal::Text(text)) = (field.map(|field| field.typed.ty.inner()), value)
        && let Def::Enum(Tagging::Names, variants) = &scope.types[*id].def
        && let Some(variant) = variants.iter().find(|variant| variant.name == *text)
    {
        return variant.ident.clone();
    }
    literal(value)
}

fn ident_of(key: &str, scope: Scope<'_>) -> String {
    let field = scope.fields.iter().find(|field| field.key == key);
    field.map(|field| written(&field.ident)).unwrap_or_default()
}
