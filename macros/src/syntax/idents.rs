//! Names in emitted code.

use proc_macro2::{Ident, Span};
use quote::format_ident;

/// The name that the core crate gets where its path is given.
pub(crate) const IMPORTED: &str = "imported_deployment_validate";

/// The name that the module of core gets that generated code may name: a short one for what is named most.
pub(crate) const PRIVATE: &str = "private_deployment_validate";

/// That module as if it were named at the span: what goes wrong there is an error on the author's own tokens.
pub(crate) fn private_at(span: Span) -> Ident {
    Ident::new(PRIVATE, span)
}

/// A name that only generated code sees.
///
/// Hygiene hides the locals of an author, not the consts and statics, which a pattern of the same name would mean. So
/// what generated code binds begins with two underscores, here and where it is written out.
pub(crate) fn local(name: &str) -> Ident {
    format_ident!("__{name}", span = Span::mixed_site())
}

/// A name in core.
pub(crate) fn called(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The name that a variant's field is bound to.
pub(crate) fn binding(index: usize) -> Ident {
    local(&format!("field_{index}"))
}
