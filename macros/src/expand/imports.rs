//! Names of core that generated code reaches through an import or a trait.

use proc_macro2::{Ident, TokenStream};
use quote::quote_spanned;
use syn::Type;
use syn::spanned::Spanned as _;

use crate::model::Item;
use crate::syntax::idents::{IMPORTED, private_at};

/// The import of the core crate under the name that generated code uses, if the author gave its path.
pub(crate) fn expand_import(item: &Item) -> Option<TokenStream> {
    let path = item.imported.as_ref()?;
    let name = Ident::new(IMPORTED, path.span());
    Some(quote_spanned!(path.span()=> use #path as #name;))
}

/// A type as `InConst`. The tokens have the span of the user's type, where rustc reports that it is not.
pub(crate) fn in_const(ty: &Type) -> TokenStream {
    let private = private_at(ty.span());
    quote_spanned!(ty.span()=> <#ty as #private::InConst>)
}

/// A type as `DeploymentValidate`. The tokens have the span of the user's type, so rustc reports each missing impl in
/// the same words, which it shows once.
/// What a type inside a context needs is left to rustc.
pub(crate) fn known(ty: &Type, context: Option<&Type>) -> TokenStream {
    let private = private_at(ty.span());
    let need = context.map(|_| quote_spanned!(ty.span()=> <_>));
    quote_spanned!(ty.span()=> <#ty as #private::DeploymentValidate #need>)
}
