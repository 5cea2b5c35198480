//! What the tokens of a rule are made in: the names of the core crate, the fields that conditions refer
//! to, the statics that patterns become.

use std::cell::RefCell;
use std::sync::Arc;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{LitStr, Type};

use crate::claims::Claim;
use crate::model::{Field, FieldRule, Fields, Item};
use crate::pattern::{Dfa, expand_pattern};

/// The statics of an item, one for each distinct pattern.
#[derive(Default)]
pub(crate) struct Statics {
    sources: RefCell<Vec<(&'static str, String)>>,
    definitions: RefCell<Vec<TokenStream>>,
    claims_in_place: bool,
}

impl Statics {
    /// No statics yet, of an item whose rules make their claims where they are used, or beside the impls.
    pub(crate) fn new(claims_in_place: bool) -> Self {
        Statics { claims_in_place, ..Statics::default() }
    }

    /// The claims of a rule, when they are made where it is used.
    pub(crate) fn claimed_in_place(&self, claims: impl FnOnce() -> Vec<Claim>) -> Vec<Claim> {
        if self.claims_in_place { claims() } else { Vec::new() }
    }

    /// The definitions, to stand beside the impls.
    pub(crate) fn into_tokens(self) -> TokenStream {
        let definitions = self.definitions.into_inner();
        quote!(#(#definitions)*)
    }

    fn intern(
        &self,
        dialect: &'static str,
        source: &str,
        define: impl FnOnce(&Ident) -> TokenStream,
    ) -> Ident {
        let mut sources = self.sources.borrow_mut();
        let known = sources.iter().position(|own| own.0 == dialect && own.1 == source);
        let index = known.unwrap_or(sources.len());
        let ident = local(&format!("PATTERN_{index}"));
        if known.is_none() {
            sources.push((dialect, source.to_owned()));
            self.definitions.borrow_mut().push(define(&ident));
        }
        ident
    }
}

/// How the fields are reached.
#[derive(Clone, Copy)]
pub(crate) enum Access {
    /// `&self.field`.
    Struct,
    /// The bindings of a variant's pattern.
    Variant,
}

/// How core judges a rule.
pub(crate) struct Judge<'a> {
    /// The rule's module, and the name of its function.
    pub(crate) module: &'a str,
    pub(crate) function: &'a str,
    /// The trait of types that the rule judges, and its method that reads a value. In `const` an inherent method
    /// has the same name.
    pub(crate) read: (&'a str, &'a str),
    /// The rule's data.
    pub(crate) rule: TokenStream,
}

/// What the tokens of a rule are made in.
pub(crate) struct Scope<'a> {
    /// Name of the module that generated code may name.
    pub(crate) private: &'a Ident,
    pub(crate) statics: &'a Statics,
    pub(crate) fields: &'a Fields,
    pub(crate) access: Access,
    /// Whether the tokens run in `const`, where traits cannot be called.
    pub(crate) is_const: bool,
    /// Whether the item has `assert_valid`, so that its patterns are known in `const`.
    pub(crate) asserts: bool,
}

impl<'a> Scope<'a> {
    /// Where the tokens of an item's rules are made that run with the program.
    pub(crate) fn of(
        item: &Item,
        fields: &'a Fields,
        access: Access,
        statics: &'a Statics,
        private: &'a Ident,
    ) -> Self {
        Scope { private, statics, fields, access, is_const: false, asserts: item.is_const.is_some() }
    }

    /// The expression of a reference to a field's value.
    pub(crate) fn value(&self, field: &Field) -> Option<TokenStream> {
        let index = self.fields.fields.iter().position(|own| own.ident == field.ident)?;
        Some(match self.access {
            Access::Struct => {
                let member = &field.member;
                quote!(&self.#member)
            }
            Access::Variant => {
                let binding = binding(index);
                quote!(#binding)
            }
        })
    }

    /// The expression of a reference to a field's value by the field's name, and its type.
    pub(crate) fn field(&self, ident: &Ident) -> Option<(TokenStream, &Type)> {
        let field = self.fields.find(ident)?;
        Some((self.value(field)?, &field.ty))
    }

    /// The name in documents of a field by its name in Rust.
    pub(crate) fn wire_name(&self, ident: &Ident) -> String {
        self.fields.find(ident).map_or_else(|| ident.to_string(), |field| field.name.clone())
    }

    /// A call of a rule's judge on what is read from a value.
    pub(crate) fn judge(&self, judge: &Judge<'_>, value: &TokenStream, ty: Option<&Type>) -> TokenStream {
        let private = self.private;
        let (module, function) = (called(judge.module), called(judge.function));
        let (rule, read) = (&judge.rule, self.read(judge.read, value, ty));
        match self.is_const {
            true => quote!(#private::constant::#module(#read, #rule)),
            false => quote!(#private::#module::#function(#read, #rule)),
        }
    }

    /// What a rule judges of a value: through a trait of its type, so that one without it is an error where the
    /// type's tokens stand; in `const` through an inherent method.
    pub(crate) fn read(
        &self,
        (of, method): (&str, &str),
        value: &TokenStream,
        ty: Option<&Type>,
    ) -> TokenStream {
        let private = self.private;
        let (of, method) = (called(of), called(method));
        match (self.is_const, ty) {
            (true, Some(ty)) => quote!(#private::constant::Value::<#ty>(#value).#method()),
            (true, None) => quote!(#private::constant::Value(#value).#method()),
            (false, Some(ty)) => quote!(<#ty as #private::#of>::#method(#value)),
            (false, None) => quote!(#private::#of::#method(#value)),
        }
    }

    /// Rules as an expression of `&[Rule]`.
    pub(crate) fn rules(&self, rules: &[FieldRule], ty: Option<&Type>) -> TokenStream {
        let private = self.private;
        let rules = rules.iter().map(|rule| {
            let check = rule.kind.data(ty, self);
            let message = match &rule.message {
                Some(message) => quote!(Some(#message)),
                None => quote!(None),
            };
            quote!(#private::Rule { check: #check, message: #private::#message })
        });
        quote!(&[#(#rules),*])
    }

    /// The static of a compiled pattern.
    pub(crate) fn pattern(&self, source: &str, dfa: &Arc<Dfa>) -> TokenStream {
        let private = self.private;
        let ident = self.statics.intern("ecma", source, |ident| {
            let pattern = expand_pattern(source, dfa, private);
            quote!(static #ident: #private::Pattern = #pattern;)
        });
        quote!(#ident)
    }

    /// The static of a pattern for the `regex` crate, compiled on first use.
    pub(crate) fn regex(&self, source: &LitStr) -> TokenStream {
        let private = self.private;
        let ident = self.statics.intern("regex", &source.value(), |ident| {
            quote_spanned!(source.span()=> #private::lazy_regex!(#ident, #source);)
        });
        quote!(#ident)
    }
}

/// The name that the core crate gets where its path is given.
pub(crate) const IMPORTED: &str = "imported_deployment_validate";

/// The name that the module of core gets that generated code may name: a short one for what is named most.
pub(crate) const PRIVATE: &str = "private_deployment_validate";

/// That module as if it were named at the span: what goes wrong there is an error on the author's own tokens.
pub(crate) fn private_at(span: Span) -> Ident {
    Ident::new(PRIVATE, span)
}

/// A name that only generated code sees.
pub(crate) fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// A name in core.
fn called(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The name that a variant's field is bound to.
pub(crate) fn binding(index: usize) -> Ident {
    format_ident!("field_{index}", span = Span::mixed_site())
}
