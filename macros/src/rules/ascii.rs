//! `ascii`.

use std::sync::Arc;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{LitStr, Type};

use super::flag::read_flag;
use super::rule::{Rule, Source};
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::pattern::Dfa;
use crate::syntax::attributes::Entry;
use crate::syntax::literal::Literal;
use crate::value_set::ValueSet;

/// Requires a string to contain ASCII characters only.
pub(crate) struct Ascii {
    name: Ident,
    dfa: Option<Arc<Dfa>>,
}

pub(crate) fn parse(entry: &Entry, message: &mut Option<LitStr>, context: &Context) -> Option<Ascii> {
    read_flag(entry, message, context);
    let dfa = crate::pattern::compile(r"^[\x00-\x7F]*$").ok();
    Some(Ascii { name: entry.name.clone(), dfa })
}

impl Rule for Ascii {
    fn judges(&self) -> Subject {
        Subject::Text
    }

    fn data(&self, _: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        quote!(#private::Check::Ascii(#private::Ascii))
    }

    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        scope.verdict(("ascii", "holds"), ("Text", "text"), &quote!(&#private::Ascii), value, ty)
    }

    fn values(&self, _: Option<&Type>) -> ValueSet {
        ValueSet::of_pattern(self.dfa.as_ref())
    }

    fn source(&self) -> Option<Source<'_>> {
        Some(Source::Other(&self.name))
    }

    fn say_refusal(&self, _: &Literal) -> Option<String> {
        Some("it has characters beyond ASCII".to_owned())
    }
}
