//! The constructors that a `discriminator` gives its struct: one for each variant, with the fields that the variant
//! requires as parameters. Fields that it forbids or leaves open are absent.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;

use super::requirements::requirements;
use crate::model::{Field, Fields, Item};
use crate::rules::variant_tokens::path_in_patterns;
use crate::syntax::idents::{local, private_at};
use crate::syntax::serde::Case;
use crate::syntax::types::{absent_of, optional_inner, outer_name, present_of};

/// The function that all constructors call; its name is hygienic, so rules may name functions of the author.
const BLANK: &str = "blank_of_constructors";

/// The constructors, in an inherent impl, and `Default` if a variant of that name requires nothing.
pub(crate) fn expand(item: &Item, private: &Ident) -> Option<TokenStream> {
    let (field, discriminator, fields) = item.constructing()?;
    let ident = &item.ident;
    let (impl_generics, type_generics, where_clause) = item.generics.split_for_impl();
    let of_variants = requirements(discriminator, field, fields);
    let mut functions = TokenStream::new();
    let mut default = None;
    for ((variant, name), required) in discriminator.variants.iter().zip(of_variants) {
        let constructor = Constructor { variant, name, field, fields, required };
        if variant == "Default" && name == "default" && constructor.taken().next().is_none() {
            let value = constructor.value(private);
            default = Some(quote! {
                #[automatically_derived]
                impl #impl_generics ::core::default::Default for #ident #type_generics #where_clause {
                    fn default() -> Self {
                        #value
                    }
                }
            });
        } else {
            functions.extend(constructor.expand(private));
        }
    }
    let blank = expand_blank(item, fields, private);
    Some(quote! {
        #blank
        #[automatically_derived]
        impl #impl_generics #ident #type_generics #where_clause {
            #functions
        }
        #default
    })
}

/// A function that makes the struct from the fields that are never absent. All constructors call it, so that none of
/// them has to name every field.
fn expand_blank(item: &Item, fields: &Fields, private: &Ident) -> TokenStream {
    let ident = &item.ident;
    let (impl_generics, type_generics, where_clause) = item.generics.split_for_impl();
    let always = fields.fields.iter().filter(|field| optional_inner(&field.ty).is_none());
    let given = |field: &Field| local(&field.ident);
    let parameters = always.map(|field| {
        let (given, ty) = (given(field), &field.ty);
        quote!(#given: #ty)
    });
    let members = fields.fields.iter().map(|field| {
        let (member, given) = (&field.member, given(field));
        match optional_inner(&field.ty) {
            None => quote!(#member: #given,),
            Some(_) => {
                let absent = absent_of(&field.ty, private);
                quote!(#member: #absent,)
            }
        }
    });
    let blank = local(BLANK);
    quote! {
        fn #blank #impl_generics(#(#parameters),*) -> #ident #type_generics #where_clause {
            #ident { #(#members)* }
        }
    }
}

/// The constructor of one variant.
struct Constructor<'a> {
    variant: &'a Ident,
    name: &'a Ident,
    field: &'a Field,
    fields: &'a Fields,
    /// The indices of the optional fields that the variant requires.
    required: Vec<usize>,
}

impl Constructor<'_> {
    /// The fields that the variant requires and those that are never absent, each with whether it is an option.
    fn taken(&self) -> impl Iterator<Item = (&Field, bool)> {
        let others =
            self.fields.fields.iter().enumerate().filter(|(_, field)| field.ident != self.field.ident);
        others.filter_map(|(place, field)| match self.required.binary_search(&place) {
            Ok(_) => Some((field, true)),
            Err(_) => optional_inner(&field.ty).is_none().then_some((field, false)),
        })
    }

    fn expand(&self, private: &Ident) -> TokenStream {
        let (mut generics, mut parameters) = (Vec::new(), Vec::new());
        for (field, _) in self.taken() {
            let member = &field.member;
            let ty = optional_inner(&field.ty).unwrap_or(&field.ty);
            if is_text(ty) {
                let text = local(&Case::Pascal.of_field(&field.ident));
                generics.push(quote!(#text: ::core::convert::Into<#ty>));
                parameters.push(quote!(#member: #text));
            } else {
                parameters.push(quote!(#member: #ty));
            }
        }
        let (name, value) = (self.name, self.value(private));
        let doc = self.doc();
        quote! {
            #[doc = #doc]
            #[must_use]
            pub fn #name<#(#generics),*>(#(#parameters),*) -> Self {
                #value
            }
        }
    }

    fn doc(&self) -> String {
        let variant = self.variant;
        let names: Vec<String> =
            self.taken().map(|(field, _)| format!("`{}`", field.member.to_token_stream())).collect();
        let requires = match names.split_last() {
            None => String::from("requires no other field"),
            Some((only, [])) => format!("requires {only}"),
            Some((last, rest)) => format!("requires {} and {last}", rest.join(", ")),
        };
        let mut doc = format!(
            "With `{}` [`{variant}`]({}::{variant}), which {requires}.",
            self.field.ident,
            show_path(&self.field.ty)
        );
        if names.len() > 1 {
            doc.push_str(&format!("\n\nArguments, in order: {}.", names.join(", ")));
        }
        doc
    }

    /// The struct: fields that are never absent, with the discriminator, then the required ones.
    fn value(&self, private: &Ident) -> TokenStream {
        let given = |field: &Field| {
            let member = &field.member;
            match is_text(optional_inner(&field.ty).unwrap_or(&field.ty)) {
                true => quote!(::core::convert::Into::into(#member)),
                false => quote!(#member),
            }
        };
        let always = self.fields.fields.iter().filter(|field| optional_inner(&field.ty).is_none());
        let arguments = always.map(|field| {
            if field.ident != self.field.ident {
                return given(field);
            }
            let (ty, variant) = (&field.ty, self.variant);
            // Nothing is known of a skipped type. Elsewhere the enum makes its variant, so that one that holds something
            // is an error on the type that says so.
            if field.skip.is_some() {
                let path = path_in_patterns(ty);
                return quote!(#path::#variant {});
            }
            let (name, at) = (variant.unraw().to_string(), private_at(ty.span()));
            quote_spanned!(ty.span()=> <#ty as #at::Units>::unit(const { #at::place_of_variant::<#ty>(#name) }))
        });
        let (made, blank) = (local("self"), local(BLANK));
        let required = self.required.iter().map(|place| {
            let field = &self.fields.fields[*place];
            let (member, given) = (&field.member, given(field));
            let present = present_of(&field.ty, &given, private);
            quote!(#made.#member = #present;)
        });
        match self.required.is_empty() {
            true => quote!(#blank(#(#arguments),*)),
            false => quote! {
                let mut #made = #blank(#(#arguments),*);
                #(#required)*
                #made
            },
        }
    }
}

/// Whether a type is a string that `Into` makes from a `&str`.
fn is_text(ty: &Type) -> bool {
    outer_name(ty).is_some_and(|name| name == "String" || name == "Cow")
}

/// A type as a path in documentation.
fn show_path(ty: &Type) -> String {
    match ty {
        Type::Path(path) => {
            let segments = path.path.segments.iter().map(|segment| segment.ident.to_string());
            segments.collect::<Vec<_>>().join("::")
        }
        _ => ty.to_token_stream().to_string(),
    }
}
