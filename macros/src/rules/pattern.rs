//! `pattern = r".."`, `pattern(r"..", expected = "..")`, `pattern = PATH`, `pattern(regex = "..")`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{LitStr, Path, Type};

use super::rule::{Judged, Rule, Source};
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::pattern::{Compiled, Flags, Written};
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
    pub(super) source: LitStr,
    /// The author's name for a text that matches.
    pub(super) name: Option<LitStr>,
    pub(super) flags: Flags,
    pub(super) compiled: Compiled,
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
    pub(super) fn written<T>(&self, then: impl FnOnce(&Written<'_>) -> T) -> T {
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
