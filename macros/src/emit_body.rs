//! The body of `validate_at`: one call a rule, and one that looks into a field.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{GenericArgument, PathArguments, Type, TypeArray, TypeReference, TypeSlice};

use crate::discriminator;
use crate::emit_rules::{Rules, Site, judge_ident};
use crate::model::{Field, Fields, Item, Shape, Style, Variant};
use crate::rules::RuleKind;
use crate::scope::{Access, Scope, Statics, binding, private_at};
use crate::types::bare;

/// The body of `validate_at`.
pub(crate) fn expand_body(item: &Item, statics: &Statics, private: &Ident) -> TokenStream {
    let judge = judge_ident();
    let start = quote!(let #judge = &mut #private::Reporter::new(#private::schema_of::<Self>, at, out););
    match &item.shape {
        Shape::Struct(fields) => {
            let scope = Scope::of(item, fields, Access::Struct, statics, private);
            let whole = expand_whole(item, &scope);
            let fields = expand_fields(fields, 0, &scope);
            quote!(#start #whole #fields)
        }
        Shape::Enum(variants) if variants.is_empty() => quote!(match *self {}),
        Shape::Enum(variants) => {
            let none = Fields { style: Style::Unit, fields: Vec::new() };
            let whole = expand_whole(item, &Scope::of(item, &none, Access::Variant, statics, private));
            let arms = variants.iter().enumerate().map(|(index, variant)| {
                let scope = Scope::of(item, &variant.fields, Access::Variant, statics, private);
                expand_arm(item, index, variant, &scope)
            });
            quote!(#start #whole match self { #(#arms)* })
        }
    }
}

fn expand_arm(item: &Item, index: usize, variant: &Variant, scope: &Scope<'_>) -> TokenStream {
    let private = scope.private;
    let judge = judge_ident();
    let ident = &variant.ident;
    let members = variant.fields.fields.iter().enumerate().map(|(index, field)| {
        let (member, binding) = (&field.member, binding(index));
        quote!(#member: #binding,)
    });
    let fields = expand_fields(&variant.fields, index, scope);
    let body = match variant_step(item, variant) {
        Some(step) if !fields.is_empty() => {
            quote!(#judge.below(#private::Segment::Key(#step), |#judge| { #fields }))
        }
        _ => fields,
    };
    quote!(Self::#ident { #(#members)* .. } => { #body })
}

/// The key under which documents hold the content of a variant, if there is one.
pub(crate) fn variant_step<'a>(item: &'a Item, variant: &'a Variant) -> Option<&'a String> {
    let serde = &item.serde;
    match (&serde.tag, &serde.content) {
        (Some(_), Some(content)) => Some(content),
        (None, _) if !serde.untagged && !variant.serde.untagged && item.by_key.is_none() => {
            Some(&variant.name)
        }
        _ => None,
    }
}

/// The rules of the whole type.
fn expand_whole(item: &Item, scope: &Scope<'_>) -> TokenStream {
    let judge = judge_ident();
    let rules = item.rules.iter().enumerate().map(|(index, rule)| match &rule.kind {
        RuleKind::Custom(custom) => {
            let verdict = custom.verdict(&quote!(self), None);
            quote!(#judge.whole_custom(#verdict, #index);)
        }
        kind => {
            let holds = kind.holds(&quote!(self), None, scope);
            quote!(#judge.whole(#holds, #index);)
        }
    });
    quote!(#(#rules)*)
}

fn expand_fields(fields: &Fields, variant: usize, scope: &Scope<'_>) -> TokenStream {
    let discriminators = fields.fields.iter().map(|field| discriminator::expand(field, fields, scope));
    let fields = fields.fields.iter().enumerate().map(|(index, field)| {
        let Some(value) = scope.value(field) else { return TokenStream::new() };
        let segment = segment(field, index, scope);
        let rules = Rules { variant, field: index, is_meant: |_| true, scope };
        let judged = rules.expand(&field.rules, &value, Some(&field.ty), &Site::Field(segment.clone()), &[]);
        let inside = field.skip.is_none().then(|| expand_inside(&value, &field.ty, &segment, scope));
        quote!(#judged #inside)
    });
    quote!(#(#discriminators)* #(#fields)*)
}

/// Looks into a field, if its type derives; into each part of a tuple by itself.
fn expand_inside(value: &TokenStream, ty: &Type, segment: &TokenStream, scope: &Scope<'_>) -> TokenStream {
    let private = scope.private;
    let judge = judge_ident();
    if let Type::Tuple(tuple) = bare(ty) {
        let parts = tuple.elems.iter().enumerate().map(|(index, ty)| {
            let member = syn::Index::from(index);
            expand_inside(&quote!(&(#value).#member), ty, &quote!(#private::Segment::Index(#index)), scope)
        });
        return quote!(#judge.below(#segment, |#judge| { #(#parts)* }););
    }
    // What cannot be looked into and should be is an error on the author's type.
    let private = private_at(ty.span());
    let mut looks = Vec::new();
    for one in along_tuples(ty).unwrap_or_default() {
        looks.push(quote_spanned!(ty.span()=> (&#private::PlaceProbe::<#ty, #one>::NEW).demand_rules();));
    }
    looks
        .push(quote_spanned!(ty.span()=> (&#private::ValueProbe(#value)).look_into_value(#judge, #segment);));
    quote!(#(#looks)*)
}

/// A type that holds a tuple, once for each place of it, which stands in for the tuple: of `Vec<(A, B)>` it is
/// `Vec<A>` and `Vec<B>`.
fn along_tuples(ty: &Type) -> Option<Vec<Type>> {
    let mut found = Vec::new();
    match bare(ty) {
        Type::Tuple(tuple) => {
            for place in &tuple.elems {
                found.extend(along_tuples(place).unwrap_or_else(|| vec![place.clone()]));
            }
        }
        Type::Path(path) => {
            for (at, segment) in path.path.segments.iter().enumerate() {
                let PathArguments::AngleBracketed(arguments) = &segment.arguments else { continue };
                for (index, argument) in arguments.args.iter().enumerate() {
                    let GenericArgument::Type(inside) = argument else { continue };
                    for inside in along_tuples(inside).unwrap_or_default() {
                        let mut path = path.clone();
                        let arguments = path.path.segments.get_mut(at).map(|segment| &mut segment.arguments);
                        let Some(PathArguments::AngleBracketed(arguments)) = arguments else { continue };
                        if let Some(argument) = arguments.args.get_mut(index) {
                            *argument = GenericArgument::Type(inside);
                        }
                        found.push(Type::Path(path));
                    }
                }
            }
        }
        Type::Array(array) => {
            for elem in along_tuples(&array.elem)? {
                found.push(Type::Array(TypeArray { elem: Box::new(elem), ..array.clone() }));
            }
        }
        Type::Slice(slice) => {
            for elem in along_tuples(&slice.elem)? {
                found.push(Type::Slice(TypeSlice { elem: Box::new(elem), ..slice.clone() }));
            }
        }
        Type::Reference(reference) => {
            for elem in along_tuples(&reference.elem)? {
                found.push(Type::Reference(TypeReference { elem: Box::new(elem), ..reference.clone() }));
            }
        }
        _ => {}
    }
    if found.is_empty() { None } else { Some(found) }
}

/// The step from the struct or variant to a field.
pub(crate) fn segment(field: &Field, index: usize, scope: &Scope<'_>) -> TokenStream {
    let private = scope.private;
    let name = &field.name;
    match scope.fields.style {
        _ if field.serde.transparent || scope.fields.is_newtype() => quote!(#private::Segment::Here),
        Style::Named if field.serde.flatten => quote!(#private::Segment::Here),
        Style::Named => quote!(#private::Segment::Key(#name)),
        _ => {
            // Fields that serde skips are not in documents.
            let index = scope.fields.fields.iter().take(index).filter(|field| !field.serde.skip).count();
            quote!(#private::Segment::Index(#index))
        }
    }
}
