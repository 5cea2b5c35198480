//! What serde's attributes say of names and shapes, as far as documents and pointers need it. Where
//! reading and writing differ, reading counts. Mistakes in the attributes are left to serde.

use proc_macro2::TokenStream;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Ident, LitStr, Path, Type};

/// Of a struct or enum.
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

/// Of a field or variant.
#[derive(Default)]
pub(crate) struct Member {
    pub(crate) rename: Option<String>,
    /// The text of `rename`, and of each alias, as written.
    pub(crate) rename_tokens: Option<LitStr>,
    pub(crate) alias_tokens: Vec<LitStr>,
    pub(crate) rename_all: Option<Case>,
    pub(crate) aliases: Vec<String>,
    pub(crate) default: Option<Filling>,
    pub(crate) skip: bool,
    /// Whether the type around it is transparent, so that the field stands for it.
    pub(crate) transparent: bool,
    pub(crate) flatten: bool,
    pub(crate) other: bool,
    pub(crate) untagged: bool,
    /// The function that reads the field instead of its type's `Deserialize`: `with = ".."` or
    /// `deserialize_with = ".."`.
    pub(crate) with: Option<Path>,
    pub(crate) written: Written,
}

/// What serde fills in for an absent key.
pub(crate) enum Filling {
    /// The default of the type.
    OfType,
    /// What a function makes.
    By(Path),
}

/// The attributes as they are written.
#[derive(Default)]
pub(crate) struct Written {
    pub(crate) names: Vec<Ident>,
    /// Why they cannot be read.
    pub(crate) problem: Option<syn::Error>,
}

/// A case that names are put into.
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

    /// The name of a field, which is snake case in Rust.
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

    /// The name of a variant, which is Pascal case in Rust.
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

/// Reads the attributes of a struct or enum.
pub(crate) fn parse_container(attributes: &[Attribute]) -> Container {
    let mut container = Container::default();
    container.written = each_meta(attributes, |meta| {
        if meta.path.is_ident("rename") {
            container.rename = read_name(meta)?;
        } else if meta.path.is_ident("rename_all") {
            container.rename_all = read_name(meta)?.as_deref().and_then(Case::find);
        } else if meta.path.is_ident("rename_all_fields") {
            container.rename_all_fields = read_name(meta)?.as_deref().and_then(Case::find);
        } else if meta.path.is_ident("default") {
            container.default = Some(read_filling(meta)?);
        } else if meta.path.is_ident("deny_unknown_fields") {
            container.deny_unknown_fields = true;
        } else if meta.path.is_ident("untagged") {
            container.untagged = true;
        } else if meta.path.is_ident("transparent") {
            container.transparent = true;
        } else if meta.path.is_ident("tag") {
            container.tag = Some(meta.value()?.parse::<LitStr>()?.value());
        } else if meta.path.is_ident("content") {
            container.content = Some(meta.value()?.parse::<LitStr>()?.value());
        } else if meta.path.is_ident("from") || meta.path.is_ident("try_from") {
            container.from = Some(meta.value()?.parse::<LitStr>()?.parse()?);
        } else {
            skip_value(meta)?;
        }
        Ok(())
    });
    container
}

/// Reads the attributes of a field or variant.
pub(crate) fn parse_member(attributes: &[Attribute]) -> Member {
    let mut member = Member::default();
    member.written = each_meta(attributes, |meta| {
        if meta.path.is_ident("rename") {
            member.rename_tokens = read_literal(meta)?;
            member.rename = member.rename_tokens.as_ref().map(LitStr::value);
        } else if meta.path.is_ident("rename_all") {
            member.rename_all = read_name(meta)?.as_deref().and_then(Case::find);
        } else if meta.path.is_ident("alias") {
            let alias = meta.value()?.parse::<LitStr>()?;
            member.aliases.push(alias.value());
            member.alias_tokens.push(alias);
        } else if meta.path.is_ident("default") {
            member.default = Some(read_filling(meta)?);
        } else if meta.path.is_ident("skip") || meta.path.is_ident("skip_deserializing") {
            member.skip = true;
        } else if meta.path.is_ident("flatten") {
            member.flatten = true;
        } else if meta.path.is_ident("other") {
            member.other = true;
        } else if meta.path.is_ident("untagged") {
            member.untagged = true;
        } else if meta.path.is_ident("deserialize_with") {
            member.with = Some(meta.value()?.parse::<LitStr>()?.parse()?);
        } else if meta.path.is_ident("with") {
            let text = meta.value()?.parse::<LitStr>()?;
            let mut path: Path = text.parse()?;
            path.segments.push(Ident::new("deserialize", text.span()).into());
            member.with = Some(path);
        } else {
            skip_value(meta)?;
        }
        Ok(())
    });
    member
}

fn each_meta(
    attributes: &[Attribute],
    mut read: impl FnMut(&ParseNestedMeta<'_>) -> syn::Result<()>,
) -> Written {
    let mut written = Written::default();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        let outcome = attribute.parse_nested_meta(|meta| {
            written.names.extend(meta.path.get_ident().cloned());
            read(&meta)
        });
        // serde's own derive reports what cannot be read, where it is there.
        written.problem = written.problem.take().or(outcome.err());
    }
    written
}

/// `default`, or `default = "path"`.
fn read_filling(meta: &ParseNestedMeta<'_>) -> syn::Result<Filling> {
    if meta.input.peek(syn::Token![=]) {
        return Ok(Filling::By(meta.value()?.parse::<LitStr>()?.parse()?));
    }
    Ok(Filling::OfType)
}

fn read_name(meta: &ParseNestedMeta<'_>) -> syn::Result<Option<String>> {
    Ok(read_literal(meta)?.map(|text| text.value()))
}

/// `rename = "x"`, or the reading side of `rename(serialize = "x", deserialize = "y")`.
fn read_literal(meta: &ParseNestedMeta<'_>) -> syn::Result<Option<LitStr>> {
    if meta.input.peek(syn::Token![=]) {
        return Ok(Some(meta.value()?.parse::<LitStr>()?));
    }
    let mut name = None;
    meta.parse_nested_meta(|side| {
        let value = side.value()?.parse::<LitStr>()?;
        if side.path.is_ident("deserialize") {
            name = Some(value);
        }
        Ok(())
    })?;
    Ok(name)
}

/// Passes over `= value` or `(..)`.
fn skip_value(meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    if meta.input.peek(syn::Token![=]) {
        meta.value()?.parse::<syn::Lit>()?;
    } else if meta.input.peek(syn::token::Paren) {
        let content;
        syn::parenthesized!(content in meta.input);
        content.parse::<TokenStream>()?;
    }
    Ok(())
}
