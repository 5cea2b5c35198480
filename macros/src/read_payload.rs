//! `read_payload`, which `include_payload!` calls: a type with `const` made from the values of a JSON file
//! while the user's crate compiles. What cannot be made in `const` stops the compiler at its place in the
//! file, and only when a file holds it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned as _;

use crate::by_key;
use crate::model::{Field, Fields, Item, Shape, Style, Variant};
use crate::types::{is_phantom, is_scalar, list_inner, option_inner};

/// The body of `read_payload`, which makes the type from the value called `node`.
pub(crate) fn expand_body(item: &Item, private: &TokenStream) -> TokenStream {
    Reading { item, private }.expand()
}

struct Reading<'a> {
    item: &'a Item,
    private: &'a TokenStream,
}

impl Reading<'_> {
    fn expand(&self) -> TokenStream {
        let serde = &self.item.serde;
        if serde.from.is_some() || serde.untagged && self.item.by_key.is_none() {
            return self.refuse();
        }
        match &self.item.shape {
            Shape::Struct(fields) => match fields.style {
                Style::Unit => self.refuse(),
                Style::Named if serde.transparent => self.refuse(),
                _ => self.content(&quote!(Self), fields, &[]),
            },
            Shape::Enum(variants) if self.item.by_key.is_some() => self.by_key(variants),
            Shape::Enum(variants) => match (&serde.tag, &serde.content) {
                (Some(tag), content) => self.tagged(variants, tag, content.as_ref()),
                (None, _) => self.external(variants),
            },
        }
    }

    /// Stops the compiler at the value.
    fn refuse(&self) -> TokenStream {
        let private = self.private;
        quote!(#private::include::Reader::<Self>::NEW.refuse(node, at))
    }

    /// A struct or variant from the value called `node`; `others` are keys that it may have besides.
    fn content(&self, path: &TokenStream, fields: &Fields, others: &[&String]) -> TokenStream {
        match (fields.style, fields.fields.as_slice()) {
            (Style::Unit, _) => path.clone(),
            (Style::Tuple, [field]) => {
                let value = self.value(&field.ty);
                quote!(#path(#value))
            }
            (Style::Tuple, _) => self.refuse(),
            (Style::Named, _) => {
                let keys =
                    fields.fields.iter().map(names_of).chain(others.iter().map(|name| quote!(&[#name])));
                let expect = self.expect_keys(keys);
                let members = self.members(fields);
                quote!({ #expect #path { #members } })
            }
        }
    }

    fn expect_keys(&self, keys: impl Iterator<Item = TokenStream>) -> TokenStream {
        let deny_unknown = self.item.serde.deny_unknown_fields;
        quote!(node.expect_object(at, &[#(#keys),*], #deny_unknown);)
    }

    /// The fields of an object, each from its key.
    fn members(&self, fields: &Fields) -> TokenStream {
        fields.fields.iter().map(|field| self.member(field)).collect()
    }

    fn member(&self, field: &Field) -> TokenStream {
        let private = self.private;
        let (member, ty, name) = (&field.member, &field.ty, &field.name);
        let names = names_of(field);
        let at = quote!(let at = &#private::Path::key(at, #name););
        let is_opaque = field.serde.flatten || field.serde.with.is_some() && field.wire.is_none();
        if is_phantom(ty) {
            return quote!(#member: ::core::marker::PhantomData,);
        }
        let Some(inner) = option_inner(ty) else {
            if is_opaque || field.serde.skip {
                return quote!(#member: { #at #private::include::Reader::<#ty>::NEW.refuse(node, at) },);
            }
            let value = self.value(ty);
            return quote!(#member: { let node = node.require(at, #names); #at #value },);
        };
        if field.serde.skip {
            return quote!(#member: #private::None,);
        }
        let value = match is_opaque {
            true => quote!(#private::include::Reader::<#inner>::NEW.refuse(node, at)),
            false => self.value(inner),
        };
        let is_none = match self.item.deny_null {
            Some(_) => quote!(false),
            None => quote!(node.is_null()),
        };
        quote! {
            #member: match node.get(#names) {
                #private::include::Found::Absent => #private::None,
                #private::include::Found::Value(node) => {
                    #at
                    if #is_none { #private::None } else { #private::Some(#value) }
                }
            },
        }
    }

    /// A value of a type from the value called `node`.
    fn value(&self, ty: &Type) -> TokenStream {
        let private = self.private;
        if let Some(inner) = option_inner(ty) {
            let value = self.value(inner);
            return quote!(if node.is_null() { #private::None } else { #private::Some(#value) });
        }
        let is_vec = list_inner(ty).is_some() && crate::types::outer_name(ty).is_some();
        if is_scalar(ty) || is_vec {
            return quote!(#private::include::Reader::<#ty>::NEW.read(node, at));
        }
        match ty {
            Type::Path(_) if crate::types::box_inner(ty).is_none() => {
                quote_spanned!(ty.span()=> <#ty>::in_const().read_payload(node, at))
            }
            _ => quote!(#private::include::Reader::<#ty>::NEW.refuse(node, at)),
        }
    }

    /// The variants' names, for the choice of one, and what each is made of.
    fn arms<'v>(
        &self,
        variants: impl Iterator<Item = &'v Variant> + Clone,
        content: impl Fn(&Variant) -> TokenStream,
    ) -> (TokenStream, TokenStream) {
        let names = variants.clone().map(|variant| {
            let (name, aliases) = (&variant.name, &variant.serde.aliases);
            quote!(&[#name #(, #aliases)*])
        });
        let refuse = self.refuse();
        let arms = variants.enumerate().map(|(index, variant)| {
            let content = content(variant);
            quote!(#index => #content,)
        });
        (quote!(&[#(#names),*]), quote!(#(#arms)* _ => #refuse,))
    }

    fn path(&self, variant: &Variant) -> TokenStream {
        let ident = &variant.ident;
        quote!(Self::#ident)
    }

    fn external(&self, variants: &[Variant]) -> TokenStream {
        let private = self.private;
        let visible = variants.iter().filter(|variant| !variant.serde.skip && !variant.serde.other);
        let is_unit = |variant: &&Variant| variant.fields.style == Style::Unit;
        let (unit_names, unit_arms) =
            self.arms(visible.clone().filter(is_unit), |variant| self.path(variant));
        let units = quote!(match node.choose(at, #unit_names) { #unit_arms });
        if visible.clone().all(|variant| is_unit(&variant)) {
            return units;
        }
        let (names, arms) = self.arms(visible.filter(|variant| !is_unit(variant)), |variant| {
            let name = &variant.name;
            let content = self.content(&self.path(variant), &variant.fields, &[]);
            quote!({ let at = &#private::Path::key(at, #name); #content })
        });
        quote!(if node.is_string() { #units } else { let (index, node) = node.choose_entry(at, #names); match index { #arms } })
    }

    fn tagged(&self, variants: &[Variant], tag: &String, content: Option<&String>) -> TokenStream {
        let private = self.private;
        let visible = variants.iter().filter(|variant| !variant.serde.skip && !variant.serde.other);
        let (names, arms) = self.arms(visible, |variant| match (content, variant.fields.style) {
            (_, Style::Unit) => self.path(variant),
            (Some(key), _) => {
                let inner = self.content(&self.path(variant), &variant.fields, &[]);
                quote!({ let node = node.require(at, &[#key]); let at = &#private::Path::key(at, #key); #inner })
            }
            (None, Style::Named) => self.content(&self.path(variant), &variant.fields, &[tag]),
            (None, Style::Tuple) => self.refuse(),
        });
        quote! {{
            if node.is_string() { node.fail(at, "must be an object") }
            node.expect_object(at, &[], false);
            let index = node.require(at, &[#tag]).choose(&#private::Path::key(at, #tag), #names);
            match index { #arms }
        }}
    }

    fn by_key(&self, variants: &[Variant]) -> TokenStream {
        let (names, masks) = by_key::expand_tables(variants);
        let expect = self.expect_keys(names.iter().cloned());
        let (_, arms) = self.arms(variants.iter(), |variant| {
            let (path, members) = (self.path(variant), self.members(&variant.fields));
            quote!(#path { #members })
        });
        let index = Ident::new("index", Span::mixed_site());
        quote! {{
            #expect
            let #index = node.decide(at, &[#(#names),*], &[#(#masks),*]);
            match #index { #arms }
        }}
    }
}

/// The names under which documents hold a field.
fn names_of(field: &Field) -> TokenStream {
    let (name, aliases) = (&field.name, &field.serde.aliases);
    quote!(&[#name #(, #aliases)*])
}
