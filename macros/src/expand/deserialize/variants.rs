//! Enums: one function reads a variant by its index, and serde's attributes say how documents name it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::entries::Entries;
use super::header::{expand_header, expand_impl, expand_read_text};
use super::items::expand_items;
use super::slot::{expand_absent, expand_names, expand_reader};
use crate::model::{Item, Style, Tagging, Variant};

/// `impl Deserialize` and what it calls: `impl ReadVariants`, and for each variant with several fields `impl ReadEntries`
/// or `impl ReadItems` at its index.
pub(super) fn expand_enum(item: &Item, variants: &[Variant], private: &Ident) -> TokenStream {
    let read: Vec<&Variant> = variants.iter().filter(|variant| !variant.serde.skip).collect();
    let (names, patterns) =
        expand_names(read.iter().map(|variant| (&variant.name, variant.serde.aliases.as_slice())));
    let indices = 0..read.len();
    let contents: Vec<_> =
        read.iter().enumerate().map(|(index, variant)| Content::new(item, variant, index, private)).collect();
    let impls = contents.iter().map(|content| &content.item);
    let arms = contents.iter().map(|content| &content.arm);
    let units: Vec<_> = contents.iter().filter_map(|content| content.unit.as_ref()).collect();
    let header = expand_header(item, &quote!(#private::enums::ReadVariants<'de>), private);
    let (name, count) = (item.ident.to_string(), read.len());
    let read_text = matches!(item.tagging, Tagging::External)
        .then(|| expand_read_text(item, &quote!(#private::enums::read_text(__lexer)), private));
    let deserialize = expand_impl(item, &expand_tagging(item, private), private);
    quote!(#private::with_serde! {
        #(#impls)*

        #header {
            const NAME: &'static ::core::primitive::str = #name;
            const NAMES: &'static [&'static ::core::primitive::str] = #names;
            const COUNT: ::core::primitive::usize = #count;

            #[inline]
            fn index_of(__name: &::core::primitive::str) -> #private::Option<::core::primitive::usize> {
                match __name {
                    #(#patterns => #private::Some(#indices),)*
                    _ => #private::None,
                }
            }

            #[inline]
            fn read_variant<VariantAccess: #private::enums::VariantAccess<'de>>(__index: ::core::primitive::usize, __content: VariantAccess) -> #private::Result<Self, VariantAccess::Error> {
                match __index {
                    #(#arms)*
                    _ => {
                        #private::enums::VariantAccess::unit_variant(__content)?;
                        match __index {
                            #(#units)*
                            _ => #private::Err(#private::enums::no_variant()),
                        }
                    }
                }
            }
        }

        #read_text
        #deserialize
    })
}

/// How a variant is read.
struct Content {
    /// The impl that reads several fields.
    item: Option<TokenStream>,
    /// The arm that reads the variant, if it has content.
    arm: Option<TokenStream>,
    /// The arm that makes the variant, if it has none.
    unit: Option<TokenStream>,
}

impl Content {
    fn new(item: &Item, variant: &Variant, index: usize, private: &Ident) -> Content {
        let (ident, fields) = (&variant.ident, &variant.fields);
        let arm = |read: TokenStream| Some(quote!(#index => #read,));
        match (fields.style, fields.fields.as_slice()) {
            (Style::Tuple, [field]) if !field.serde.skip => {
                let reader = expand_reader(item, field, private);
                let read =
                    quote!(#private::Result::map(#private::enums::newtype(__content, #reader), Self::#ident));
                Content { item: None, arm: arm(read), unit: None }
            }
            (Style::Unit, _) | (Style::Tuple, [_]) => {
                let skipped = fields.fields.iter().map(|field| {
                    let (member, absent) = (&field.member, expand_absent(item, field));
                    quote!(#member: #absent,)
                });
                let made = quote!(#index => #private::Ok(Self::#ident { #(#skipped)* }),);
                Content { item: None, arm: None, unit: Some(made) }
            }
            (Style::Tuple, _) => Content {
                item: Some(expand_items(item, fields, index, &quote!(Self::#ident), private)),
                arm: arm(quote!(#private::enums::items::<Self, #index, _>(__content))),
                unit: None,
            },
            (Style::Named, _) => {
                let entries = Entries::new(item, fields.fields.iter(), fields.flatten(), private);
                let members = fields.fields.iter().map(|field| entries.take(field));
                let made = entries.finish(&quote!(Self::#ident { #(#members)* }));
                let read = if fields.flatten() { quote!(flattening) } else { quote!(entries) };
                Content {
                    item: Some(entries.expand_impl(index, &made)),
                    arm: arm(quote!(#private::enums::#read::<Self, #index, _>(__content))),
                    unit: None,
                }
            }
        }
    }
}

/// The call that reads the enum.
fn expand_tagging(item: &Item, private: &Ident) -> TokenStream {
    match &item.tagging {
        Tagging::Internal { tag } => quote!(#private::tagged::internal(__deserializer, #tag)),
        Tagging::Adjacent { tag, content } => {
            let deny_unknown = item.serde.deny_unknown_fields;
            quote!(#private::tagged::adjacent(__deserializer, &[#tag, #content], #deny_unknown))
        }
        Tagging::Untagged => quote!(#private::enums::untagged(__deserializer)),
        Tagging::External | Tagging::ByKey(_) => quote!(#private::enums::external(__deserializer)),
    }
}
