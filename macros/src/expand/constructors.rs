//! The constructors that a `discriminator` gives its struct: one for each variant, taking exactly what that
//! variant requires. What it forbids cannot be passed, and what it leaves open is absent.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::Type;
use syn::ext::IdentExt as _;

use crate::errors::context::Context;
use crate::errors::nearest::nearest;
use crate::expand::discriminator::decided_variants;
use crate::model::{Field, Fields, Item, Shape, Style};
use crate::rules::condition::{Condition, Is, path_in_patterns};
use crate::rules::presence::Kind;
use crate::rules::rule::RuleKind;
use crate::syntax::serde::Case;
use crate::syntax::types::{option_inner, outer_name};

/// Names that the derive gives the type in any case.
const TAKEN: [&str; 4] = ["validate", "is_valid", "validate_at", "assert_valid"];

/// The discriminator of a struct, when it has exactly one.
fn discriminating(item: &Item) -> Option<(&Field, &Fields)> {
    let Shape::Struct(fields) = &item.shape else { return None };
    let mut found = fields.fields.iter().filter(|field| field.discriminator.is_some());
    match (found.next(), found.next()) {
        (Some(field), None) if fields.style == Style::Named && option_inner(&field.ty).is_none() => {
            Some((field, fields))
        }
        _ => None,
    }
}

/// The variants of a discriminator, each with the name of its constructor.
fn variants_of(field: &Field, fields: &Fields) -> Vec<(Ident, Ident)> {
    let Some(discriminator) = &field.discriminator else { return Vec::new() };
    let mut variants = decided_variants(field, fields);
    variants.extend(
        discriminator.free.iter().filter(|free| !variants.contains(free)).cloned().collect::<Vec<_>>(),
    );
    let name = |variant: &Ident| {
        let renamed = discriminator.renamed.iter().find(|(own, _)| own == variant);
        renamed.map_or_else(|| snake(variant), |(_, name)| name.clone())
    };
    variants.into_iter().map(|variant| (variant.clone(), name(&variant))).collect()
}

/// The variant's name in snake case, raw where that is a keyword.
fn snake(variant: &Ident) -> Ident {
    let name = Case::Snake.of_variant(&variant.unraw().to_string());
    match syn::parse_str::<Ident>(&name) {
        Ok(_) => Ident::new(&name, variant.span()),
        Err(_) => format_ident!("r#{name}", span = variant.span()),
    }
}

/// Constructors whose names are taken, or given twice.
pub(crate) fn check(item: &Item, context: &Context) {
    let Some((field, fields)) = discriminating(item) else {
        return check_no_constructor_is_named(item, context);
    };
    let variants = variants_of(field, fields);
    for (index, (variant, name)) in variants.iter().enumerate() {
        let is_taken = TAKEN.iter().any(|taken| name == taken);
        if is_taken || variants[..index].iter().any(|(_, earlier)| earlier == name) {
            let what = if is_taken { "a method of the derive" } else { "another variant's" };
            context.error_with_help(
                variant,
                format_args!("the constructor of variant `{variant}` would be `{name}`, which is {what}"),
                format_args!("write `discriminator(rename({variant} = another_name))`"),
            );
        }
    }
    let renamed = field.discriminator.iter().flat_map(|discriminator| &discriminator.renamed);
    for (variant, _) in renamed.filter(|(variant, _)| !variants.iter().any(|(own, _)| own == variant)) {
        let known: Vec<String> = variants.iter().map(|(own, _)| own.to_string()).collect();
        let help = match nearest(&variant.to_string(), known.iter().map(String::as_str)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "list the variant in `discriminator(..)`, or take its `rename` away".to_owned(),
        };
        context.error_with_help(
            variant,
            format_args!("`rename` names a variant that no condition names: `{variant}`"),
            help,
        );
    }
}

/// Names of constructors where there are none.
fn check_no_constructor_is_named(item: &Item, context: &Context) {
    let renamed = |field: &Field| field.discriminator.as_ref()?.renamed.first().map(|(_, name)| name.clone());
    for name in item.all_fields().filter_map(renamed) {
        context.error_with_help(
            &name,
            format_args!("`rename` names a constructor, `{name}`, and this discriminator gives none"),
            "only a struct with named fields and one discriminator, not optional, has constructors: take `rename` away",
        );
    }
}

/// The constructors, in an inherent impl, and `Default` where a variant of that name requires nothing.
pub(crate) fn expand(item: &Item, private: &Ident) -> Option<TokenStream> {
    let (field, fields) = discriminating(item)?;
    let ident = &item.ident;
    let (impl_generics, type_generics, where_clause) = item.generics.split_for_impl();
    let mut functions = TokenStream::new();
    let mut default = None;
    for (variant, name) in variants_of(field, fields) {
        let constructor = Constructor { variant: &variant, name: &name, field, fields, private };
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
