//! Conditions of `required_if` and its kin, and their tokens. `condition_syntax` reads their tests.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Type;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;

use super::field_path::FieldPath;
use super::literals::data_of;
use super::scope::Scope;
use super::variant_tokens::{enum_inside, is_any_variant};
use crate::errors::context::Context;
use crate::errors::show::show;
use crate::syntax::attributes::parse_all;
use crate::syntax::idents::local;
use crate::syntax::literal::{Literal, Value};
use crate::syntax::types::{respan, respan_all, with_inferred_lifetimes};

/// Holds when all tests of any one alternative hold.
#[derive(Clone)]
pub(crate) struct Condition {
    pub(crate) any: Vec<Vec<Test>>,
}

/// A test of one field.
#[derive(Clone)]
pub(crate) struct Test {
    pub(crate) path: FieldPath,
    pub(crate) is: Is,
    pub(super) tokens: TokenStream,
}

/// What a test requires of its field.
#[derive(Clone)]
pub(crate) enum Is {
    Present,
    Variants(Vec<Ident>),
    /// Another variant than these.
    NotVariants(Vec<Ident>),
    Literals(Vec<Literal>),
    /// Another value than these.
    NotLiterals(Vec<Literal>),
    /// A number on this side of the bound.
    Compared(Order, Literal),
}

/// How a comparison orders a field and its bound; the names of core's `Comparison`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Order {
    Above,
    AtLeast,
    Below,
    AtMost,
}

impl Order {
    /// The sign between the field and the bound.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Order::Above => ">",
            Order::AtLeast => ">=",
            Order::Below => "<",
            Order::AtMost => "<=",
        }
    }
}

impl Is {
    /// The variants that the test names.
    pub(crate) fn variants(&self) -> &[Ident] {
        match self {
            Is::Variants(variants) | Is::NotVariants(variants) => variants,
            _ => &[],
        }
    }

    /// The literals that the test names.
    pub(crate) fn literals(&self) -> &[Literal] {
        match self {
            Is::Literals(literals) | Is::NotLiterals(literals) => literals,
            Is::Compared(_, bound) => std::slice::from_ref(bound),
            _ => &[],
        }
    }

    /// What a comparison's bound stands for among whole numbers, as a range.
    pub(crate) fn whole_range(&self) -> Option<Value> {
        let Is::Compared(order, Literal { value: Value::Number(bound), .. }) = self else { return None };
        let bound = bound.as_whole()?;
        Some(match order {
            Order::Above => Value::Range(Some(bound.checked_add(1)?), None),
            Order::AtLeast => Value::Range(Some(bound), None),
            Order::Below => Value::Range(None, Some(bound.checked_sub(1)?)),
            Order::AtMost => Value::Range(None, Some(bound)),
        })
    }
}

impl ToTokens for Test {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

/// Reads tests that were separated by commas.
pub(crate) fn parse_condition(parts: Vec<TokenStream>, context: &Context) -> Option<Condition> {
    let count = parts.len();
    let tests: Vec<Test> = parts.into_iter().filter_map(|part| context.keep(parse_all(part))).collect();
    (tests.len() == count && count > 0).then(|| Condition { any: vec![tests] })
}

impl Condition {
    /// The condition as an expression of core's `Condition`.
    pub(crate) fn data(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let any = self.any.iter().map(|tests| {
            let tests = tests.iter().map(|test| test.data(scope));
            quote!(&[#(#tests),*])
        });
        quote!(#private::Condition { any: &[#(#any),*], more: #private::More })
    }

    /// The condition that holds when both do.
    pub(super) fn and(&self, other: &Condition) -> Condition {
        let both = self.any.iter().flat_map(|own| {
            other.any.iter().map(move |other| own.iter().chain(other).cloned().collect::<Vec<Test>>())
        });
        Condition { any: both.collect() }
    }

    /// Whether both are written alike.
    pub(super) fn shows(&self, other: &Condition) -> bool {
        let written = |condition: &Condition| -> Vec<Vec<String>> {
            condition.any.iter().map(|tests| tests.iter().map(show).collect()).collect()
        };
        written(self) == written(other)
    }

    /// Whether the tests of this condition, of one alternative, are among those of the other.
    pub(super) fn is_part_of(&self, other: &Condition) -> bool {
        let ([own], [other]) = (self.any.as_slice(), other.any.as_slice()) else { return false };
        let other: Vec<String> = other.iter().map(show).collect();
        own.iter().all(|test| other.contains(&show(test)))
    }

    /// The condition as its author writes it.
    pub(crate) fn show(&self) -> String {
        let alternatives = self.any.iter().map(|tests| tests.iter().map(show).collect::<Vec<_>>().join(", "));
        alternatives.collect::<Vec<_>>().join(" | ")
    }

    /// All tests.
    pub(crate) fn tests(&self) -> impl Iterator<Item = &Test> {
        self.any.iter().flatten()
    }

    /// An expression that is true when the condition holds.
    pub(crate) fn holds(&self, scope: &Scope<'_>) -> TokenStream {
        let any = self.any.iter().map(|tests| {
            let tests = tests.iter().map(|test| test.holds(scope));
            quote!((#(#tests)&&*))
        });
        quote!((#(#any)||*))
    }
}

impl Test {
    fn data(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let field = self.path.data(scope);
        let named: Vec<_> = self.is.variants().iter().map(|variant| variant.unraw().to_string()).collect();
        let literals = data_of(self.is.literals(), private);
        let is = match &self.is {
            Is::Present => quote!(Present),
            Is::Variants(_) => quote!(Variants { 0: &[#(#named),*] }),
            Is::NotVariants(_) => quote!(NotVariants { 0: &[#(#named),*] }),
            Is::Literals(_) => quote!(Literals { 0: #literals }),
            Is::NotLiterals(_) => quote!(NotLiterals { 0: #literals }),
            Is::Compared(order, bound) => {
                let (order, bound) = (order.data(private), bound.number(private));
                quote!(Compared { 0: #order, 1: #bound })
            }
        };
        let names = self.names(scope);
        let variants = match &self.is {
            Is::Variants(_) => quote!(#private::variant_bits(#names, &[#(#named),*], true)),
            Is::NotVariants(_) => quote!(#private::variant_bits(#names, &[#(#named),*], false)),
            _ => quote!(0),
        };
        let filled = match scope.find(self.path.first()).and_then(|own| Some((own.default.as_ref()?, own.ty)))
        {
            Some((default, ty)) => {
                let holds = self.holds_from(default, ty, scope);
                quote!(Some(|| #holds))
            }
            None => quote!(None),
        };
        let converted = self.holds_converted(scope);
        quote! {
            #private::Test {
                field: #field,
                is: #private::Is::#is,
                names: #names,
                variants: #variants,
                filled: #private::#filled,
                converted: #private::#converted,
                more: #private::More,
            }
        }
    }

    /// An expression for the test on what serde's function makes of the field's part of a document.
    fn holds_converted(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let own = scope
            .find(self.path.first())
            .and_then(|own| Some((own.reader?, with_inferred_lifetimes(own.ty)?)));
        let Some((function, ty)) = own else { return quote!(None) };
        let value = local("converted");
        let holds = self.holds_from(&quote!(&#value), &ty, scope);
        // Expands to `|__text| read_with::<T>(__text, |__deserializer| function(__deserializer)).ok().map(|value| holds)`.
        quote! {
            some_with_serde!(|__text| {
                #private::read_with::<#ty>(__text, |__deserializer| #function(__deserializer)).ok().map(|#value| #holds)
            })
        }
    }

    /// The field's variant names, in Rust and in documents. Only a message looks one up, since rustc would take long to
    /// look up each; a skipped type need not have names.
    fn names(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        if self.is.variants().is_empty() {
            return quote!(&[]);
        }
        match scope.find(self.path.first()) {
            Some(own) if self.path.is_nested() => {
                let end = self.path.end(own.ty);
                quote!(#private::variants(#end))
            }
            Some(own) if !own.is_skipped => {
                let (_, ty, _) = enum_inside(&own.value, own.ty, private);
                let known = scope.known();
                quote!(<#ty as #known>::VARIANT_NAMES)
            }
            _ => quote!(&[]),
        }
    }

    fn holds(&self, scope: &Scope<'_>) -> TokenStream {
        self.path.read(scope, &quote!(false), self.reader(scope))
    }

    /// The same, given the value of the first field.
    fn holds_from(&self, value: &TokenStream, ty: &Type, scope: &Scope<'_>) -> TokenStream {
        self.path.read_from((value, ty), &quote!(false), self.reader(scope))
    }

    /// The same, of the value at the end of the path.
    fn reader<'a>(
        &'a self,
        scope: &'a Scope<'_>,
    ) -> impl FnOnce(&TokenStream, Option<&Type>) -> TokenStream + use<'a> {
        // A type that the test cannot read is a compile error on the literal, or where the test names the field.
        let last = self.path.last().span();
        let span = self.is.literals().first().map_or(last, |literal| literal.span());
        move |value, ty| match ty {
            Some(ty) => self.holds_for(value, Some(&respan(ty, span)), scope),
            None => respan_all(self.holds_for(value, None, scope), last),
        }
    }

    fn holds_for(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let literals = data_of(self.is.literals(), private);
        let scalar = || scope.read(("Scalar", "scalar"), value, ty, None);
        match &self.is {
            Is::Present => scope.is_present(value, ty),
            Is::Literals(_) => {
                scope.verdict(("one_of", "is_one"), ("Scalar", "scalar"), &literals, value, ty)
            }
            Is::NotLiterals(_) => {
                let scalar = scalar();
                quote!(#private::is_other(#scalar, #literals))
            }
            Is::Compared(order, bound) => {
                let (order, bound) = (order.data(private), bound.number(private));
                let number = scope.read(("Numeric", "number"), value, ty, None);
                quote!(#private::Comparison::admits(#order, #number, #bound))
            }
            Is::Variants(variants) | Is::NotVariants(variants) => {
                let is_not = matches!(self.is, Is::NotVariants(_));
                match ty {
                    Some(ty) => is_any_variant(value, ty, variants, is_not, private),
                    // The enum's impl knows the names.
                    None => {
                        let function =
                            format_ident!("{}", if is_not { "is_other_variant" } else { "is_variant" });
                        let named = variants.iter().map(|variant| variant.unraw().to_string());
                        quote!(#private::#function(#value, &[#(#named),*]))
                    }
                }
            }
        }
    }
}

impl Order {
    /// The order as an expression of core's `Comparison`.
    pub(super) fn data(self, private: &Ident) -> TokenStream {
        let name = format_ident!("{}", format!("{self:?}"));
        quote!(#private::Comparison::#name)
    }
}
