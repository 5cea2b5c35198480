//! Names in emitted code.

use proc_macro2::{Ident, Span};
use quote::format_ident;

/// The name of the core crate in generated code, where its path is given.
pub(crate) const IMPORTED: &str = "imported_deployment_validate";

/// The name of core's `private` module in generated code.
pub(crate) const PRIVATE: &str = "private_deployment_validate";

/// Core's `private` module with a span of the author's tokens, which rustc underlines in errors.
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

/// The same, underlined in errors at tokens of the author.
pub(crate) fn local_at(name: &str, span: Span) -> Ident {
    format_ident!("__{name}", span = Span::mixed_site().located_at(span))
}

/// The reporter of broken rules.
pub(crate) fn reporter() -> Ident {
    local("reporter")
}

/// A name in core, resolved where the macro is called.
pub(crate) fn called(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The name to which a pattern binds a variant's field.
pub(crate) fn binding(index: usize) -> Ident {
    local(&format!("field_{index}"))
}
