//! The names of core that emitted code reaches through an import or a trait.

use proc_macro2::{Ident, TokenStream};
use quote::quote_spanned;
use syn::Type;
use syn::spanned::Spanned as _;

use crate::model::Item;
use crate::syntax::idents::{IMPORTED, private_at};

/// The crate under the name that generated code gives it, when the author said where it is.
pub(crate) fn expand_import(item: &Item) -> Option<TokenStream> {
    let path = item.imported.as_ref()?;
    let name = Ident::new(IMPORTED, path.span());
    Some(quote_spanned!(path.span()=> use #path as #name;))
}

/// A type as it is known in `const`. The names stand on the user's type, where rustc says that it is not.
pub(crate) fn in_const(ty: &Type) -> TokenStream {
    let private = private_at(ty.span());
    quote_spanned!(ty.span()=> <#ty as #private::InConst>)
}

/// A type as one that is known. The names stand on the user's type: wherever it is asked for, rustc then says in the same
/// words that it is not, which are shown once.
pub(crate) fn known(ty: &Type) -> TokenStream {
    let private = private_at(ty.span());
    quote_spanned!(ty.span()=> <#ty as #private::DeploymentValidate>)
}
