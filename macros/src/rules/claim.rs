//! Claims about bounds that are constants, whose values the macro does not know. rustc evaluates them while it checks
//! the author's crate; a false claim does not compile.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned as _;

use super::bound::Bound;
use crate::errors::show::show;
use crate::syntax::idents::private_at;
use crate::syntax::known_type::{Integer, Known, known};

/// A claim about constants.
pub(crate) struct Claim {
    /// Where rustc reports a false claim.
    pub(crate) span: Span,
    /// An expression of `bool`.
    holds: TokenStream,
    /// The message for a false claim.
    otherwise: String,
}

impl Claim {
    /// A claim with its message.
    pub(crate) fn new(span: Span, holds: TokenStream, otherwise: String) -> Claim {
        Claim { span, holds, otherwise }
    }

    /// A claim that compares two bounds, at least one of them a constant; `None` when the macro knows both, or one is
    /// missing. rustc reports a false claim on the upper bound.
    pub(crate) fn of_both(
        (min_name, min): (&str, &Option<Bound>),
        (max_name, max): (&str, &Option<Bound>),
        is_exclusive: bool,
        holds: impl FnOnce(&Bound, &Bound, &Ident) -> TokenStream,
    ) -> Option<Claim> {
        let (min, max) = (min.as_ref()?, max.as_ref()?);
        if !min.is_constant() && !max.is_constant() || min.field.is_some() || max.field.is_some() {
            return None;
        }
        let span = max.span();
        let (low, high) = (format!("`{min_name} = {}`", show(min)), format!("`{max_name} = {}`", show(max)));
        let otherwise = match is_exclusive {
            true => format!(
                "no number is between {low} and {high}\nhelp: move the bounds apart, or change the value of a constant"
            ),
            false => format!(
                "{low} is greater than {high}\nhelp: swap the bounds, or change the value of a constant"
            ),
        };
        Some(Claim { span, holds: holds(min, max, &private_at(span)), otherwise })
    }

    /// Claims that a constant is a value of the field's integer type, or at least a number.
    pub(crate) fn of_type(name: &str, bound: Option<&Bound>, ty: Option<&Type>) -> Option<Claim> {
        let bound = bound.filter(|bound| bound.is_constant())?;
        let span = bound.span();
        let private = private_at(span);
        let number = bound.as_number(ty, &private);
        let Some(Known::Integer(Integer { name: ty, min, max })) = ty.and_then(known) else {
            return Some(Claim {
                span,
                holds: quote_spanned!(span=> #private::Number::is_finite(#number)),
                otherwise: format!(
                    "`{name} = {}` is infinite or no number\nhelp: change the constant, or take the bound away",
                    show(bound)
                ),
            });
        };
        let (low, high) = (min.data(&private), max.data(&private));
        Some(Claim {
            span,
            holds: quote_spanned!(span=> #private::Number::is_integer_within(#number, #low, #high)),
            otherwise: format!(
                "`{name} = {}` is outside `{ty}`\nhelp: `{ty}` holds whole numbers from {min} to {max}: change the constant",
                show(bound)
            ),
        })
    }

    /// Claims that the constant of `name = constant` is above zero.
    pub(crate) fn of_sign(name: &str, bound: &Bound, ty: Option<&Type>) -> Option<Claim> {
        let bound = Some(bound).filter(|bound| bound.is_constant())?;
        let span = bound.span();
        let private = private_at(span);
        let number = bound.as_number(ty, &private);
        Some(Claim {
            span,
            holds: quote_spanned!(span=> #private::Number::is_above_zero(#number)),
            otherwise: format!(
                "`{name}` needs a number above 0, and `{}` is not\nhelp: change the constant: every number is a multiple of 1",
                show(bound)
            ),
        })
    }

    /// The claim as a call that rustc evaluates.
    pub(crate) fn expand(&self) -> TokenStream {
        let Claim { span, holds, otherwise } = self;
        let private = private_at(*span);
        quote_spanned!(*span=> #private::claim(#holds, #otherwise))
    }
}

/// A `'static` reference to a rule made of bounds. A rule with constants or claims needs a `const` block.
pub(crate) fn reference(bounds: &[&Option<Bound>], rule: &TokenStream, claims: &[Claim]) -> TokenStream {
    if claims.is_empty() && !bounds.iter().copied().flatten().any(Bound::is_constant) {
        return quote!(&#rule);
    }
    let claims = claims.iter().map(Claim::expand);
    quote!(const { #(#claims;)* &#rule })
}
