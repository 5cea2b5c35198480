//! Bounds of `length` and `range`. The macro checks literals; it does not know the values of constant expressions, so a
//! [`Claim`](super::claim::Claim) makes rustc check those.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned as _;

use super::bound_type::missing_type;
use super::field_path::FieldPath;
use crate::errors::context::Context;
use crate::errors::show::show;
use crate::syntax::attributes::{Args, Entry};
use crate::syntax::idents::private_at;
use crate::syntax::known_type::Integer;
use crate::syntax::literal::{Number, parse_lone_number};

/// A bound and its tokens.
#[derive(Clone)]
pub(crate) struct Bound {
    /// The value of a literal; `None` for a constant expression.
    pub(crate) number: Option<Number>,
    /// The field whose value it is.
    pub(crate) field: Option<FieldPath>,
    tokens: TokenStream,
}

impl ToTokens for Bound {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

impl Bound {
    /// Reads `name = bound`.
    pub(crate) fn parse(entry: &Entry, context: &Context) -> Option<Bound> {
        let name = &entry.name;
        let tokens = match &entry.args {
            Args::Value(tokens) => tokens,
            Args::List(list) if !list.stream().is_empty() => {
                let number = show(&list.stream());
                context.error_with_help(
                    entry,
                    format_args!("`{name}` takes no parentheses"),
                    format_args!("write `{name} = {number}`"),
                );
                return None;
            }
            _ => {
                error_no_number(entry, entry, context);
                return None;
            }
        };
        // The macro checks a lone literal itself. Quoted text is never a number; everything else is an expression.
        if let Some(number) = parse_lone_number(tokens) {
            let number = context.keep(number)?;
            return Some(Bound { number: Some(number), field: None, tokens: tokens.clone() });
        }
        if let Some(field) = FieldPath::of_self(tokens) {
            return Some(Bound { number: None, tokens: field.to_token_stream(), field: Some(field) });
        }
        // A sum or a product of literals is one.
        if let Some(int) = syn::parse2(tokens.clone()).ok().and_then(|expression| sum_of(&expression)) {
            return Some(Bound { number: Some(Number::Int(int)), field: None, tokens: tokens.clone() });
        }
        // syn parses blocks only with its feature `full`, which would double its build time; rustc parses them later.
        let is_block = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        let is_expression = match syn::parse2::<syn::Expr>(tokens.clone()) {
            Ok(expression) => !matches!(expression, syn::Expr::Lit(_)),
            Err(_) => tokens.clone().into_iter().any(|token| is_block(&token)),
        };
        if !is_expression {
            error_no_number(tokens, entry, context);
            return None;
        }
        Some(Bound { number: None, field: None, tokens: tokens.clone() })
    }

    /// Reads a bound of a length: a whole number from zero.
    pub(crate) fn parse_length(entry: &Entry, context: &Context) -> Option<Bound> {
        let bound = Bound::parse(entry, context)?;
        match bound.number {
            None => Some(bound),
            Some(Number::Int(int)) if u32::try_from(int).is_ok() => Some(bound),
            Some(Number::Int(int)) if int < 0 => {
                context.error_with_help(
                    &bound,
                    format_args!("`{}` is negative", entry.name),
                    "a length is at least 0",
                );
                None
            }
            Some(Number::Float(_)) => {
                context.error_with_help(
                    &bound,
                    format_args!("`{}` is not a whole number", entry.name),
                    "a length counts whole characters or items",
                );
                None
            }
            Some(_) => {
                context.error_with_help(
                    &bound,
                    format_args!("`{}` is greater than any length", entry.name),
                    "the greatest length is 4294967295",
                );
                None
            }
        }
    }

    /// Whether the macro does not know the value.
    pub(crate) fn is_constant(&self) -> bool {
        self.number.is_none() && self.field.is_none()
    }

    /// The name of a constant without a path.
    pub(crate) fn lone_name(&self) -> Option<Ident> {
        syn::parse2(self.tokens.clone()).ok().filter(|_| self.is_constant())
    }

    /// The bound as an expression of `usize`. rustc reports another type on the author's tokens.
    pub(crate) fn as_usize(&self) -> TokenStream {
        match self.number {
            // Drops the literal's suffix, which may name another type.
            Some(Number::Int(int)) => {
                let int = proc_macro2::Literal::i128_unsuffixed(int);
                quote!(#int)
            }
            _ => {
                let tokens = &self.tokens;
                quote_spanned!(tokens.span()=> { let __bound: ::core::primitive::usize = #tokens; __bound })
            }
        }
    }

    /// The bound, beside a field of type `ty`, as an expression of core's `Number`.
    pub(crate) fn as_number(&self, ty: Option<&Type>, private: &Ident) -> TokenStream {
        match self.number {
            Some(number) => number.data(private),
            None => {
                let tokens = &self.tokens;
                let private = private_at(tokens.span());
                match missing_type(tokens, ty) {
                    Some(ty) => {
                        quote_spanned!(tokens.span()=> { let __bound: #ty = #tokens; #private::Numeral(__bound).number() })
                    }
                    None => quote_spanned!(tokens.span()=> #private::Numeral(#tokens).number()),
                }
            }
        }
    }
}

impl Bound {
    /// Reports a bound of an integer that is not a whole number of its type.
    pub(crate) fn check_fits(&self, name: &str, integer: Integer, context: &Context) {
        let Some(number) = self.number else { return };
        let Integer { name: ty, min, max } = integer;
        if let Number::Float(_) = number {
            context.error_with_help(
                self,
                format_args!("`{name}` is a fraction, and the field is a `{ty}`"),
                "write a whole number without a point",
            );
        } else if !integer.holds(number) {
            context.error_with_help(
                self,
                format_args!("`{name}` ({number}) is outside `{ty}`"),
                format_args!("`{ty}` holds {min} to {max}: move the bound, or take it away"),
            );
        }
    }
}

/// The value of sums, differences and products of whole literals, which have any sign.
fn sum_of(expression: &syn::Expr) -> Option<i128> {
    match expression {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(int), .. }) => int.base10_parse().ok(),
        syn::Expr::Paren(inside) => sum_of(&inside.expr),
        syn::Expr::Unary(syn::ExprUnary { op: syn::UnOp::Neg(_), expr, .. }) => sum_of(expr)?.checked_neg(),
        syn::Expr::Binary(binary) => {
            let (left, right) = (sum_of(&binary.left)?, sum_of(&binary.right)?);
            match binary.op {
                syn::BinOp::Add(_) => left.checked_add(right),
                syn::BinOp::Sub(_) => left.checked_sub(right),
                syn::BinOp::Mul(_) => left.checked_mul(right),
                _ => None,
            }
        }
        _ => None,
    }
}

fn error_no_number(tokens: impl ToTokens, entry: &Entry, context: &Context) {
    let name = &entry.name;
    context.error_with_help(
        tokens,
        format_args!("`{name}` needs a number"),
        format_args!("write `{name} = 1`, or the path of a constant"),
    );
}

/// Reports a lower bound above the upper one.
pub(crate) fn check_order(
    min_name: &str,
    min: &Option<Bound>,
    max_name: &str,
    max: &Option<Bound>,
    context: &Context,
) {
    let (Some(min), Some(max)) = (min, max) else { return };
    let (Some(a), Some(b)) = (min.number, max.number) else { return };
    if a.compare(b).is_gt() {
        context.error_with_help(
            max,
            format_args!("`{min_name}` ({a}) is greater than `{max_name}` ({b})"),
            "swap the bounds",
        );
    }
}
