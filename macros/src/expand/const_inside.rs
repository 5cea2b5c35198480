//! The walk into a field's value in `const`, which cannot call traits: the expansion opens options, boxes and lists
//! itself, by the names of their types.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Type;

use super::imports::in_const;
use crate::syntax::idents::local;
use crate::syntax::types::{bare, box_inner, list_inner, opened, optional_inner, templated_inner};

/// Asserts the rules of what is inside a field.
pub(super) fn expand_inside(ty: &Type, value: &TokenStream, private: &Ident) -> TokenStream {
    let (inside, index) = (local("inside"), local("index"));
    if let Some((inner, value)) = opened(value, ty, private) {
        let body = expand_inside(inner, &quote!(#inside), private);
        return quote!(if let #private::Some(#inside) = #value { #body });
    }
    if let Some(inner) = templated_inner(ty) {
        let body = expand_inside(inner, &quote!(#inside), private);
        return quote!(match #value {
            #private::Templated::Literal(#inside) => { #body }
            _ => #private::constant::template(#value, __at),
        });
    }
    if let Some(inner) = box_inner(ty) {
        return expand_inside(inner, &quote!((&**#value)), private);
    }
    if let Some(inner) = list_inner(ty) {
        let body = expand_inside(inner, &quote!((&#inside[#index])), private);
        let known = in_const(innermost(inner));
        return quote! {if #known::HAS_RULES {
            let #inside = #private::constant::ConstValue::<#ty>(#value).items();
            let mut #index = 0;
            while #index < #inside.len() {
                let __at = &#private::Path::step(__at, #private::Segment::Index(#index));
                #body
                #index += 1;
            }
        }};
    }
    let known = in_const(bare(ty));
    quote!(#known::VIA.assert_valid_at(#value, __at);)
}

/// The type inside the containers that `const` can open.
fn innermost(ty: &Type) -> &Type {
    let inner = optional_inner(ty)
        .or_else(|| templated_inner(ty))
        .or_else(|| box_inner(ty))
        .or_else(|| list_inner(ty));
    inner.map_or_else(|| bare(ty), innermost)
}
