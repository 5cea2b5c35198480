//! `equals = self.password`, `differs = self.old`, and the tokens of bounds that are other fields.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::{LitStr, Type};

use super::condition::Order;
use super::field_path::FieldPath;
use super::rule::Rule;
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::syntax::attributes::{Args, Entry};
use crate::syntax::idents::{called, private_at};
use crate::syntax::known_type::{Known, known};
use crate::syntax::types::{bare, box_inner, optional_inner, respan, with_inferred_lifetimes};

/// Equal to another field, or different from it.
pub(crate) struct Sibling {
    pub(crate) path: FieldPath,
    is_equal: bool,
}

/// Where a value may be beside that of another field: below it, at it, above it.
#[derive(Clone, Copy)]
pub(crate) struct Sides([bool; 3]);

impl Sides {
    pub(crate) fn of(order: Order) -> Self {
        Sides(match order {
            Order::Above => [false, false, true],
            Order::AtLeast => [false, true, true],
            Order::Below => [true, false, false],
            Order::AtMost => [true, true, false],
        })
    }

    /// Whether a value may be on a side of both.
    pub(crate) fn meets(self, other: Sides) -> bool {
        self.0.iter().zip(other.0).any(|(own, other)| *own && other)
    }
}

impl Sibling {
    pub(crate) fn sides(&self) -> Sides {
        Sides([!self.is_equal, self.is_equal, !self.is_equal])
    }
}

pub(crate) fn parse(
    is_equal: bool,
    entry: &Entry,
    _: &mut Option<LitStr>,
    context: &Context,
) -> Option<Sibling> {
    let path = match &entry.args {
        Args::Value(tokens) => FieldPath::of_self(tokens),
        _ => None,
    };
    if path.is_none() {
        let name = &entry.name;
        context.error_with_help(
            entry,
            format_args!("`{name}` needs another field"),
            format_args!("write `{name} = self.field`"),
        );
    }
    Some(Sibling { path: path?, is_equal })
}

/// Whether a field and another one are compared by what `read` takes of both, as far as their types are known.
pub(crate) fn is_read(
    path: &FieldPath,
    ty: Option<&Type>,
    scope: &Scope<'_>,
    is_kind: fn(Known) -> bool,
) -> bool {
    let other = scope.field(path.first()).filter(|_| !path.is_nested()).and_then(|(_, ty)| known(ty));
    ty.is_none() || ty.and_then(known).is_some_and(is_kind) || other.is_some_and(is_kind)
}

pub(crate) fn is_number(known: Known) -> bool {
    matches!(known, Known::Integer(_) | Known::Float)
}

pub(crate) fn is_scalar(known: Known) -> bool {
    known != Known::Collection
}

/// A type without what `Holds` looks through.
fn held(ty: &Type) -> &Type {
    let inner = optional_inner(ty).or_else(|| box_inner(ty));
    inner.map_or_else(|| bare(ty), held)
}

/// A call that compares two values of one type, each in what may hold it.
pub(crate) fn compare_typed(
    function: &str,
    how: [Option<TokenStream>; 2],
    path: &FieldPath,
    value: &TokenStream,
    ty: &Type,
    scope: &Scope<'_>,
) -> TokenStream {
    let span = path.last().span();
    let private = private_at(span);
    let (own, inner) = (respan(ty, span), respan(held(ty), span));
    let function = Ident::new(function, span);
    path.read(scope, &quote!(true), |other, other_ty| {
        let held = match other_ty {
            Some(other_ty) => {
                let other_ty = respan(other_ty, span);
                quote_spanned!(span=> <#other_ty as #private::Holds<#inner>>::held(#other))
            }
            None => quote_spanned!(span=> #private::Holds::<#inner>::held(#other)),
        };
        let own = quote_spanned!(span=> <#own as #private::Holds<#inner>>::held(#value));
        let [first, last] = &how;
        let first = first.iter();
        let last = last.iter();
        quote_spanned!(span=> #private::#function::<#inner>(#(#first,)* #own, #held #(, #last)*))
    })
}

/// An expression for what compares the two values where documents hold them: nothing for what is inside another field.
pub(crate) fn compare_in_documents(
    method: &str,
    path: &FieldPath,
    ty: Option<&Type>,
    scope: &Scope<'_>,
) -> TokenStream {
    let private = scope.private;
    let other = scope.field(path.first()).filter(|_| !path.is_nested()).map(|(_, ty)| ty);
    let types = ty.and_then(with_inferred_lifetimes).zip(other.and_then(with_inferred_lifetimes));
    let Some((own, other)) = types else { return quote!(#private::None) };
    let inner = held(&own);
    let side = (method == "order").then(|| quote!(, __side));
    let method = called(method);
    quote! {
        #private::some_with_serde!(#private::Compare(|__own, __other, __side| {
            use #private::{CanEqual as _, CanOrder as _, CannotEqual as _, CannotOrder as _};
            (&#private::CompareProbe::<#own, #other, #inner>::NEW).#method(__own, __other #side)
        }))
    }
}

/// An expression for whether a value is on a side of another field's.
pub(crate) fn is_on_side(
    order: Order,
    path: &FieldPath,
    value: &TokenStream,
    ty: Option<&Type>,
    scope: &Scope<'_>,
) -> TokenStream {
    let private = scope.private;
    let order = order.data(private);
    match ty {
        Some(ty) if !is_read(path, Some(ty), scope, is_number) => {
            compare_typed("is_ordered", [Some(order), None], path, value, ty, scope)
        }
        _ => path.read(scope, &quote!(true), |other, other_ty| {
            let other_ty = other_ty.map(|ty| respan(ty, path.last().span()));
            let own = scope.read(("Numeric", "number"), value, ty, None);
            let other = scope.read(("Numeric", "number"), other, other_ty.as_ref(), None);
            quote!(#private::sibling::admits(#order, #own, #other))
        }),
    }
}

/// An expression for the number of another field, if there is one.
pub(crate) fn number_of(path: &FieldPath, scope: &Scope<'_>) -> TokenStream {
    let private = scope.private;
    path.read(scope, &quote!(#private::None), |other, ty| {
        let ty = ty.map(|ty| respan(ty, path.last().span()));
        scope.read(("Numeric", "number"), other, ty.as_ref(), None)
    })
}

impl Rule for Sibling {
    fn judges(&self) -> Subject {
        Subject::Other
    }

    fn paths(&self) -> Vec<&FieldPath> {
        vec![&self.path]
    }

    fn data(&self, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let (field, is_equal) = (self.path.data(scope), self.is_equal);
        let is_typed = !is_read(&self.path, ty, scope, is_scalar);
        let compare = match is_typed {
            true => compare_in_documents("equal", &self.path, ty, scope),
            false => quote!(#private::None),
        };
        quote! {
            #private::Check::Sibling { 0: #private::Sibling {
                field: #field,
                is_equal: #is_equal,
                is_typed: #is_typed,
                compare: #compare,
                more: #private::More,
            }}
        }
    }

    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let (path, is_equal) = (&self.path, self.is_equal);
        match ty {
            Some(ty) if !is_read(path, Some(ty), scope, is_scalar) => {
                compare_typed("is_equal", [None, Some(quote!(#is_equal))], path, value, ty, scope)
            }
            _ => path.read(scope, &quote!(true), |other, other_ty| {
                let other_ty = other_ty.map(|ty| respan(ty, path.last().span()));
                let own = scope.read(("Scalar", "scalar"), value, ty, None);
                let other = scope.read(("Scalar", "scalar"), other, other_ty.as_ref(), None);
                quote!(#private::sibling::compares(#own, #other, #is_equal))
            }),
        }
    }
}
