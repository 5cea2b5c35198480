//! Parses serde's attributes: names and shapes, as far as documents and pointers need them. Where reading and writing
//! differ, reading counts.
//!
//! It reports a mistake in serde's own words at serde's own place: rustc shows an error once that two derives report
//! alike, and serde's derive may be absent.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens as _;
use syn::meta::ParseNestedMeta;
use syn::parse::Parse;
use syn::{Attribute, Expr, ExprLit, ExprPath, Ident, Lit, LitStr, PathSegment, Type};

use crate::errors::context::Context;

/// The attributes of a struct or enum.
#[derive(Default)]
pub(crate) struct Container {
    pub(crate) rename: Option<String>,
    pub(crate) rename_all: Option<Case>,
    pub(crate) rename_all_fields: Option<Case>,
    pub(crate) default: Option<Filling>,
    pub(crate) deny_unknown_fields: bool,
    pub(crate) tag: Option<String>,
    pub(crate) content: Option<String>,
    pub(crate) untagged: bool,
    pub(crate) transparent: bool,
    /// `from = ".."` or `try_from = ".."`: the type that documents hold.
    pub(crate) from: Option<Type>,
    pub(crate) written: Written,
}

/// The attributes of a field or variant.
#[derive(Default)]
pub(crate) struct Member {
    pub(crate) rename: Option<String>,
    /// The literals of `rename` and of each alias.
    pub(crate) rename_tokens: Option<LitStr>,
    pub(crate) alias_tokens: Vec<LitStr>,
    pub(crate) rename_all: Option<Case>,
    pub(crate) aliases: Vec<String>,
    pub(crate) default: Option<Filling>,
    pub(crate) skip: bool,
    pub(crate) skip_serializing: bool,
    /// The function that says of a value that it is left out.
    pub(crate) skip_serializing_if: Option<ExprPath>,
    /// Whether the field is the content of a transparent type.
    pub(crate) transparent: bool,
    pub(crate) flatten: bool,
    pub(crate) other: bool,
    pub(crate) untagged: bool,
    /// The function that reads the field instead of its type's `Deserialize`: `with = ".."` or
    /// `deserialize_with = ".."`.
    pub(crate) with: Option<ExprPath>,
    pub(crate) written: Written,
}

/// The default that serde fills in for an absent key.
pub(crate) enum Filling {
    /// The default of the type.
    OfType,
    /// The result of a function.
    By(ExprPath),
}

/// The attributes as they are written.
#[derive(Default)]
pub(crate) struct Written {
    pub(crate) names: Vec<Ident>,
    /// Those that give reading and writing a name each.
    pub(crate) sides: Vec<Ident>,
    /// Those that serde does not have, as its derive reports them.
    pub(crate) unknown: Vec<syn::Error>,
}

/// A case for names.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

const CASES: [(&str, Case); 8] = [
    ("lowercase", Case::Lower),
    ("UPPERCASE", Case::Upper),
    ("PascalCase", Case::Pascal),
    ("camelCase", Case::Camel),
    ("snake_case", Case::Snake),
    ("SCREAMING_SNAKE_CASE", Case::ScreamingSnake),
    ("kebab-case", Case::Kebab),
    ("SCREAMING-KEBAB-CASE", Case::ScreamingKebab),
];

impl Case {
    fn find(name: &str) -> Option<Case> {
        CASES.iter().find(|(own, _)| *own == name).map(|(_, case)| *case)
    }

    /// Converts the name of a field, which is snake case in Rust.
    pub(crate) fn of_field(self, name: &str) -> String {
        match self {
            Case::Lower | Case::Snake => name.to_owned(),
            Case::Upper | Case::ScreamingSnake => name.to_ascii_uppercase(),
            Case::Kebab => name.replace('_', "-"),
            Case::ScreamingKebab => name.to_ascii_uppercase().replace('_', "-"),
            Case::Pascal => name.split('_').map(capitalise).collect(),
            Case::Camel => decapitalise(&Case::Pascal.of_field(name)),
        }
    }

    /// Converts the name of a variant, which is Pascal case in Rust.
    pub(crate) fn of_variant(self, name: &str) -> String {
        match self {
            Case::Pascal => name.to_owned(),
            Case::Lower => name.to_ascii_lowercase(),
            Case::Upper => name.to_ascii_uppercase(),
            Case::Camel => decapitalise(name),
            Case::Snake => {
                let mut snake = String::new();
                for (index, char) in name.char_indices() {
                    if index > 0 && char.is_uppercase() {
                        snake.push('_');
                    }
                    snake.push(char.to_ascii_lowercase());
                }
                snake
            }
            Case::ScreamingSnake => Case::Snake.of_variant(name).to_ascii_uppercase(),
            Case::Kebab => Case::Snake.of_variant(name).replace('_', "-"),
            Case::ScreamingKebab => Case::ScreamingSnake.of_variant(name).replace('_', "-"),
        }
    }
}

fn capitalise(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

fn decapitalise(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
}

/// Parses the attributes of a struct or enum.
pub(crate) fn parse_container(attributes: &[Attribute], context: &Context) -> Container {
    let mut container = Container::default();
    let written = each_meta(attributes, context, |name, meta| {
        match name {
            "rename" => container.rename = read_name(meta, context)?.or(container.rename.take()),
            "rename_all" => container.rename_all = read_case(meta, context)?.or(container.rename_all),
            "rename_all_fields" => {
                container.rename_all_fields = read_case(meta, context)?.or(container.rename_all_fields);
            }
            "default" => container.default = read_filling(meta, context)?,
            "deny_unknown_fields" => container.deny_unknown_fields = true,
            "untagged" => container.untagged = true,
            "transparent" => container.transparent = true,
            "tag" => container.tag = read_text(meta, "tag", context)?.map(|text| text.value()),
            "content" => container.content = read_text(meta, "content", context)?.map(|text| text.value()),
            "from" | "try_from" => container.from = read_parsed(meta, name, "type", context)?,
            "bound" | "crate" | "expecting" | "into" | "remote" | "variant_identifier"
            | "field_identifier" => {
                skip_value(meta)?;
            }
            _ => return unknown("container", meta),
        }
        Ok(None)
    });
    container.written = written;
    container
}

/// Parses the attributes of a field or variant; `kind` is the word for messages.
pub(crate) fn parse_member(attributes: &[Attribute], kind: &str, context: &Context) -> Member {
    let mut member = Member::default();
    let written = each_meta(attributes, context, |name, meta| {
        match name {
            "rename" => {
                // As in serde, the first of several names for reading is the name.
                for text in read_names(meta, "rename", context)? {
                    if member.rename_tokens.is_some() {
                        member.aliases.push(text.value());
                        member.alias_tokens.push(text);
                    } else {
                        member.rename = Some(text.value());
                        member.rename_tokens = Some(text);
                    }
                }
            }
            "rename_all" => member.rename_all = read_case(meta, context)?.or(member.rename_all),
            "alias" => {
                if let Some(alias) = read_text(meta, "alias", context)? {
                    member.aliases.push(alias.value());
                    member.alias_tokens.push(alias);
                }
            }
            "default" => member.default = read_filling(meta, context)?,
            "skip" => (member.skip, member.skip_serializing) = (true, true),
            "skip_deserializing" => member.skip = true,
            "skip_serializing" => member.skip_serializing = true,
            "skip_serializing_if" => member.skip_serializing_if = read_parsed(meta, name, "path", context)?,
            "flatten" => member.flatten = true,
            "other" => member.other = true,
            "untagged" => member.untagged = true,
            "deserialize_with" => member.with = read_parsed(meta, name, "path", context)?,
            "with" => {
                member.with = read_parsed(meta, name, "path", context)?.map(|mut path: ExprPath| {
                    let last =
                        path.path.segments.last().map_or_else(Span::call_site, |last| last.ident.span());
                    path.path.segments.push(PathSegment::from(Ident::new("deserialize", last)));
                    path
                });
            }
            "bound" | "borrow" | "getter" | "serialize_with" => skip_value(meta)?,
            _ => return unknown(kind, meta),
        }
        Ok(None)
    });
    member.written = written;
    member
}

/// Calls `read` with each attribute and its name, and reports what cannot be read. `read` returns why serde does not have
/// the attribute.
fn each_meta(
    attributes: &[Attribute],
    context: &Context,
    mut read: impl FnMut(&str, &ParseNestedMeta<'_>) -> syn::Result<Option<syn::Error>>,
) -> Written {
    let mut written = Written::default();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        let outcome = attribute.parse_nested_meta(|meta| {
            let name = meta.path.get_ident();
            if meta.input.peek(syn::token::Paren) {
                written.sides.extend(name.filter(|name| name.to_string().starts_with("rename")).cloned());
            }
            written.unknown.extend(read(&name.map(Ident::to_string).unwrap_or_default(), &meta)?);
            written.names.extend(name.cloned());
            Ok(())
        });
        context.keep(outcome);
    }
    written
}

/// Passes over an attribute that serde does not have.
fn unknown(kind: &str, meta: &ParseNestedMeta<'_>) -> syn::Result<Option<syn::Error>> {
    let path = meta.path.to_token_stream().to_string().replace(' ', "");
    let error = meta.error(format_args!("unknown serde {kind} attribute `{path}`"));
    skip_value(meta)?;
    Ok(Some(error))
}

/// `default`, or `default = "path"`.
fn read_filling(meta: &ParseNestedMeta<'_>, context: &Context) -> syn::Result<Option<Filling>> {
    if meta.input.peek(syn::Token![=]) {
        return Ok(read_parsed(meta, "default", "path", context)?.map(Filling::By));
    }
    Ok(Some(Filling::OfType))
}

fn read_case(meta: &ParseNestedMeta<'_>, context: &Context) -> syn::Result<Option<Case>> {
    Ok(read_name(meta, context)?.as_deref().and_then(Case::find))
}

fn read_name(meta: &ParseNestedMeta<'_>, context: &Context) -> syn::Result<Option<String>> {
    let attribute = meta.path.get_ident().map(Ident::to_string).unwrap_or_default();
    Ok(read_names(meta, &attribute, context)?.first().map(LitStr::value))
}

/// The names for reading: of `rename = "x"`, or of `rename(serialize = "x", deserialize = "y")`.
fn read_names(meta: &ParseNestedMeta<'_>, attribute: &str, context: &Context) -> syn::Result<Vec<LitStr>> {
    let mut names = Vec::new();
    let lookahead = meta.input.lookahead1();
    if lookahead.peek(syn::Token![=]) {
        names.extend(read_text(meta, attribute, context)?);
        return Ok(names);
    }
    if !lookahead.peek(syn::token::Paren) {
        return Err(lookahead.error());
    }
    meta.parse_nested_meta(|side| {
        if side.path.is_ident("deserialize") {
            names.extend(read_text_of(&side, attribute, "deserialize", context)?);
        } else if side.path.is_ident("serialize") {
            read_text_of(&side, attribute, "serialize", context)?;
        } else {
            return Err(side.error(format_args!(
                "malformed {attribute} attribute, expected `{attribute}(serialize = ..., deserialize = ...)`"
            )));
        }
        Ok(())
    })?;
    Ok(names)
}

/// The path or type in a string literal.
fn read_parsed<T: Parse>(
    meta: &ParseNestedMeta<'_>,
    attribute: &str,
    what: &str,
    context: &Context,
) -> syn::Result<Option<T>> {
    let Some(text) = read_text(meta, attribute, context)? else { return Ok(None) };
    let parsed = text.parse::<T>().ok();
    if parsed.is_none() {
        let value = text.value();
        match what {
            "type" => context.error(&text, format_args!("failed to parse type: {attribute} = {value:?}")),
            _ => context.error(&text, format_args!("failed to parse path: {value:?}")),
        }
    }
    Ok(parsed)
}

fn read_text(meta: &ParseNestedMeta<'_>, attribute: &str, context: &Context) -> syn::Result<Option<LitStr>> {
    read_text_of(meta, attribute, attribute, context)
}

/// The text of `name = "text"`, in an attribute.
fn read_text_of(
    meta: &ParseNestedMeta<'_>,
    attribute: &str,
    name: &str,
    context: &Context,
) -> syn::Result<Option<LitStr>> {
    let value: Expr = meta.value()?.parse()?;
    let mut inside = &value;
    while let Expr::Group(group) = inside {
        inside = &group.expr;
    }
    if let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = inside {
        return Ok(Some(text.clone()));
    }
    context.error(
        &value,
        format_args!("expected serde {attribute} attribute to be a string: `{name} = \"...\"`"),
    );
    Ok(None)
}

/// Passes over `= value` or `(..)`.
fn skip_value(meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    if meta.input.peek(syn::Token![=]) {
        meta.value()?.parse::<Expr>()?;
    } else if meta.input.peek(syn::token::Paren) {
        let content;
        syn::parenthesized!(content in meta.input);
        content.parse::<TokenStream>()?;
    }
    Ok(())
}
