//! The constructors that a `discriminator` gives its struct: one for each variant, taking exactly what that
//! variant requires. What it forbids cannot be passed, and what it leaves open is absent.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::Type;

use crate::model::{Field, Fields, Item};
use crate::rules::condition::{Condition, Is, path_in_patterns};
use crate::rules::presence::Kind;
use crate::rules::rule::RuleKind;
use crate::syntax::types::{option_inner, outer_name};

/// The constructors, in an inherent impl, and `Default` where a variant of that name requires nothing.
pub(crate) fn expand(item: &Item, private: &Ident) -> Option<TokenStream> {
    let (field, discriminator, fields) = item.discriminating()?;
    let ident = &item.ident;
    let (impl_generics, type_generics, where_clause) = item.generics.split_for_impl();
    let mut functions = TokenStream::new();
    let mut default = None;
    for (variant, name) in &discriminator.variants {
        let constructor = Constructor { variant, name, field, fields, private };
        let taken: Vec<&Field> = constructor.taken().collect();
        if variant == "Default" && name == "default" && taken.is_empty() {
            let value = constructor.value();
            default = Some(quote! {
                #[automatically_derived]
                impl #impl_generics ::core::default::Default for #ident #type_generics #where_clause {
                    fn default() -> Self {
                        #value
                    }
                }
            });
        } else {
            functions.extend(constructor.expand());
        }
    }
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics #ident #type_generics #where_clause {
            #functions
        }
        #default
    })
}

/// The constructor of one variant.
struct Constructor<'a> {
    variant: &'a Ident,
    name: &'a Ident,
    field: &'a Field,
    fields: &'a Fields,
    private: &'a Ident,
}

impl Constructor<'_> {
    /// The fields that the variant requires, and those that are never absent.
    fn taken(&self) -> impl Iterator<Item = &Field> {
        let others = self.fields.fields.iter().filter(|field| field.ident != self.field.ident);
        others.filter(|field| option_inner(&field.ty).is_none() || self.requires(field))
    }

    /// Whether the variant alone makes an optional field required.
    fn requires(&self, field: &Field) -> bool {
        field.rules.iter().any(|rule| {
            let RuleKind::Presence(presence) = &rule.kind else { return false };
            match (presence.kind, &presence.condition) {
                (Kind::Required, _) => true,
                (Kind::RequiredIf, Some(condition)) => self.names_variant(condition),
                (Kind::RequiredUnless, Some(condition)) => self.excludes_variant(condition),
                _ => false,
            }
        })
    }

    /// Whether an alternative of the condition asks for the variant and nothing else.
    fn names_variant(&self, condition: &Condition) -> bool {
        condition.any.iter().any(|tests| {
            let [test] = tests.as_slice() else { return false };
            self.is_discriminator(&test.field)
                && matches!(&test.is, Is::Variants(variants) if variants.contains(self.variant))
        })
    }

    /// Whether every alternative of the condition asks for other variants.
    fn excludes_variant(&self, condition: &Condition) -> bool {
        condition.any.iter().all(|tests| {
            tests.iter().any(|test| {
                self.is_discriminator(&test.field)
                    && matches!(&test.is, Is::Variants(variants) if !variants.contains(self.variant))
            })
        })
    }

    fn is_discriminator(&self, name: &Ident) -> bool {
        self.fields.find(name).is_some_and(|field| field.ident == self.field.ident)
    }

    fn expand(&self) -> TokenStream {
        let parameters = self.taken().map(|field| {
            let member = &field.member;
            let ty = option_inner(&field.ty).filter(|_| self.requires(field)).unwrap_or(&field.ty);
            match is_text(ty) {
                true => quote!(#member: impl ::core::convert::Into<#ty>),
                false => quote!(#member: #ty),
            }
        });
        let (name, value) = (self.name, self.value());
        let doc = self.doc();
        quote! {
            #[doc = #doc]
            #[must_use]
            pub fn #name(#(#parameters),*) -> Self {
                #value
            }
        }
    }

    fn doc(&self) -> String {
        let variant = self.variant;
        let names: Vec<String> =
            self.taken().map(|field| format!("`{}`", field.member.to_token_stream())).collect();
        let requires = match names.split_last() {
            None => String::from("requires no other field"),
            Some((only, [])) => format!("requires {only}"),
            Some((last, rest)) => format!("requires {} and {last}", rest.join(", ")),
        };
        format!(
            "With `{}` [`{variant}`]({}::{variant}), which {requires}.",
            self.field.ident,
            show_path(&self.field.ty)
        )
    }

    /// The struct: what is taken, the discriminator, and nothing else.
    fn value(&self) -> TokenStream {
        let private = self.private;
        let taken: Vec<&str> = self.taken().map(|field| field.ident.as_str()).collect();
        let members = self.fields.fields.iter().map(|field| {
            let member = &field.member;
            if field.ident == self.field.ident {
                let (ty, variant) = (&field.ty, self.variant);
                // Written with braces, an unknown variant is the error that the conditions' patterns give, once.
                let path = path_in_patterns(ty);
                return quote!(#member: #path::#variant {},);
            }
            if !taken.contains(&field.ident.as_str()) {
                return quote!(#member: #private::None,);
            }
            let inner = option_inner(&field.ty).filter(|_| self.requires(field));
            let given = match is_text(inner.unwrap_or(&field.ty)) {
                true => quote!(::core::convert::Into::into(#member)),
                false => quote!(#member),
            };
            match inner {
                Some(_) => quote!(#member: #private::Some(#given),),
                None => quote!(#member: #given,),
            }
        });
        quote!(Self { #(#members)* })
    }
}

/// Whether a type is an owned or shared string, which a `&str` goes into.
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
