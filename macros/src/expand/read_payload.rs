//! `read_payload`, which `include_payload!` calls: makes a type with `const` from a JSON file while the user's crate
//! compiles. A value that `const` cannot make stops the compiler at its place in the file, and only if the file has
//! one.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Path, Type};

use super::by_key;
use super::imports::in_const;
use crate::model::{Field, Fields, Item, Keys, Shape, Style, Tagging, Variant};
use crate::syntax::idents::local;
use crate::syntax::serde::Filling;
use crate::syntax::types::{
    absent_of, bare, box_inner, is_phantom, list_inner, maybe_inner, option_inner, optional_inner,
    outer_name, present_of, templated_inner,
};

/// The body of `read_payload`: makes the type, which the body names `own`, from the value `node`.
pub(crate) fn expand_body(item: &Item, own: &TokenStream, private: &Ident) -> TokenStream {
    Reading { item, own, private }.expand()
}

struct Reading<'a> {
    item: &'a Item,
    own: &'a TokenStream,
    private: &'a Ident,
}

impl Reading<'_> {
    fn expand(&self) -> TokenStream {
        let serde = &self.item.serde;
        if serde.from.is_some() {
            return self.refuse();
        }
        match &self.item.shape {
            Shape::Struct(fields) => match fields.style {
                Style::Unit => self.refuse(),
                Style::Named if serde.transparent => self.refuse(),
                _ => self.content(self.own, fields, &[]),
            },
            Shape::Enum(variants) => self.one_of(variants),
        }
    }

    fn one_of(&self, variants: &[Variant]) -> TokenStream {
        let visible: Vec<&Variant> = variants.iter().filter(|variant| !variant.serde.skip).collect();
        match &self.item.tagging {
            Tagging::ByKey(keys) => self.by_key(keys, variants),
            _ if variants.iter().any(|variant| variant.serde.untagged) => self.refuse(),
            Tagging::Untagged => self.refuse(),
            Tagging::External => self.external(&visible),
            Tagging::Internal { tag } => self.tagged(&visible, tag, None),
            Tagging::Adjacent { tag, content } => self.tagged(&visible, tag, Some(content)),
        }
    }

    /// Stops the compiler at the value.
    fn refuse(&self) -> TokenStream {
        let (private, own) = (self.private, self.own);
        quote!(#private::include::ConstReader::<#own>::NEW.refuse(__node, __at))
    }

    /// A struct or variant from the value `node`; `others` are keys that it may have besides.
    fn content(&self, path: &TokenStream, fields: &Fields, others: &[&String]) -> TokenStream {
        match (fields.style, fields.fields.as_slice()) {
            (Style::Unit, _) => path.clone(),
            (Style::Tuple, [field]) => {
                let value = self.field(field);
                quote!(#path(#value))
            }
            (Style::Tuple, _) => self.refuse(),
            (Style::Named, _) => {
                let read = fields.fields.iter().filter(|field| !field.serde.skip);
                let keys = read.map(names_of).chain(others.iter().map(|name| quote!(&[#name])));
                let expect = self.expect_keys(keys, fields.flatten());
                let members = self.members(fields);
                quote!({ #expect #path { #members } })
            }
        }
    }

    /// Expects these keys, and others that flattened fields have.
    fn expect_keys(&self, keys: impl Iterator<Item = TokenStream>, flattens: bool) -> TokenStream {
        let deny_unknown = self.item.serde.deny_unknown_fields && !flattens;
        quote!(__node.expect_object(__at, &[#(#keys),*], #deny_unknown);)
    }

    /// The fields of an object, each from its key.
    fn members(&self, fields: &Fields) -> TokenStream {
        let members = fields.fields.iter().map(|field| self.member(field));
        quote!(#(#members)*)
    }

    fn member(&self, field: &Field) -> TokenStream {
        let private = self.private;
        let (member, name) = (&field.member, &field.name);
        if is_phantom(&field.ty) {
            return quote!(#member: ::core::marker::PhantomData,);
        }
        let at = quote!(let __at = &#private::Path::key(__at, #name););
        let absent = self.absent(field);
        if field.serde.skip {
            return quote!(#member: { #at #absent },);
        }
        let present = self.field(field);
        if field.serde.flatten {
            return quote!(#member: { #at #present },);
        }
        let names = names_of(field);
        quote! {
            #member: match __node.get(#names) {
                #private::include::Found::Value(__node) => { #at #present }
                #private::include::Found::Absent => { #at #absent }
            },
        }
    }

    /// The value of a field whose key is absent. Of serde's defaults `const` only knows `None` and `Absent`.
    fn absent(&self, field: &Field) -> TokenStream {
        let serde = &field.serde;
        let around = &self.item.serde.default;
        let is_defaulted = serde.default.is_some() || serde.skip || around.is_some();
        let is_plain_default = match &serde.default {
            Some(Filling::OfType) => true,
            Some(Filling::By(_)) => false,
            None => around.is_none(),
        };
        let is_option = optional_inner(&field.ty).is_some();
        let private = self.private;
        let absent = absent_of(&field.ty, private);
        match is_defaulted {
            true if is_option && is_plain_default => absent,
            true => quote!(__node.lacks_default(__at)),
            false if is_option && serde.with.is_none() => absent,
            false => quote!(__node.lacks(__at)),
        }
    }

    /// The value of a field from the value `node`.
    fn field(&self, field: &Field) -> TokenStream {
        let (private, ty) = (self.private, &field.ty);
        let function = field.serde.with.as_ref().map(|path| self.own_function(&path.path));
        if field.serde.flatten || field.serde.skip || matches!(function, Some(None)) {
            return quote!(#private::include::ConstReader::<#ty>::NEW.refuse(__node, __at));
        }
        let is_denied = self.item.deny_null.is_some() && field.nullable.is_none();
        let is_never_null = is_denied || matches!(function, Some(Some("present")));
        match option_inner(ty).filter(|_| is_never_null) {
            Some(inner) => {
                let value = self.value(inner, field);
                quote!(#private::Some(#value))
            }
            None => self.value(ty, field),
        }
    }

    /// The name of a function of core's `borrow`, which reads what the field's type says; `None` for other functions,
    /// which are opaque.
    fn own_function(&self, path: &Path) -> Option<&'static str> {
        let segments =
            |path: &Path| path.segments.iter().map(|own| own.ident.to_string()).collect::<Vec<_>>();
        let krate =
            self.item.imported.as_ref().map_or_else(|| vec!["deployment_validate".to_owned()], segments);
        let path = segments(path);
        let [start @ .., module, function] = path.as_slice() else { return None };
        let own = ["option", "present"].into_iter().find(|own| function == own)?;
        (start == krate && module == "borrow").then_some(own)
    }

    /// A value of a type, which is the field's or inside it, from the value `node`.
    fn value(&self, ty: &Type, field: &Field) -> TokenStream {
        let private = self.private;
        if let Some(inner) = option_inner(ty) {
            let value = self.value(inner, field);
            return quote!(if __node.is_null() { #private::None } else { #private::Some(#value) });
        }
        if let Some(inner) = maybe_inner(ty) {
            let value = self.value(inner, field);
            let present = present_of(ty, &value, private);
            return quote!(if __node.is_null() { #private::Optional::<#ty>::NULL } else { #present });
        }
        if let Some(inner) = templated_inner(ty) {
            let value = self.value(inner, field);
            let text = local("text");
            return quote!(match __node.template() {
                #private::Some(#text) => #private::Templated::template(#text),
                #private::None => #private::Templated::Literal(#value),
            });
        }
        match bare(ty) {
            Type::Path(_) if list_inner(ty).is_some() => {
                quote!(#private::include::ConstReader::<#ty>::NEW.read_payload(__node, __at))
            }
            Type::Path(_) if box_inner(ty).is_none() => self.known(ty, field),
            Type::Reference(text) if outer_name(&text.elem).is_some_and(|name| name == "str") => {
                self.known(ty, field)
            }
            _ => quote!(#private::include::ConstReader::<#ty>::NEW.refuse(__node, __at)),
        }
    }

    fn known(&self, ty: &Type, field: &Field) -> TokenStream {
        let (private, ty) = (self.private, bare(ty));
        // A skipped field requires no const reader.
        if field.skip.is_some() {
            return quote!({ use #private::Unknown as _; #private::Perhaps::<#ty>::VIA.read_payload(__node, __at) });
        }
        let known = in_const(ty);
        quote!(#known::VIA.read_payload(__node, __at))
    }

    /// The variants' names for the choice of one, and an arm for each.
    fn arms(
        &self,
        variants: &[&Variant],
        content: &dyn Fn(&Variant) -> TokenStream,
    ) -> (TokenStream, TokenStream) {
        let names = variants.iter().map(|variant| {
            let (name, aliases) = (&variant.name, &variant.serde.aliases);
            quote!(&[#name #(, #aliases)*])
        });
        let refuse = self.refuse();
        let arms = variants.iter().enumerate().map(|(index, variant)| {
            let content = content(variant);
            quote!(#index => #content,)
        });
        (quote!(&[#(#names),*]), quote!(#(#arms)* _ => #refuse,))
    }

    /// The content of a variant, unless serde reads it with a function.
    fn variant(&self, variant: &Variant, others: &[&String]) -> TokenStream {
        match variant.serde.with {
            Some(_) => self.refuse(),
            None => self.content(&self.path(variant), &variant.fields, others),
        }
    }

    fn path(&self, variant: &Variant) -> TokenStream {
        let (own, ident) = (self.own, &variant.ident);
        quote!(#own::#ident)
    }

    /// Chooses a variant by the string `node`: one of the names, else the `other` variant.
    fn named(
        &self,
        node: &TokenStream,
        at: &TokenStream,
        variants: &[&Variant],
        content: &dyn Fn(&Variant) -> TokenStream,
    ) -> TokenStream {
        let named: Vec<&Variant> = variants.iter().copied().filter(|variant| !variant.serde.other).collect();
        let (names, arms) = self.arms(&named, content);
        match variants.iter().find(|variant| variant.serde.other) {
            Some(other) => {
                // The first arm that matches counts; a later one with this index is never reached.
                let (index, other) = (variants.len() - 1, content(other));
                quote!(match #node.choose_or_other(#at, #names) { #index => #other, #arms })
            }
            None => quote!(match #node.choose(#at, #names) { #arms }),
        }
    }

    fn external(&self, variants: &[&Variant]) -> TokenStream {
        let private = self.private;
        let (units, others): (Vec<&Variant>, Vec<&Variant>) =
            variants.iter().partition(|variant| variant.fields.style == Style::Unit);
        let units = self.named(&quote!(__node), &quote!(__at), &units, &|variant| self.variant(variant, &[]));
        if others.is_empty() {
            return units;
        }
        let (names, arms) = self.arms(&others, &|variant| {
            let name = &variant.name;
            let content = self.variant(variant, &[]);
            quote!({ let __at = &#private::Path::key(__at, #name); #content })
        });
        quote!(if __node.is_string() { #units } else { let (__index, __node) = __node.choose_entry(__at, #names); match __index { #arms } })
    }

    fn tagged(&self, variants: &[&Variant], tag: &String, content: Option<&String>) -> TokenStream {
        let private = self.private;
        let node = quote!(__node.require(__at, &[#tag]));
        let place = quote!(&#private::Path::key(__at, #tag));
        let choice = self.named(&node, &place, variants, &|variant| match (content, variant.fields.style) {
            (Some(key), Style::Unit) => {
                let path = self.variant(variant, &[]);
                quote!({ __node.expect_no_content(__at, #key); #path })
            }
            (None, Style::Unit) => self.variant(variant, &[]),
            (Some(key), _) => {
                let inner = self.variant(variant, &[]);
                quote!({ let __node = __node.require(__at, &[#key]); let __at = &#private::Path::key(__at, #key); #inner })
            }
            (None, Style::Named) => self.variant(variant, &[tag]),
            (None, Style::Tuple) => self.refuse(),
        });
        // Without a key for the content, other keys belong to it.
        let keys = [tag].into_iter().chain(content).map(|key| quote!(&[#key]));
        let deny_unknown = content.is_some() && self.item.serde.deny_unknown_fields;
        quote!({ __node.expect_object(__at, &[#(#keys),*], #deny_unknown); #choice })
    }

    fn by_key(&self, keys: &Keys, variants: &[Variant]) -> TokenStream {
        let names = by_key::expand_names(keys, variants);
        let owners = by_key::expand_owners(keys, variants, self.private);
        let words = names.len().div_ceil(64);
        let flattens = variants.iter().any(|variant| variant.fields.flatten());
        let expect = self.expect_keys(names.iter().cloned(), flattens);
        let variants: Vec<&Variant> = variants.iter().collect();
        let (_, arms) = self.arms(&variants, &|variant| {
            let (path, members) = (self.path(variant), self.members(&variant.fields));
            // Beside variants that flatten, only the others know all their keys.
            let is_closed = flattens && !variant.fields.flatten();
            let expect = is_closed.then(|| self.expect_keys(names.iter().cloned(), false));
            quote!({ #expect #path { #members } })
        });
        let index = local("index");
        quote! {{
            #expect
            let #index = __node.decide::<#words>(__at, &[#(#names),*], &#owners);
            match #index { #arms }
        }}
    }
}

/// The names under which documents hold a field.
fn names_of(field: &Field) -> TokenStream {
    let (name, aliases) = (&field.name, &field.serde.aliases);
    quote!(&[#name #(, #aliases)*])
}
