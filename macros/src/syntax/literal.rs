//! Literals of rules and conditions: strings, numbers, truth values, characters, ranges.

use std::cmp::Ordering;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Lit, Token};

/// 2 to the power of 127 and of 128: the first floats that no `i128` and no `u128` equals.
const I128_END: f64 = 170_141_183_460_469_231_731_687_303_715_884_105_728.0;
const U128_END: f64 = 2.0 * I128_END;

/// A number literal with its sign.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(crate) enum Number {
    Int(i128),
    Big(u128),
    Float(f64),
}

/// The value of a literal.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Number(Number),
    Bool(bool),
    /// Both bounds included.
    Range(Option<i128>, Option<i128>),
}

/// A literal with its tokens, for messages.
#[derive(Clone)]
pub(crate) struct Literal {
    pub(crate) value: Value,
    pub(crate) tokens: TokenStream,
}

impl std::fmt::Display for Literal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&crate::errors::show::show(self))
    }
}

impl ToTokens for Literal {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

impl Number {
    /// Compares exactly. A literal is never NaN.
    pub(crate) fn compare(self, other: Number) -> Ordering {
        match (self, other) {
            (Number::Int(a), Number::Int(b)) => a.cmp(&b),
            (Number::Big(a), Number::Big(b)) => a.cmp(&b),
            (Number::Int(_), Number::Big(_)) => Ordering::Less,
            (Number::Big(_), Number::Int(_)) => Ordering::Greater,
            (Number::Float(a), Number::Float(b)) => a.partial_cmp(&b).unwrap_or(Ordering::Equal),
            (Number::Float(_), _) => other.compare(self).reverse(),
            (Number::Int(_), Number::Float(float)) if float < -I128_END => Ordering::Greater,
            // The cast of a whole float is exact or saturates.
            (Number::Int(int), Number::Float(float)) if float < I128_END => {
                let whole = float.floor();
                int.cmp(&(whole as i128)).then(whole.total_cmp(&float))
            }
            (Number::Int(_), Number::Float(_)) => Ordering::Less,
            (Number::Big(_), Number::Float(float)) if float < I128_END => Ordering::Greater,
            (Number::Big(_), Number::Float(float)) if float >= U128_END => Ordering::Less,
            (Number::Big(big), Number::Float(float)) => big.cmp(&(float as u128)),
        }
    }

    /// The number as an integer of up to 127 bits, if it is whole.
    pub(crate) fn as_whole(self) -> Option<i128> {
        match self {
            Number::Float(float) if float.fract() == 0.0 && float.abs() < I128_END => Some(float as i128),
            number => number.whole(),
        }
    }

    /// The number, if it is written as an integer of up to 127 bits.
    pub(crate) fn whole(self) -> Option<i128> {
        match self {
            Number::Int(int) => Some(int),
            Number::Big(_) | Number::Float(_) => None,
        }
    }

    /// Whether the number is greater than the other.
    pub(crate) fn is_above(self, other: Number) -> bool {
        self.compare(other).is_gt()
    }

    /// Whether the number is within bounds, both included.
    pub(crate) fn is_between(self, min: Option<Number>, max: Option<Number>) -> bool {
        min.is_none_or(|min| !min.is_above(self)) && max.is_none_or(|max| !self.is_above(max))
    }

    /// The number as an expression of core's `Number`.
    pub(crate) fn data(self, private: &Ident) -> TokenStream {
        match self {
            Number::Int(int) => quote!(#private::Number::Int(#int)),
            Number::Big(big) => quote!(#private::Number::Big(#big)),
            Number::Float(float) => quote!(#private::Number::Float(#float)),
        }
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Number::Int(int) => int.fmt(f),
            Number::Big(big) => big.fmt(f),
            Number::Float(float) => float.fmt(f),
        }
    }
}

impl Literal {
    /// The number of a literal that is one, as an expression of core's `Number`.
    pub(crate) fn number(&self, private: &Ident) -> Option<TokenStream> {
        if let Value::Number(number) = &self.value { Some(number.data(private)) } else { None }
    }

    /// The literal as an expression of core's `Literal`.
    pub(crate) fn data(&self, private: &Ident) -> TokenStream {
        let bound = |bound: &Option<i128>| match bound {
            Some(bound) => quote!(#private::Some(#bound)),
            None => quote!(#private::None),
        };
        match &self.value {
            Value::Text(text) => quote!(#private::Literal::Text(#text)),
            Value::Bool(truth) => quote!(#private::Literal::Bool(#truth)),
            Value::Number(number) => {
                let number = number.data(private);
                quote!(#private::Literal::Number(#number))
            }
            Value::Range(min, max) => {
                let (min, max) = (bound(min), bound(max));
                quote!(#private::Literal::Range(#min, #max))
            }
        }
    }
}

/// Parses a number with its sign; `None` when the next token begins no number.
pub(crate) fn parse_number(input: ParseStream<'_>) -> syn::Result<Option<Number>> {
    let fork = input.fork();
    let negative = fork.parse::<Option<Token![-]>>()?.is_some();
    let number = match fork.parse::<Option<Lit>>() {
        Ok(Some(Lit::Int(int))) => read_int(&int, negative)?,
        Ok(Some(Lit::Float(float))) => {
            let value: f64 = float.base10_parse()?;
            if !value.is_finite() {
                let message = "no float is so large\nhelp: the greatest is 1.7976931348623157e308";
                return Err(syn::Error::new_spanned(float, message));
            }
            Number::Float(if negative { -value } else { value })
        }
        _ => return Ok(None),
    };
    syn::parse::discouraged::Speculative::advance_to(input, &fork);
    Ok(Some(number))
}

/// Parses a number literal without further tokens; `None` for anything else.
pub(crate) fn parse_lone_number(tokens: &TokenStream) -> Option<syn::Result<Number>> {
    let mut trees = tokens.clone().into_iter().peekable();
    trees.next_if(|tree| matches!(tree, TokenTree::Punct(minus) if minus.as_char() == '-'));
    let literal = syn::parse2::<Lit>(trees.next()?.into()).ok()?;
    let is_alone = matches!(literal, Lit::Int(_) | Lit::Float(_)) && trees.next().is_none();
    parse_number.parse2(tokens.clone()).transpose().filter(|_| is_alone)
}

fn read_int(int: &syn::LitInt, negative: bool) -> syn::Result<Number> {
    let digits = int.base10_digits();
    let signed = if negative { format!("-{digits}") } else { digits.to_owned() };
    if let Ok(int) = signed.parse() {
        return Ok(Number::Int(int));
    }
    match digits.parse() {
        Ok(big) if !negative => Ok(Number::Big(big)),
        _ => Err(syn::Error::new_spanned(
            int,
            "this number needs more than 128 bits\nhelp: write one that an `i128` or a `u128` holds",
        )),
    }
}

impl Parse for Literal {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let begin = input.cursor();
        let value = parse_value(input)?;
        let tokens = begin.token_stream();
        let left = input.cursor().token_stream().into_iter().count();
        let taken = tokens.clone().into_iter().count() - left;
        let tokens: TokenStream = tokens.into_iter().take(taken).collect();
        match value {
            Ok(value) => Ok(Literal { value, tokens }),
            Err(fault) => Err(syn::Error::new_spanned(tokens, fault)),
        }
    }
}

/// A value, or the fault of the tokens that were parsed.
type Checked = Result<Value, &'static str>;

fn parse_value(input: ParseStream<'_>) -> syn::Result<Checked> {
    if input.peek(Token![..]) {
        return parse_range(None, input);
    }
    if let Some(number) = parse_number(input)? {
        if input.peek(Token![..]) {
            return parse_range(Some(number), input);
        }
        return Ok(Ok(Value::Number(number)));
    }
    let error = input.error(
        "expected a literal\nhelp: write a string in quotes, a number, `true`, `false`, a character or a range",
    );
    match input.parse::<Lit>() {
        Ok(Lit::Str(text)) => Ok(Ok(Value::Text(text.value()))),
        Ok(Lit::Char(char)) => Ok(Ok(Value::Text(char.value().to_string()))),
        Ok(Lit::Bool(truth)) => Ok(Ok(Value::Bool(truth.value))),
        _ => Err(error),
    }
}

fn parse_range(start: Option<Number>, input: ParseStream<'_>) -> syn::Result<Checked> {
    let whole = |number: Option<Number>| match number {
        None => Ok(None),
        Some(Number::Int(int)) => Ok(Some(int)),
        Some(_) => Err("the bounds of a range are whole numbers\nhelp: for fractions use the rule `range`"),
    };
    let inclusive = input.peek(Token![..=]);
    if inclusive {
        input.parse::<Token![..=]>()?;
    } else {
        input.parse::<Token![..]>()?;
    }
    let end = parse_number(input)?;
    let (start, end) = match (whole(start), whole(end)) {
        (Ok(start), Ok(end)) => (start, end),
        (Err(fault), _) | (_, Err(fault)) => return Ok(Err(fault)),
    };
    if inclusive && end.is_none() {
        return Ok(Err("this range has no end\nhelp: write `1..=9`, or `1..` for one without an end"));
    }
    let end = if inclusive { end } else { end.map(|end| end.saturating_sub(1)) };
    if start.zip(end).is_some_and(|(start, end)| start > end) {
        return Ok(Err("no number is within this range\nhelp: write the smaller bound first"));
    }
    Ok(Ok(Value::Range(start, end)))
}
