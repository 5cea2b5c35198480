//! `#[validate(..)]` as a list of entries, each `name`, `name = value` or `name(..)`.
//!
//! Entries are cut at the commas first and read one by one, so that one bad entry hides no other.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{Parse, Parser};

use crate::context::Context;
use crate::suggest::nearest;

/// One entry of a list.
#[derive(Clone)]
pub(crate) struct Entry {
    /// The name, in the user's spelling.
    pub(crate) name: Ident,
    /// What follows the name.
    pub(crate) args: Args,
}

/// What follows the name of an entry.
#[derive(Clone)]
pub(crate) enum Args {
    /// Nothing.
    None,
    /// `= value`.
    Value(TokenStream),
    /// `(..)`.
    List(Group),
}

impl ToTokens for Entry {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.name.to_tokens(tokens);
        match &self.args {
            Args::None => {}
            Args::Value(value) => value.to_tokens(tokens),
            Args::List(group) => group.to_tokens(tokens),
        }
    }
}

impl Entry {
    /// The name without `r#`.
    pub(crate) fn key(&self) -> String {
        let name = self.name.to_string();
        name.strip_prefix("r#").map_or_else(|| name.clone(), str::to_owned)
    }

    /// The value of `name = value`, read as a `T`.
    pub(crate) fn value<T: Parse>(&self, expected: &str, context: &Context) -> Option<T> {
        match &self.args {
            Args::Value(value) => read(value, expected, context),
            _ => {
                let name = &self.name;
                context.error_with_help(
                    self,
                    format_args!("`{name}` needs a value"),
                    format_args!("write `{name} = {expected}`"),
                );
                None
            }
        }
    }

    /// The entries of `name(..)`.
    pub(crate) fn list(&self, example: &str, context: &Context) -> Option<&Group> {
        match &self.args {
            Args::List(group) if !group.stream().is_empty() => Some(group),
            _ => {
                let name = &self.name;
                context.error_with_help(
                    self,
                    format_args!("`{name}` needs a list in parentheses"),
                    format_args!("write `{name}({example})`"),
                );
                None
            }
        }
    }

    /// Notes it if a flag such as `skip` was given anything.
    pub(crate) fn expect_flag(&self, context: &Context) {
        match &self.args {
            Args::None => {}
            Args::Value(tokens) => self.error_superfluous(tokens, context),
            Args::List(group) => self.error_superfluous(group, context),
        }
    }

    fn error_superfluous(&self, tokens: &dyn ToTokens, context: &Context) {
        let name = &self.name;
        context.error_with_help(
            tokens,
            format_args!("`{name}` takes no value"),
            format_args!("write `{name}`"),
        );
    }
}

/// Reads tokens as a `T`, or notes what was expected.
pub(crate) fn read<T: Parse>(tokens: &TokenStream, expected: &str, context: &Context) -> Option<T> {
    match T::parse.parse2(tokens.clone()) {
        Ok(value) => Some(value),
        Err(_) => {
            context.error(tokens, format_args!("expected {expected}"));
            None
        }
    }
}

/// Cuts a list at its commas; a trailing comma is fine, an empty place is noted.
pub(crate) fn split_commas(tokens: TokenStream, context: &Context) -> Vec<TokenStream> {
    let mut parts = Vec::new();
    let mut part = TokenStream::new();
    for tree in tokens {
        match &tree {
            TokenTree::Punct(comma) if comma.as_char() == ',' => {
                if part.is_empty() {
                    context.error(&tree, "nothing stands before this comma");
                } else {
                    parts.push(std::mem::take(&mut part));
                }
            }
            _ => part.extend([tree]),
        }
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

/// Reads the entries of a list.
pub(crate) fn parse_entries(tokens: TokenStream, context: &Context) -> Vec<Entry> {
    let parts = split_commas(tokens, context);
    parts.into_iter().filter_map(|part| parse_entry(part, context)).collect()
}

fn parse_entry(tokens: TokenStream, context: &Context) -> Option<Entry> {
    let mut trees = tokens.clone().into_iter();
    let name = match trees.next() {
        Some(TokenTree::Ident(name)) => name,
        _ => {
            context.error(tokens, "expected the name of a rule");
            return None;
        }
    };
    let args = match trees.next() {
        None => Args::None,
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
            if let Some(extra) = trees.next() {
                context.error_with_help(
                    &extra,
                    format_args!("nothing may follow `{name}(..)`"),
                    "put a comma before the next rule",
                );
            }
            Args::List(group)
        }
        Some(TokenTree::Punct(eq)) if eq.as_char() == '=' => {
            let value: TokenStream = trees.collect();
            if value.is_empty() {
                context.error(&name, format_args!("`{name} =` has no value"));
                return None;
            }
            Args::Value(value)
        }
        Some(other) => {
            context.error_with_help(
                &other,
                format_args!("expected `=`, `(` or a comma after `{name}`"),
                "rules are written `name`, `name = value` or `name(..)`, with commas between them",
            );
            return None;
        }
    };
    Some(Entry { name, args })
}

/// The named arguments of a rule: each known one at most once, the others noted.
pub(crate) fn parse_arguments(
    rule: &Ident,
    list: TokenStream,
    known: &[&str],
    context: &Context,
) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    for entry in parse_entries(list, context) {
        let key = entry.key();
        if !known.contains(&key.as_str()) {
            error_unknown(&entry.name, &format!("unknown argument `{key}` of `{rule}`"), known, context);
        } else if found.iter().any(|other| other.key() == key) {
            context.error_with_help(&entry.name, format_args!("`{key}` is given twice"), "keep one of them");
        } else {
            found.push(entry);
        }
    }
    found
}

/// Notes an unknown name with the nearest known one, or with all of them.
pub(crate) fn error_unknown(name: &Ident, message: &str, known: &[&str], context: &Context) {
    let help = match nearest(&name.to_string(), known.iter().copied()) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => format!("known are {}", list_names(known)),
    };
    context.error_with_help(name, message, help);
}

/// `` `a`, `b` and `c` ``.
pub(crate) fn list_names(names: &[&str]) -> String {
    let mut text = String::new();
    for (index, name) in names.iter().enumerate() {
        text.push_str(match index {
            0 => "",
            index if index + 1 == names.len() => " and ",
            _ => ", ",
        });
        text.push_str(&format!("`{name}`"));
    }
    text
}
