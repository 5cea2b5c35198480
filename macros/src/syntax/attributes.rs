//! `#[validate(..)]` as a list of entries, each `name`, `name = value` or `name(..)`.
//!
//! It splits entries at commas first and parses each by itself, so that one bad entry hides no other.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::LitStr;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser};

use crate::errors::context::Context;
use crate::errors::nearest::{argument_elsewhere, nearest};
use crate::errors::show::{list_names, show};
use crate::syntax::literal::{Literal, Value};

/// The help on the syntax of rules.
pub(crate) const RULES_HELP: &str =
    "rules are written `name`, `name = value` or `name(..)`, with commas between them";

/// One entry of a list.
#[derive(Clone)]
pub(crate) struct Entry {
    /// The name, in the user's spelling.
    pub(crate) name: Ident,
    /// The part after the name.
    pub(crate) args: Args,
}

/// The part of an entry after its name.
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
        self.name.unraw().to_string()
    }

    /// The value of `name = value`, parsed as a `T`; reports anything else.
    pub(crate) fn value<T: Parse>(&self, example: &str, context: &Context) -> Option<T> {
        let (tokens, found): (&dyn ToTokens, _) = match &self.args {
            Args::Value(value) => (value, T::parse.parse2(value.clone()).ok()),
            _ => (self, None),
        };
        if found.is_none() {
            let name = &self.name;
            let other = if matches!(self.args, Args::Value(_)) { " of another form" } else { "" };
            context.error_with_help(
                tokens,
                format_args!("`{name}` needs a value{other}"),
                format_args!("write `{name} = {example}`"),
            );
        }
        found
    }

    /// The entries of `name(..)`; reports anything else.
    pub(crate) fn list(&self, example: &str, context: &Context) -> Option<&Group> {
        match &self.args {
            Args::List(group) if !group.stream().is_empty() => Some(group),
            args => {
                let name = &self.name;
                let message = match args {
                    Args::List(_) => format!("the parentheses of `{name}` are empty"),
                    _ => format!("`{name}` needs a list in parentheses"),
                };
                let inside = match args {
                    Args::Value(value) => in_parentheses(&self.key(), value),
                    _ => None,
                };
                let inside = inside.as_deref().unwrap_or(example);
                context.error_with_help(self, message, format_args!("write `{name}({inside})`"));
                None
            }
        }
    }

    /// Reports arguments of a flag such as `skip`.
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

/// The value after `=` in the form that the rule's parentheses take: names without quotes.
fn in_parentheses(rule: &str, value: &TokenStream) -> Option<String> {
    let takes_names = rule.starts_with("custom") || rule.ends_with("_if") || rule.ends_with("_unless");
    match syn::parse2::<LitStr>(value.clone()) {
        Ok(text) if takes_names => text.parse::<syn::Path>().ok().map(|path| show(&path)),
        _ if takes_names || rule == "one_of" => Some(show(value)),
        _ => match parse_all::<Literal>(value.clone()).ok()?.value {
            Value::Number(number) if rule == "length" => Some(format!("equal = {number}")),
            Value::Range(min, max) if matches!(rule, "length" | "range") => Some(show_bounds(min, max)),
            _ => None,
        },
    }
}

/// Parses tokens as a `T`, or reports what was expected and how to write it.
pub(crate) fn read<T: Parse>(
    tokens: &TokenStream,
    expected: &str,
    help: &str,
    context: &Context,
) -> Option<T> {
    let found = T::parse.parse2(tokens.clone()).ok();
    if found.is_none() {
        context.error_with_help(tokens, format_args!("expected {expected}"), help);
    }
    found
}

/// Parses all the tokens as a `T`. A fault at their end underlines the last one.
pub(crate) fn parse_all<T: Parse>(tokens: TokenStream) -> syn::Result<T> {
    let last = tokens.clone().into_iter().last();
    let mut group = Group::new(Delimiter::Parenthesis, tokens);
    if let Some(last) = last {
        group.set_span(last.span());
    }
    let parse = |input: ParseStream<'_>| {
        let inside;
        syn::parenthesized!(inside in input);
        inside.parse::<T>()
    };
    parse.parse2(TokenTree::Group(group).into())
}

/// Splits a list at its commas. Accepts a trailing comma and reports an empty place.
pub(crate) fn split_commas(tokens: TokenStream, context: &Context) -> Vec<TokenStream> {
    let mut parts = Vec::new();
    let mut part = TokenStream::new();
    // The type of `wire =` and `from =` may have parameters with commas of their own.
    let (mut is_type, mut open) = (false, 0_usize);
    for tree in tokens {
        is_type = if part.is_empty() {
            matches!(&tree, TokenTree::Ident(name) if name == "wire" || name == "from")
        } else {
            is_type
        };
        match &tree {
            TokenTree::Punct(bracket) if is_type && bracket.as_char() == '<' => open += 1,
            TokenTree::Punct(bracket) if is_type && bracket.as_char() == '>' => open = open.saturating_sub(1),
            _ => {}
        }
        match &tree {
            TokenTree::Punct(comma) if comma.as_char() == ',' && open == 0 => {
                if part.is_empty() {
                    context.error_with_help(
                        &tree,
                        "there is nothing before this comma",
                        "take the comma away",
                    );
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

/// Parses the entries of a list.
pub(crate) fn parse_entries(tokens: TokenStream, help: &str, context: &Context) -> Vec<Entry> {
    let parts = split_commas(tokens, context);
    parts.into_iter().filter_map(|part| parse_entry(part, help, context)).collect()
}

/// Parses one entry.
pub(crate) fn parse_entry(tokens: TokenStream, help: &str, context: &Context) -> Option<Entry> {
    let mut trees = tokens.clone().into_iter();
    let name = match trees.next() {
        Some(TokenTree::Ident(name)) => name,
        _ => {
            context.error_with_help(
                &tokens,
                format_args!("expected a name, found `{}`", show(&tokens)),
                help,
            );
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
            match value.clone().into_iter().next() {
                None => {
                    context.error_with_help(
                        &tokens,
                        format_args!("`{name} =` has no value"),
                        format_args!("write the value behind the `=`, or take `{name}` away"),
                    );
                    return None;
                }
                Some(TokenTree::Punct(second)) if second.as_char() == '=' => {
                    context.error_with_help(&second, "a value follows one `=`", "take the second `=` away");
                    return None;
                }
                Some(_) => Args::Value(value),
            }
        }
        Some(other) => {
            context.error_with_help(
                &other,
                format_args!("expected `=`, `(` or a comma after `{name}`"),
                help,
            );
            return None;
        }
    };
    Some(Entry { name, args })
}

/// The named arguments of a rule, each known one at most once; reports the others.
pub(crate) fn parse_arguments(
    rule: &Ident,
    list: TokenStream,
    known: &[&str],
    context: &Context,
) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let parts = split_commas(list, context);
    for part in parts {
        let help = name_for(&part, known);
        let Some(entry) = parse_entry(part, &format!("write `{rule}({help})`"), context) else { continue };
        let key = entry.key();
        if let Some(help) = argument_elsewhere(&key, known) {
            context.error_with_help(&entry.name, format_args!("unknown argument `{key}` of `{rule}`"), help);
        } else if !known.contains(&key.as_str()) {
            // Where a message can stand, a code can: `wording` takes it before.
            let code = known.contains(&"message").then_some("code");
            let known: Vec<&str> = known.iter().copied().chain(code).collect();
            error_unknown(&entry.name, &format!("unknown argument `{key}` of `{rule}`"), &known, context);
        } else if found.iter().any(|other| other.key() == key) {
            error_twice(&entry.name, context);
        } else {
            found.push(entry);
        }
    }
    found
}

/// Guesses the name of an argument that has none, for the help.
fn name_for(part: &TokenStream, known: &[&str]) -> String {
    let first = part.clone().into_iter().next().map(|tree| tree.to_string()).unwrap_or_default();
    let name = match known.iter().find(|known| **known == first) {
        Some(name) => name,
        None if known.contains(&"min") => "max",
        None => known.first().copied().unwrap_or_default(),
    };
    match parse_all::<Literal>(part.clone()).map(|literal| literal.value) {
        Ok(Value::Range(min, max)) if name == "max" => show_bounds(min, max),
        Ok(_) => format!("{name} = {}", show(part)),
        Err(_) => format!("{name} = .."),
    }
}

/// A range as bounds.
fn show_bounds(min: Option<i128>, max: Option<i128>) -> String {
    let bounds = [("min", min), ("max", max)].map(|(name, bound)| Some(format!("{name} = {}", bound?)));
    bounds.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Reports an unknown name, with the nearest known one or with all of them.
pub(crate) fn error_unknown(name: &Ident, message: &str, known: &[&str], context: &Context) {
    let written = name.to_string();
    // `maximum` is no typo of `max`, but means it.
    let begins = |known: &&str| {
        let shorter = known.len().min(written.len());
        shorter > 2 && known.get(..shorter) == written.get(..shorter)
    };
    let meant = nearest(&written, known.iter().copied())
        .or_else(|| known.iter().copied().find(|known| begins(known)));
    let help = match meant {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => match known {
            // Arguments and variants have other known names, so this is a field.
            [] => "a field of the same struct or variant is meant, and there is no other".to_owned(),
            [only] => format!("the only one is `{only}`"),
            _ => format!("known are {}", list_names(known)),
        },
    };
    context.error_with_help(name, message, help);
}

/// Takes `message = ".."` from a list of literals or alternatives; returns whether the part was one.
pub(crate) fn take_message(part: &TokenStream, message: &mut Option<LitStr>, context: &Context) -> bool {
    let Ok(meta) = syn::parse2::<syn::MetaNameValue>(part.clone()) else { return false };
    if !meta.path.is_ident("message") {
        return false;
    }
    match meta.value {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => {
            if message.replace(text).is_some() {
                context.error_with_help(&meta.path, "`message` is given twice", "keep one of them");
            }
        }
        value => {
            context.error_with_help(&value, "`message` needs a text in quotes", "write `message = \"..\"`");
        }
    }
    true
}

/// Reports something that is given twice.
pub(crate) fn error_twice(name: &Ident, context: &Context) {
    context.error_with_help(name, format_args!("`{name}` is given twice"), "keep one of them");
}
