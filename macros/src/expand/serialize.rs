//! `serialize`: from an item and serde's attributes on it to `impl Serialize`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt as _;

use crate::model::{Field, Fields, Item, Shape, Style, Tagging, Variant};
use crate::syntax::idents::binding;
use crate::syntax::known_type::may_be_of_author;
use crate::syntax::types::option_inner;

/// `impl Serialize`, if the type has the flag `serialize`.
pub(super) fn expand_serialize(item: &Item, private: &Ident) -> Option<TokenStream> {
    item.serialize.as_ref()?;
    let (variants, write) = match &item.shape {
        Shape::Struct(fields) => (None, expand_struct(item, fields, private)),
        Shape::Enum(variants) => {
            (Some(expand_variants(item, variants, private)), expand_tagging(item, variants, private))
        }
    };
    let serialize = expand_impl(item, &write, private);
    Some(quote!(#private::with_serde! { #variants #serialize }))
}

/// A `Serialize` that always fails, for an item with mistakes: without it, its absence would be a second error.
pub(super) fn expand_fallback(item: &Item, private: &Ident) -> Option<TokenStream> {
    item.serialize.as_ref()?;
    let serialize =
        expand_impl(item, &quote!(#private::Err(#private::writing::Error::custom("mistaken"))), private);
    Some(quote!(#private::with_serde! { #serialize }))
}

fn expand_impl(item: &Item, write: &TokenStream, private: &Ident) -> TokenStream {
    let header = expand_header(item, &quote!(#private::writing::Serialize), private);
    quote! {
        #header {
            fn serialize<Serializer: #private::writing::Serializer>(&self, __serializer: Serializer) -> #private::Result<Serializer::Ok, Serializer::Error> {
                #write
            }
        }
    }
}

fn expand_header(item: &Item, of: &TokenStream, private: &Ident) -> TokenStream {
    let mut generics = item.generics.clone();
    let types: Vec<Ident> = generics.type_params().map(|parameter| parameter.ident.clone()).collect();
    for ty in types {
        generics.make_where_clause().predicates.push(syn::parse_quote!(#ty: #private::writing::Serialize));
    }
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let ident = &item.ident;
    quote!(#[automatically_derived] impl #impl_generics #of for #ident #type_generics #where_clause)
}

/// The name that a serializer is told.
fn name_of(item: &Item) -> String {
    item.serde.rename.clone().unwrap_or_else(|| item.ident.unraw().to_string())
}

fn expand_struct(item: &Item, fields: &Fields, private: &Ident) -> TokenStream {
    let name = name_of(item);
    let members = fields.fields.iter().map(|field| {
        let member = &field.member;
        (field, quote!(&self.#member))
    });
    let parts = Parts::new(item, members.collect(), private);
    let len = &parts.len;
    match fields.style {
        _ if fields.is_newtype() => {
            quote!(#private::writing::Serializer::serialize_newtype_struct(__serializer, #name, &self.0))
        }
        Style::Unit => quote!(#private::writing::Serializer::serialize_unit_struct(__serializer, #name)),
        Style::Tuple => parts.write(
            &quote!(#private::writing::Serializer::serialize_tuple_struct(__serializer, #name, #len)),
            &Calls { of: quote!(SerializeTupleStruct), write: quote!(serialize_field), names: false },
        ),
        Style::Named => parts.write(
            &quote!(#private::writing::Serializer::serialize_struct(__serializer, #name, #len)),
            &Calls::of_fields(),
        ),
    }
}

/// The calls that write several fields: the trait, its method, and whether that is told their names.
struct Calls {
    of: TokenStream,
    write: TokenStream,
    names: bool,
}

impl Calls {
    fn of_fields() -> Calls {
        Calls { of: quote!(SerializeStruct), write: quote!(serialize_field), names: true }
    }
}

/// Fields that are written one after the other, each with an expression of a reference to it.
struct Parts<'a> {
    fields: Vec<(&'a Field, TokenStream, Option<TokenStream>)>,
    /// How many are written: an expression.
    len: TokenStream,
    private: &'a Ident,
}

impl<'a> Parts<'a> {
    fn new(item: &Item, fields: Vec<(&'a Field, TokenStream)>, private: &'a Ident) -> Parts<'a> {
        let written = fields.into_iter().filter(|(field, _)| !field.serde.skip_serializing);
        let fields: Vec<_> = written
            .map(|(field, value)| {
                let is_left_out = expand_is_left_out(item, field, &value, private);
                (field, value, is_left_out)
            })
            .collect();
        let always = fields.iter().filter(|(.., is_left_out)| is_left_out.is_none()).count();
        let sometimes = fields.iter().filter_map(|(.., is_left_out)| is_left_out.as_ref());
        let len = quote!(#always #(+ !(#sometimes) as ::core::primitive::usize)*);
        Parts { fields, len, private }
    }

    /// Writes the fields to what `open` opens.
    fn write(&self, open: &TokenStream, calls: &Calls) -> TokenStream {
        let Parts { private, .. } = self;
        let Calls { of, write, names } = calls;
        let fields = self.fields.iter().map(|(field, value, is_left_out)| {
            let name = names.then(|| &field.name).into_iter();
            let write = quote!(#private::writing::#of::#write(&mut __fields, #(#name,)* #value)?;);
            let name = &field.name;
            match is_left_out {
                None => write,
                Some(is_left_out) if *names => quote! {
                    if #is_left_out {
                        #private::writing::#of::skip_field(&mut __fields, #name)?;
                    } else {
                        #write
                    }
                },
                Some(is_left_out) => quote!(if !(#is_left_out) { #write }),
            }
        });
        quote! {
            let mut __fields = #open?;
            #(#fields)*
            #private::writing::#of::end(__fields)
        }
    }
}

/// Whether a field is left out, as an expression; `None` where it never is. A `Maybe` is when it is absent, and an `Option`
/// that documents may not have as `null` when it is `None`.
fn expand_is_left_out(
    item: &Item,
    field: &Field,
    value: &TokenStream,
    private: &Ident,
) -> Option<TokenStream> {
    let own = field.serde.skip_serializing_if.as_ref().map(|function| quote!(#function(#value)));
    let is_named = matches!(field.member, syn::Member::Named(_));
    let is_denied = item.deny_null.is_some() && field.nullable.is_none();
    let is_absent = if option_inner(&field.ty).is_some() {
        is_denied.then(|| quote!(#private::Option::is_none(#value)))
    } else {
        // Whether it is a `Maybe` only the type knows.
        may_be_of_author(&field.ty).then(|| {
            quote!({
                use #private::NeverAbsent as _;
                #private::Opened(#value).leaves_out(#is_denied)
            })
        })
    };
    match (own, is_absent.filter(|_| is_named)) {
        (Some(own), Some(is_absent)) => Some(quote!(#own || #is_absent)),
        (own, is_absent) => own.or(is_absent),
    }
}

/// `impl WriteVariants`: hands the content of the variant to the writer.
fn expand_variants(item: &Item, variants: &[Variant], private: &Ident) -> TokenStream {
    let header = expand_header(item, &quote!(#private::writing::WriteVariants), private);
    let arms = variants.iter().enumerate().map(|(index, variant)| {
        let named = expand_named(item, index, variant, private);
        let (pattern, values) = expand_pattern(variant);
        let fields = &variant.fields;
        let parts = Parts::new(item, fields.fields.iter().zip(values).collect(), private);
        let len = &parts.len;
        let write = match (fields.style, parts.fields.as_slice()) {
            _ if variant.serde.skip_serializing => quote!(#private::Err(#private::writing::hidden(#named))),
            (Style::Tuple, [(_, value, _)]) if fields.is_newtype() => {
                quote!(#private::writing::WriteVariant::newtype(__writer, #named, #value))
            }
            _ if !has_content(variant) => quote!(#private::writing::WriteVariant::unit(__writer, #named)),
            (Style::Named, _) => parts.write(
                &quote!(#private::writing::WriteVariant::fields(__writer, #named, #len)),
                &Calls::of_fields(),
            ),
            _ => parts.write(
                &quote!(#private::writing::WriteVariant::items(__writer, #named, #len)),
                &Calls { of: quote!(SerializeTuple), write: quote!(serialize_element), names: false },
            ),
        };
        quote!(#pattern => { #write })
    });
    let value = if variants.is_empty() { quote!(*self) } else { quote!(self) };
    quote! {
        #header {
            fn write_variant<WriteVariant: #private::writing::WriteVariant>(&self, __writer: WriteVariant) -> #private::Result<WriteVariant::Ok, WriteVariant::Error> {
                match #value {
                    #(#arms)*
                }
            }
        }
    }
}

/// Whether the variant holds something in documents. As serde does, a variant counts as a unit when its only field is
/// skipped.
fn has_content(variant: &Variant) -> bool {
    match variant.fields.style {
        Style::Unit => false,
        Style::Tuple => !variant.fields.is_newtype() || !variant.fields.fields[0].serde.skip_serializing,
        Style::Named => true,
    }
}

/// The pattern of a variant, and the names to which it binds references to the fields.
fn expand_pattern(variant: &Variant) -> (TokenStream, Vec<TokenStream>) {
    let (ident, fields) = (&variant.ident, &variant.fields.fields);
    let members = fields.iter().map(|field| &field.member);
    let bindings: Vec<Ident> = (0..fields.len()).map(binding).collect();
    let values = bindings.iter().map(|binding| quote!(#binding)).collect();
    (quote!(Self::#ident { #(#members: #bindings),* }), values)
}

fn expand_named(item: &Item, index: usize, variant: &Variant, private: &Ident) -> TokenStream {
    let (of, name) = (name_of(item), &variant.name);
    let index = proc_macro2::Literal::usize_unsuffixed(index);
    quote!(#private::writing::Named { of: #of, index: #index, name: #name })
}

/// The call that writes the enum.
fn expand_tagging(item: &Item, variants: &[Variant], private: &Ident) -> TokenStream {
    match &item.tagging {
        Tagging::External => quote!(#private::writing::external(self, __serializer)),
        Tagging::Internal { tag } => quote!(#private::writing::internal(self, __serializer, #tag)),
        Tagging::Untagged | Tagging::ByKey(_) => quote!(#private::writing::untagged(self, __serializer)),
        Tagging::Adjacent { tag, content } => {
            let arms = variants.iter().enumerate().map(|(index, variant)| {
                let (ident, has_content) = (&variant.ident, has_content(variant));
                let named = expand_named(item, index, variant, private);
                match variant.serde.skip_serializing {
                    true => quote!(Self::#ident { .. } => return #private::Err(#private::writing::hidden(#named)),),
                    false => quote!(Self::#ident { .. } => (#named, #has_content),),
                }
            });
            let value = if variants.is_empty() { quote!(*self) } else { quote!(self) };
            quote! {
                let (__variant, __has_content) = match #value { #(#arms)* };
                #private::writing::adjacent(self, __serializer, [#tag, #content], __variant, __has_content)
            }
        }
    }
}
