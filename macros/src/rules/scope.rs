//! What rules need to emit tokens: the names of the core crate, the fields that conditions name, the statics that
//! patterns become.

use std::cell::RefCell;
use std::sync::Arc;

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::{ExprPath, LitStr, Type};

use crate::pattern::{Dfa, Written, expand_pattern};
use crate::syntax::idents::{called, local};

/// The statics of an item, one for each distinct pattern.
#[derive(Default)]
pub(crate) struct Statics {
    sources: RefCell<Vec<(&'static str, String, String)>>,
    definitions: RefCell<Vec<TokenStream>>,
    claims_in_place: bool,
}

impl Statics {
    /// Starts without statics. `claims_in_place` puts the claims of the item's rules where they are used; otherwise
    /// they are emitted beside the impls.
    pub(crate) fn new(claims_in_place: bool) -> Self {
        Statics { claims_in_place, ..Statics::default() }
    }

    /// The claims of a rule, if the item makes them where the rule is used.
    pub(crate) fn claimed_in_place<Claim>(&self, claims: impl FnOnce() -> Vec<Claim>) -> Vec<Claim> {
        if self.claims_in_place { claims() } else { Vec::new() }
    }

    /// The definitions, to be emitted beside the impls.
    pub(crate) fn into_tokens(self) -> TokenStream {
        let definitions = self.definitions.into_inner();
        quote!(#(#definitions)*)
    }

    fn intern(
        &self,
        dialect: &'static str,
        (source, name): (&str, &str),
        define: impl FnOnce(&Ident) -> TokenStream,
    ) -> Ident {
        let mut sources = self.sources.borrow_mut();
        let known = sources.iter().position(|own| own.0 == dialect && own.1 == source && own.2 == name);
        let index = known.unwrap_or(sources.len());
        let ident = local(&format!("PATTERN_{index}"));
        if known.is_none() {
            sources.push((dialect, source.to_owned(), name.to_owned()));
            self.definitions.borrow_mut().push(define(&ident));
        }
        ident
    }
}

/// A field that rules can name.
pub(crate) struct Sibling<'a> {
    /// The name in Rust, without `r#`.
    pub(crate) ident: &'a str,
    /// The name in documents.
    pub(crate) name: &'a str,
    pub(crate) ty: &'a Type,
    /// An expression of a reference to the value.
    pub(crate) value: TokenStream,
    /// An expression of a reference to serde's default for an absent key, where there is one and the bounds that it needs
    /// are known.
    pub(crate) default: Option<TokenStream>,
    /// The function with which serde reads it, unless the type names parameters: what these need is unknown.
    pub(crate) reader: Option<&'a ExprPath>,
    /// Whether the type need not implement the trait.
    pub(crate) is_skipped: bool,
    /// Whether documents hold its keys beside those of the other fields.
    pub(crate) is_flattened: bool,
}

/// What rules need to emit tokens.
pub(crate) struct Scope<'a> {
    /// The module through which generated code reaches core.
    pub(crate) private: &'a Ident,
    pub(crate) statics: &'a Statics,
    /// The fields of the struct or variant, in source order.
    pub(crate) siblings: Vec<Sibling<'a>>,
    /// Whether the tokens run in `const`, where traits cannot be called.
    pub(crate) is_const: bool,
    /// The type of the context that functions are handed, if the item has one.
    pub(crate) context: Option<&'a Type>,
    /// Whether the item is the body of an update, which says what it changes of another type.
    pub(crate) is_update: bool,
    /// Whether the item has `assert_valid`, which requires that `const` code knows its patterns.
    pub(crate) asserts: bool,
}

impl Scope<'_> {
    pub(crate) fn find(&self, ident: &Ident) -> Option<&Sibling<'_>> {
        let name = ident.unraw().to_string();
        self.siblings.iter().find(|own| own.ident == name)
    }

    /// The place of a field in its struct or variant.
    pub(crate) fn place(&self, ident: &Ident) -> usize {
        let name = ident.unraw().to_string();
        self.siblings.iter().position(|own| own.ident == name).unwrap_or_default()
    }

    /// The trait of types that can be validated. In a context, rustc finds out whether a type needs that.
    pub(crate) fn known(&self) -> TokenStream {
        let private = self.private;
        let need = self.context.map(|_| quote!(<_>));
        quote!(#private::DeploymentValidate #need)
    }

    /// An expression of a reference to a field's value, and the field's type.
    pub(crate) fn field(&self, ident: &Ident) -> Option<(TokenStream, &Type)> {
        self.find(ident).map(|own| (own.value.clone(), own.ty))
    }

    /// The name in documents of the field with this name in Rust.
    pub(crate) fn wire_name(&self, ident: &Ident) -> String {
        self.find(ident).map_or_else(|| ident.to_string(), |own| own.name.to_owned())
    }

    /// An expression that is true when a field has a value.
    pub(crate) fn is_present(&self, value: &TokenStream, ty: Option<&Type>) -> TokenStream {
        self.read(("CanBeAbsent", "is_present"), value, ty, None)
    }

    /// A call of a rule's verdict, a function of core, on what `read` takes from the value.
    pub(crate) fn verdict(
        &self,
        (module, function): (&str, &str),
        read: (&str, &str),
        rule: &TokenStream,
        value: &TokenStream,
        ty: Option<&Type>,
    ) -> TokenStream {
        let private = self.private;
        let (module, function) = (called(module), called(function));
        let read = self.read(read, value, ty, None);
        quote!(#private::#module::#function(#read, #rule))
    }

    /// Reads what a rule validates. At run time a trait method of the value's type reads it, so rustc reports a type
    /// without the trait at the type's tokens. `const` code cannot call traits: there an inherent method of the same
    /// name reads it.
    pub(crate) fn read(
        &self,
        (of, method): (&str, &str),
        value: &TokenStream,
        ty: Option<&Type>,
        argument: Option<&TokenStream>,
    ) -> TokenStream {
        let private = self.private;
        let (of, method) = (called(of), called(method));
        let others = argument.map(|argument| quote!(, #argument));
        match (self.is_const, ty) {
            (true, Some(ty)) => quote!(#private::constant::ConstValue::<#ty>(#value).#method(#argument)),
            (true, None) => quote!(#private::constant::ConstValue(#value).#method(#argument)),
            (false, Some(ty)) => quote!(<#ty as #private::#of>::#method(#value #others)),
            (false, None) => quote!(#private::#of::#method(#value #others)),
        }
    }

    /// The static of a compiled pattern.
    pub(crate) fn pattern(&self, written: &Written<'_>, dfa: &Arc<Dfa>) -> TokenStream {
        let private = self.private;
        // No name has this character, so flags make another static.
        let name = format!("{}\0{}", written.name, written.flags);
        let ident = self.statics.intern("ecma", (written.source, &name), |ident| {
            let pattern = expand_pattern(written, dfa, private);
            quote!(static #ident: #private::Pattern = #pattern;)
        });
        quote!(#ident)
    }

    /// The static of a pattern for the `regex` crate, which compiles it on first use.
    pub(crate) fn regex(&self, source: &LitStr) -> TokenStream {
        let private = self.private;
        let ident = self.statics.intern(
            "regex",
            (&source.value(), ""),
            |ident| quote_spanned!(source.span()=> #private::lazy_regex!(#ident, #source);),
        );
        quote!(#ident)
    }
}
