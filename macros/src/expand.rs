//! From the model to the impl of `DeploymentValidate`. Runs only when nothing is wrong with the item, and
//! cannot fail.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{Generics, Type};

use crate::assert_valid;
use crate::bounds;
use crate::by_key;
use crate::constructors;
use crate::discriminator;
use crate::emit_schema;
use crate::key;
use crate::known::item_of;
use crate::model::{Field, FieldRule, Fields, Item, Shape, Style, Variant};
use crate::rules::items::Kind;
use crate::rules::{RuleKind, items};
use crate::scope::{Access, IMPORTED, Scope, Statics, binding, local, private_at};
use crate::types::{bare, each_inside, is_phantom, mentions_ident};

/// Everything that the derive emits, inside one anonymous constant.
pub(crate) fn expand_item(item: &Item) -> TokenStream {
    let krate = &item.krate;
    let private = &private_at(Span::call_site());
    let statics = Statics::new(bounds::has_parameters(item));
    let ident = &item.ident;
    let generics = bounded_generics(item, private);
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let schema = emit_schema::expand_schema(item, &statics, private);
    let body = expand_body(item, &statics, private);
    let assert_valid = assert_valid::expand(item, &statics, private);
    let constructors = constructors::expand(item, private);
    let key = key::expand(item, private);
    let deserialize = by_key::expand_deserialize(item, private);
    let statics = statics.into_tokens();
    let import = expand_import(item);
    let comparisons = bounds::expand_comparisons(item);
    let variant_names = expand_variant_names(item);
    // Expands to the statics of the patterns, `impl DeploymentValidate` and `TryFrom` for `Valid`; for an
    // enum of unit variants also `impl Key`, for `by_key` also `impl Deserialize`.
    quote! {
        #[allow(deprecated, unreachable_code, unreachable_patterns, unused_imports, unused_variables, clippy::all, clippy::pedantic)]
        const _: () = {
            #import
            use #krate::private as #private;
            use #private::traits::*;
            #statics
            #comparisons
            #[automatically_derived]
            impl #impl_generics #private::DeploymentValidate for #ident #type_generics #where_clause {
                const SCHEMA: &'static #private::Schema = #schema;
                #variant_names

                fn validate_at(&self, at: &#private::Path<'_>, out: &mut #private::Collector) {
                    #body
                }
            }
            #[automatically_derived]
            impl #impl_generics #private::Derived for #ident #type_generics #where_clause {}
            #[automatically_derived]
            impl #impl_generics ::core::convert::TryFrom<#ident #type_generics> for #private::Valid<#ident #type_generics> #where_clause {
                type Error = #private::Rejected<#ident #type_generics>;

                #[inline]
                fn try_from(value: #ident #type_generics) -> #private::Result<Self, Self::Error> {
                    #private::Valid::new(value)
                }
            }
            #assert_valid
            #constructors
            #key
            #deserialize
        };
    }
}

/// The crate under the name that generated code gives it, when the author said where it is.
pub(crate) fn expand_import(item: &Item) -> Option<TokenStream> {
    let path = item.imported.as_ref()?;
    let name = Ident::new(IMPORTED, path.span());
    Some(quote_spanned!(path.span()=> use #path as #name;))
}

/// The item's generics, with bounds for the parameters that fields mention.
pub(crate) fn bounded_generics(item: &Item, private: &Ident) -> Generics {
    let mut generics = item.generics.clone();
    let parameters: Vec<Ident> = generics.type_params().map(|parameter| parameter.ident.clone()).collect();
    let mut predicates: Vec<TokenStream> = Vec::new();
    for field in item.all_fields().filter(|field| !is_phantom(&field.ty)) {
        if !parameters.iter().any(|parameter| mentions_ident(&field.ty, parameter)) {
            continue;
        }
        if field.skip.is_none() {
            each_inside(&field.ty, &mut |ty| {
                if is_parameter(ty, &parameters) {
                    predicates.push(quote!(#ty: #private::DeploymentValidate));
                }
            });
        }
        let ty = &field.ty;
        predicates.extend(
            field.rules.iter().filter_map(|rule| rule.kind.bound(private)).map(|bound| quote!(#ty: #bound)),
        );
    }
    let mut seen: Vec<String> = Vec::new();
    for predicate in predicates {
        let text = predicate.to_string();
        if !seen.contains(&text) {
            seen.push(text);
            generics.make_where_clause().predicates.push(syn::parse_quote!(#predicate));
        }
    }
    generics
}

/// Whether a type is a type parameter, or a projection such as `T::Item`.
fn is_parameter(ty: &Type, parameters: &[Ident]) -> bool {
    let Type::Path(path) = ty else { return false };
    let first = path.path.segments.first();
    path.qself.is_some() || first.is_some_and(|first| parameters.contains(&first.ident))
}

/// The body of `validate_at`.
fn expand_body(item: &Item, statics: &Statics, private: &Ident) -> TokenStream {
    let judge = judge_ident();
    let start = quote!(let #judge = &mut #private::Judge::new(#private::schema_of::<Self>, at, out););
    match &item.shape {
        Shape::Struct(fields) => {
            let scope = Scope {
                private,
                statics,
                fields,
                access: Access::Struct,
                is_const: false,
                asserts: item.is_const.is_some(),
            };
            let whole = expand_whole(item, &scope);
            let fields = expand_fields(fields, 0, &scope);
            quote!(#start #whole #fields)
        }
        Shape::Enum(variants) if variants.is_empty() => quote!(match *self {}),
        Shape::Enum(variants) => {
            let none = Fields { style: Style::Unit, fields: Vec::new() };
            let whole = expand_whole(
                item,
                &Scope {
                    private,
                    statics,
                    fields: &none,
                    access: Access::Variant,
                    is_const: false,
                    asserts: item.is_const.is_some(),
                },
            );
            let arms = variants.iter().enumerate().map(|(index, variant)| {
                let scope = Scope {
                    private,
                    statics,
                    fields: &variant.fields,
                    access: Access::Variant,
                    is_const: false,
                    asserts: item.is_const.is_some(),
                };
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

/// The `custom` rules of a field, which judge its value where it stands: by itself.
pub(crate) fn expand_customs(
    item: &Item,
    field: &Field,
    ty: &Type,
    value: &TokenStream,
    scope: &Scope<'_>,
) -> TokenStream {
    let position = |fields: &Fields| fields.fields.iter().position(|own| std::ptr::eq(own, field));
    let (variant, index) = match &item.shape {
        Shape::Struct(fields) => (0, position(fields)),
        Shape::Enum(variants) => {
            let mut found = variants.iter().map(|variant| position(&variant.fields)).enumerate();
            found.find(|(_, index)| index.is_some()).unwrap_or_default()
        }
    };
    let rules = Rules { variant, field: index.unwrap_or_default(), is_meant: RuleKind::has_custom, scope };
    rules.expand(&field.rules, value, Some(ty), &Site::Item, &[])
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
    each_inside(ty, &mut |inside| {
        let Type::Tuple(tuple) = inside else { return };
        let probes = tuple.elems.iter().map(
            |place| quote_spanned!(ty.span()=> (&#private::PlaceProbe::<#ty, #place>::NEW).demand_rules();),
        );
        looks.extend(probes);
    });
    looks
        .push(quote_spanned!(ty.span()=> (&#private::ValueProbe(#value)).look_into_value(#judge, #segment);));
    quote!(#(#looks)*)
}

/// The step from the struct or variant to a field.
pub(crate) fn segment(field: &Field, index: usize, scope: &Scope<'_>) -> TokenStream {
    let private = scope.private;
    let name = &field.name;
    match scope.fields.style {
        _ if field.serde.transparent || scope.fields.is_newtype() => quote!(#private::Segment::Here),
        Style::Named if field.serde.flatten => quote!(#private::Segment::Here),
        Style::Named => quote!(#private::Segment::Key(#name)),
        _ => quote!(#private::Segment::Index(#index)),
    }
}

/// Where the value of a rule stands.
enum Site {
    /// In a field, a step below the judged value.
    Field(TokenStream),
    /// At the judged place itself: an item, a key, a value.
    Item,
}

/// The rules of one field that are meant.
struct Rules<'a> {
    variant: usize,
    field: usize,
    is_meant: fn(&RuleKind) -> bool,
    scope: &'a Scope<'a>,
}

impl Rules<'_> {
    /// One call a rule.
    fn expand(
        &self,
        rules: &[FieldRule],
        value: &TokenStream,
        ty: Option<&Type>,
        site: &Site,
        above: &[usize],
    ) -> TokenStream {
        let judge = judge_ident();
        let meant = rules.iter().enumerate().filter(|(_, rule)| (self.is_meant)(&rule.kind));
        let rules = meant.map(|(index, rule)| {
            let mut path = above.to_vec();
            path.push(index);
            let place = self.place(&path);
            let is_field = matches!(site, Site::Field(_));
            let ty = rule.here(ty);
            let ty = ty.as_ref();
            match &rule.kind {
                RuleKind::Items(items) => self.expand_items(items, value, ty, site, &path),
                RuleKind::Custom(custom) => {
                    let verdict = custom.verdict(value, ty);
                    let call = local(if is_field { "field_custom" } else { "item_custom" });
                    quote!(#judge.#call(#verdict, #place);)
                }
                kind => {
                    let holds = kind.holds(value, ty, self.scope);
                    let call = local(if is_field { "field" } else { "item" });
                    quote!(#judge.#call(#holds, #place);)
                }
            }
        });
        quote!(#(#rules)*)
    }

    /// Judges each item, key or value at its own place.
    fn expand_items(
        &self,
        items: &items::Items,
        value: &TokenStream,
        ty: Option<&Type>,
        site: &Site,
        path: &[usize],
    ) -> TokenStream {
        let private = self.scope.private;
        let judge = judge_ident();
        let (step, inside) = (local("step"), local("inside"));
        let rules = self.expand(&items.rules, &quote!(#inside), items.inside(ty), &Site::Item, path);
        // The type of the keys is named, so that one that names no entry is an error on it.
        let key = match ty.and_then(|ty| item_of(ty, Kind::Keys)) {
            Some(key) => quote!(<#key as #private::Key>),
            None => quote!(#private::Key),
        };
        let (bindings, below) = match items.kind {
            Kind::Each => (quote!(#step, #inside), quote!(#private::Segment::Index(#step))),
            Kind::Values => (quote!(#step, #inside), quote!(#key::segment(#step))),
            Kind::Keys => (quote!(#inside, _), quote!(#key::segment(#inside))),
        };
        let judged = quote!(#judge.below(#below, |#judge| { #rules }); !#private::Judge::is_done(#judge));
        let walk = items.walk(value, ty, &bindings, &judged);
        let walked = quote!(#walk;);
        match site {
            Site::Field(segment) => quote!(#judge.below(#segment, |#judge| { #walked });),
            Site::Item => walked,
        }
    }

    fn place(&self, path: &[usize]) -> TokenStream {
        let (variant, field) = (self.variant, self.field);
        quote!(&(#variant, #field, &[#(#path),*]))
    }
}

/// The names of an enum's variants, for messages of conditions.
fn expand_variant_names(item: &Item) -> Option<TokenStream> {
    let Shape::Enum(variants) = &item.shape else { return None };
    let names = variants.iter().map(|variant| {
        let ident = variant.ident.unraw().to_string();
        let name = &variant.name;
        quote!((#ident, #name))
    });
    let text = quote!(&'static ::core::primitive::str);
    Some(quote!(const VARIANT_NAMES: &'static [(#text, #text)] = &[#(#names),*];))
}

fn judge_ident() -> Ident {
    local("judge")
}
