//! `pattern = r".."`, `pattern(r"..", expected = "..")`, `pattern = PATH`, `pattern(regex = "..")`.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::parse::{ParseStream, Parser as _};
use syn::spanned::Spanned as _;
use syn::{Expr, ExprLit, Lit, LitStr, Path, Token, Type};

use super::rule::{Judged, Rule, Source};
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::errors::show::show;
use crate::pattern::{Compiled, Flags, PatternError, Written, expand_pattern, underline};
use crate::syntax::attributes::{Args, Entry, parse_arguments, split_commas};
use crate::syntax::idents::private_at;
use crate::value_set::ValueSet;

/// A pattern, given in one of three ways.
pub(crate) enum Pattern {
    /// A compiled ECMA-262 pattern, and its author's name for a text that matches.
    Ecma(Ecma),
    /// Any value whose type implements `Matcher`.
    Path(Path),
    /// A pattern in the dialect of the `regex` crate.
    #[cfg_attr(not(feature = "regex"), allow(dead_code))]
    Regex(LitStr),
}

/// A compiled pattern.
pub(crate) struct Ecma {
    source: LitStr,
    /// The author's name for a text that matches.
    name: Option<LitStr>,
    flags: Flags,
    compiled: Compiled,
}

/// What may stand behind a pattern, beside a message.
const ARGUMENTS: [&str; 5] = ["expected", "ignore_case", "dot_all", "unicode", "message"];

pub(crate) fn parse(entry: &Entry, message: &mut Option<LitStr>, context: &Context) -> Option<Pattern> {
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
            "`pattern` stands without parentheses",
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
                    "`expected` stands behind a pattern of JavaScript",
                    "write `pattern(r\"..\", expected = \"..\")`, or beside `regex` a whole `message = \"..\"`",
                );
                return None;
            }
            _ => *message = argument.value("\"..\"", context),
        }
    }
    parse_regex(entry, source?, context)
}

/// Reads what stands behind a pattern: its name, its flags and a message.
fn read_terms(
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
fn compile(source: LitStr, name: Option<LitStr>, flags: Flags, context: &Context) -> Option<Pattern> {
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

impl Pattern {
    /// The static or path that matches texts.
    fn matcher(&self, scope: &Scope<'_>) -> TokenStream {
        match self {
            Pattern::Ecma(own) => own.written(|written| scope.pattern(written, &own.compiled.dfa)),
            Pattern::Regex(source) => scope.regex(source),
            Pattern::Path(path) => quote!(#path),
        }
    }
}

impl Rule for Pattern {
    fn judges(&self) -> Subject {
        Subject::Text
    }

    fn values(&self, _: Option<&Type>) -> ValueSet {
        ValueSet::of_pattern(match self {
            Pattern::Ecma(own) => Some(&own.compiled.dfa),
            Pattern::Path(_) | Pattern::Regex(_) => None,
        })
    }

    fn data(&self, _: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let matcher = self.matcher(scope);
        let rule = match self {
            Pattern::Ecma(_) => quote!(Compiled(&#matcher)),
            Pattern::Path(path) if scope.asserts => {
                quote_spanned!(path.span()=> Compiled(const { &#private::constant::known(#path) }))
            }
            Pattern::Regex(_) => quote!(Other(|| &#matcher)),
            Pattern::Path(path) => {
                let matcher = expand_matcher(path);
                quote!(Other(|| #matcher))
            }
        };
        quote!(#private::Check::Pattern(#private::PatternRule::#rule))
    }

    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let (function, rule) = match self {
            Pattern::Ecma(_) => ("holds", self.matcher(scope)),
            Pattern::Path(path) if scope.is_const => {
                let private = scope.private;
                ("holds", quote_spanned!(path.span()=> #private::constant::known(#path)))
            }
            Pattern::Path(path) => ("holds_by", expand_matcher(path)),
            Pattern::Regex(_) => ("holds_by", self.matcher(scope)),
        };
        scope.verdict(("pattern", function), ("Text", "text"), &quote!(&#rule), value, ty)
    }

    fn runs_in_const(&self) -> bool {
        !matches!(self, Pattern::Regex(_))
    }

    fn identity(&self) -> Option<String> {
        None
    }

    /// The source, if the macro compiles it.
    fn source(&self) -> Option<Source<'_>> {
        match self {
            Pattern::Ecma(own) => Some(Source::Pattern(&own.source)),
            Pattern::Path(_) | Pattern::Regex(_) => None,
        }
    }

    /// Reports a pattern that no string matches, or every one.
    fn check_alone(&self, _: &Judged<'_>, _: Option<&Type>, context: &Context) {
        let Pattern::Ecma(Ecma { source, compiled: Compiled { dfa, .. }, .. }) = self else { return };
        if dfa.is_empty() {
            let help = match source.value().starts_with('/') {
                true => "a pattern is written without the slashes around it",
                false => "`^` holds only where the text begins, `$` only where it ends, and `[]` nowhere",
            };
            context.error_with_help(source, "no string matches this pattern", help);
        } else if dfa.is_universal() {
            context.error_with_help(
                source,
                "every string matches this pattern",
                "take it away; or it lacks `^` at its beginning and `$` at its end",
            );
        }
    }
}

impl Ecma {
    /// Runs a function on the pattern as its author wrote it.
    fn written<T>(&self, then: impl FnOnce(&Written<'_>) -> T) -> T {
        let name = self.name.as_ref().map(LitStr::value).unwrap_or_default();
        let expanded = self.compiled.expanded.as_deref();
        then(&Written { source: &self.source.value(), name: &name, flags: &self.flags.letters(), expanded })
    }
}

/// The value at a path, as core's matcher of strings.
fn expand_matcher(path: &Path) -> TokenStream {
    let private = private_at(path.span());
    quote_spanned!(path.span()=> #private::pattern::matcher(&#path))
}

/// Expands `pattern!`: the path of the core crate, a comma, a string literal and its name.
pub(crate) fn expand_macro(input: TokenStream, context: &Context) -> TokenStream {
    let read = |input: ParseStream<'_>| {
        let krate = Path::parse_mod_style(input)?;
        input.parse::<Token![,]>()?;
        Ok((krate, input.parse::<TokenStream>()?))
    };
    let Some((krate, arguments)) = context.keep(read.parse2(input)) else { return TokenStream::new() };
    let mut parts = split_commas(arguments.clone(), context).into_iter();
    let Ok(source) = syn::parse2::<LitStr>(parts.next().unwrap_or_default()) else {
        context.error_with_help(&arguments, "a pattern is one string literal", "write `pattern!(r\"..\")`");
        return TokenStream::new();
    };
    let rule = Ident::new("pattern", Span::call_site());
    let arguments = parse_arguments(&rule, quote!(#(#parts),*), &ARGUMENTS[..4], context);
    let (name, flags) = read_terms(&arguments, &mut None, context);
    match compile(source, name, flags, context) {
        Some(Pattern::Ecma(own)) => {
            let private = private_at(Span::call_site());
            let pattern = own.written(|written| expand_pattern(written, &own.compiled.dfa, &private));
            quote!({
                use #krate::private as #private;
                const PATTERN: #private::Pattern = #pattern;
                PATTERN
            })
        }
        _ => TokenStream::new(),
    }
}
