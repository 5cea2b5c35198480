//! Tokens that ask which variant a field's enum has, through what encloses the enum: options, pointers, templates.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::Type;

use crate::syntax::idents::local;
use crate::syntax::types::{bare, opened, pointer_inner, templated_inner};

/// An expression for whether a value is one of the variants, or is another one.
pub(crate) fn is_any_variant(
    value: &TokenStream,
    ty: &Type,
    variants: &[Ident],
    is_not: bool,
    private: &Ident,
) -> TokenStream {
    let (value, ty, some) = enum_inside(value, ty, private);
    let variants = any_variant(ty, variants, &some);
    match (is_not, some.is_empty()) {
        (false, _) => quote!(match #value { #variants => true, _ => false }),
        (true, true) => quote!(match #value { #variants => false, _ => true }),
        (true, false) => quote!(match #value { #variants => false, #some(_) => true, _ => false }),
    }
}

/// A pattern that matches any of the variants, wrapped in `some` unless that is empty.
pub(crate) fn any_variant(ty: &Type, variants: &[Ident], some: &TokenStream) -> TokenStream {
    let path = path_in_patterns(ty);
    let variants = variants.iter().map(|variant| quote!(#path::#variant { .. }));
    match some.is_empty() {
        true => quote!(#(#variants)|*),
        false => quote!(#some(#(#variants)|*)),
    }
}

/// A type's path before `::Variant`: patterns take no `<Type>`, and rustc infers the type's arguments.
pub(crate) fn path_in_patterns(ty: &Type) -> TokenStream {
    match bare(ty) {
        Type::Reference(reference) => path_in_patterns(&reference.elem),
        Type::Path(path) if path.qself.is_none() => {
            let mut path = path.path.clone();
            for segment in &mut path.segments {
                segment.arguments = syn::PathArguments::None;
            }
            path.to_token_stream()
        }
        ty => quote!(<#ty>),
    }
}

/// The value to match on, the enum's type, and `Some` when the enum is inside an `Option`, as which a `Maybe` and the
/// literal of a `Templated` are given.
pub(crate) fn enum_inside<'a>(
    value: &TokenStream,
    ty: &'a Type,
    private: &Ident,
) -> (TokenStream, &'a Type, TokenStream) {
    let some = quote!(#private::Some);
    if let Some((inner, value)) = opened(value, ty, private) {
        let (inside, none) = (local("inside"), quote!(#private::None));
        let (found, inner) = match (templated_inner(inner), pointer_inner(inner)) {
            (Some(literal), _) => (quote!(#private::Templated::as_option(#inside)), literal),
            (None, Some(inner)) => (quote!(#some(&**#inside)), inner),
            (None, None) => return (value, inner, some),
        };
        return (quote!(match #value { #some(#inside) => #found, _ => #none }), inner, some);
    }
    if let Some(literal) = templated_inner(ty) {
        return (quote!(#private::Templated::as_option(#value)), literal, some);
    }
    match pointer_inner(ty) {
        Some(inner) => (quote!(&**#value), inner, TokenStream::new()),
        None => (value.clone(), ty, TokenStream::new()),
    }
}
