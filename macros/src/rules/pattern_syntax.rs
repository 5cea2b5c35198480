//! Reads a pattern: the literal, the path or the parentheses of `pattern`.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::{Expr, ExprLit, Lit, LitStr, Path};

use super::pattern::{Ecma, Pattern};
use crate::errors::context::Context;
use crate::errors::show::show;
use crate::pattern::{Flags, PatternError, underline};
use crate::syntax::attributes::{Args, Entry, parse_arguments, split_commas};

/// The arguments of a pattern.
pub(super) const ARGUMENTS: [&str; 5] = ["expected", "ignore_case", "dot_all", "unicode", "message"];

pub(super) fn parse(entry: &Entry, message: &mut Option<LitStr>, context: &Context) -> Option<Pattern> {
    match &entry.args {
        Args::List(group) => parse_list(entry, group.stream(), message, context),
        Args::Value(value) => match read_value(value) {
            Ok(Expr::Lit(ExprLit { lit: Lit::Str(source), .. })) => {
                compile(source, None, Flags::default(), context)
            }
            Ok(Expr::Path(path)) if path.qself.is_none() => Some(Pattern::Path(path.path)),
            // rustc has reported a string that it could not read.
            _ if value.to_string().starts_with('"') => None,
            _ => {
                context.error_with_help(
                    value,
                    "expected a pattern",
                    "write `pattern = r\"..\"`, or the path of a constant or static that implements `Matcher`",
                );
                None
            }
        },
        Args::None => {
            context.error_with_help(&entry.name, "`pattern` has no pattern", "write `pattern = r\"..\"`");
            None
        }
    }
}

/// Reads the parentheses: a pattern and its name, or a pattern of the `regex` crate.
fn parse_list(
    entry: &Entry,
    list: TokenStream,
    message: &mut Option<LitStr>,
    context: &Context,
) -> Option<Pattern> {
    let mut parts = split_commas(list.clone(), context).into_iter();
    let first = parts.next().unwrap_or_default();
    let is_literal = matches!(first.clone().into_iter().next(),
        Some(TokenTree::Literal(literal)) if literal.to_string().ends_with(['"', '#']));
    let rest: Vec<TokenStream> = parts.collect();
    if is_literal && !rest.is_empty() {
        let source = context.keep(syn::parse2::<LitStr>(first));
        let arguments = parse_arguments(&entry.name, quote!(#(#rest),*), &ARGUMENTS, context);
        let (name, flags) = read_terms(&arguments, message, context);
        return compile(source?, name, flags, context);
    }
    let path = syn::parse2::<Path>(first);
    if is_literal || matches!(&path, Ok(path) if rest.is_empty() && !path.is_ident("regex")) {
        context.error_with_help(
            entry,
            "`pattern` takes no parentheses",
            format_args!("write `pattern = {}`", show(&list)),
        );
        return None;
    }
    if let Ok(path) = path.as_ref()
        && !["regex", "expected", "message"].iter().any(|name| path.is_ident(name))
    {
        let path = show(&quote!(#path));
        context.error_with_help(
            entry,
            "a pattern that is named by a path has no arguments",
            format_args!(
                "write `pattern = {path}`, and `pattern!(r\"..\", expected = \"..\")` where `{path}` is made"
            ),
        );
        return None;
    }
    parse_regex_list(entry, list, message, context)
}

/// Reads `pattern(regex = "..")`, also with a `message`.
fn parse_regex_list(
    entry: &Entry,
    list: TokenStream,
    message: &mut Option<LitStr>,
    context: &Context,
) -> Option<Pattern> {
    let mut source = None;
    for argument in parse_arguments(&entry.name, list, &["regex", "expected", "message"], context) {
        match argument.key().as_str() {
            "regex" => source = argument.value::<LitStr>("\"..\"", context),
            "expected" => {
                context.error_with_help(
                    &argument.name,
                    "`expected` belongs to a pattern of JavaScript",
                    "write `pattern(r\"..\", expected = \"..\")`, or beside `regex` a whole `message = \"..\"`",
                );
                return None;
            }
            _ => *message = argument.value("\"..\"", context),
        }
    }
    parse_regex(entry, source?, context)
}

/// Reads the arguments of a pattern: its name, its flags and a message.
pub(super) fn read_terms(
    arguments: &[Entry],
    message: &mut Option<LitStr>,
    context: &Context,
) -> (Option<LitStr>, Flags) {
    let (mut name, mut flags) = (None, Flags::default());
    for argument in arguments {
        let flag = match argument.key().as_str() {
            "expected" => {
                name = parse_name(argument, context);
                continue;
            }
            "message" => {
                *message = argument.value("\"..\"", context);
                continue;
            }
            "ignore_case" => &mut flags.ignore_case,
            "dot_all" => &mut flags.dot_all,
            _ => &mut flags.unicode,
        };
        argument.expect_flag(context);
        *flag = true;
    }
    (name, flags)
}

/// Reads the author's name for a text that matches.
fn parse_name(argument: &Entry, context: &Context) -> Option<LitStr> {
    let name = argument.value::<LitStr>("\"..\"", context)?;
    if name.value().trim().is_empty() {
        context.error_with_help(
            &name,
            "`expected` is empty",
            "say what matches, as in `expected = \"an image reference such as nginx:latest\"`",
        );
        return None;
    }
    Some(name)
}

/// Reads a literal or a path. A macro passes a literal on inside an invisible group.
fn read_value(value: &TokenStream) -> syn::Result<Expr> {
    let literal = syn::parse2::<Lit>(value.clone());
    literal.map(|lit| Expr::Lit(ExprLit { attrs: Vec::new(), lit })).or_else(|_| syn::parse2(value.clone()))
}

/// Compiles an ECMA-262 pattern, or reports its fault and where it is.
pub(super) fn compile(
    source: LitStr,
    name: Option<LitStr>,
    flags: Flags,
    context: &Context,
) -> Option<Pattern> {
    match crate::pattern::compile_flagged(&source.value(), flags) {
        Ok(compiled) => Some(Pattern::Ecma(Ecma { source, name, flags, compiled })),
        Err(error) => {
            context.error(&source, describe(&source.value(), &error));
            None
        }
    }
}

/// The fault, the pattern with the fault underlined, and the fix.
fn describe(source: &str, error: &PatternError) -> String {
    let mut text =
        format!("{} at character {}\n{}", error.message, error.offset + 1, underline(source, error));
    if let Some(help) = &error.help {
        text.push_str(&format!("\nhelp: {help}"));
    }
    text
}

#[cfg(feature = "regex")]
fn parse_regex(_: &Entry, source: LitStr, context: &Context) -> Option<Pattern> {
    match regex::Regex::new(&source.value()) {
        Ok(_) => Some(Pattern::Regex(source)),
        Err(error) => {
            context.error(&source, format_args!("invalid pattern for the `regex` crate\n{error}"));
            None
        }
    }
}

#[cfg(not(feature = "regex"))]
fn parse_regex(entry: &Entry, _: LitStr, context: &Context) -> Option<Pattern> {
    context.error_with_help(
        entry,
        "`pattern(regex = ..)` needs the feature `regex`",
        "write `deployment-validate = { version = \"..\", features = [\"regex\"] }` in Cargo.toml",
    );
    None
}
