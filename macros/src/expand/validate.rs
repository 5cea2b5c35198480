//! The walk over an item's rules and fields: one call for each rule, and one to validate each field's value. It is
//! expanded twice: for `validate_at`, which reports broken rules, and for `assert_valid`, which stops the compiler at
//! the first one.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned as _;

use super::const_inside::expand_inside;
use super::discriminator;
use super::field_rules::FieldRules;
use super::imports::known;
use super::scopes::{Access, FieldsScope};
use crate::model::{Fields, Item, Shape, Style, Variant};
use crate::rules::custom::Custom;
use crate::rules::group::Group;
use crate::rules::scope::{Scope, Statics};
use crate::syntax::idents::{binding, private_at, reporter};

/// The walk, for run time or for `const`.
pub(crate) fn expand_body(item: &Item, statics: &Statics, private: &Ident, is_const: bool) -> TokenStream {
    let scope = |fields, access| FieldsScope::of(item, fields, access, statics, private).in_const(is_const);
    let start = expand_start(&item.need(private), private, is_const);
    match &item.shape {
        Shape::Struct(fields) => {
            let scope = scope(fields, Access::Struct);
            let whole = expand_whole(item, &scope);
            let fields = expand_fields(fields, 0, &scope);
            quote!(#start #whole #fields)
        }
        Shape::Enum(variants) if variants.is_empty() => quote!(match *self {}),
        Shape::Enum(variants) => {
            let none = Fields { style: Style::Unit, fields: Vec::new() };
            let whole = expand_whole(item, &scope(&none, Access::Variant));
            let arms = variants.iter().enumerate().map(|(index, variant)| {
                expand_arm(item, index, variant, &scope(&variant.fields, Access::Variant))
            });
            quote!(#start #whole match self { #(#arms)* })
        }
    }
}

/// Makes the reporter of the rules.
fn expand_start(need: &TokenStream, private: &Ident, is_const: bool) -> TokenStream {
    let reporter = reporter();
    match is_const {
        true => quote!(let #reporter = &#private::constant::Asserter::<Self>::new(__at);),
        false => {
            quote!(let #reporter = &mut #private::Reporter::new(#private::schema_of::<Self, #need>, __at, __out);)
        }
    }
}

/// Moves the walk over a variant's fields below the key of its content.
fn expand_below_content(key: &str, fields: &TokenStream, scope: &Scope<'_>) -> TokenStream {
    let (private, reporter) = (scope.private, reporter());
    match scope.is_const {
        true => expand_step(&quote!(#private::Segment::Key(#key)), fields, private),
        false => quote!(#reporter.content(#key, |#reporter| { #fields });),
    }
}

/// Moves a part of the walk one step down in `const`, which cannot call closures.
fn expand_step(segment: &TokenStream, inside: &TokenStream, private: &Ident) -> TokenStream {
    let start = expand_start(&quote!(#private::NoContext), private, true);
    quote!({ let __at = &#private::Path::step(__at, #segment); #start #inside })
}

fn expand_arm(item: &Item, index: usize, variant: &Variant, scope: &FieldsScope<'_>) -> TokenStream {
    let ident = &variant.ident;
    let members = variant.fields.fields.iter().enumerate().map(|(index, field)| {
        let (member, binding) = (&field.member, binding(index));
        quote!(#member: #binding,)
    });
    let fields = expand_fields(&variant.fields, index, scope);
    let body = match item.content_key(variant) {
        Some(key) if !fields.is_empty() => expand_below_content(key, &fields, scope),
        _ => fields,
    };
    quote!(Self::#ident { #(#members)* .. } => { #body })
}

/// The rules of the whole type.
fn expand_whole(item: &Item, scope: &FieldsScope<'_>) -> TokenStream {
    let reporter = reporter();
    let rules = item.rules.iter().enumerate().filter_map(|(index, rule)| {
        if let Some(group) = rule.get::<Group>() {
            let (group, present) = (group.value(scope), group.present(scope));
            return Some(quote!(#reporter.group(&#group, #present, #index);));
        }
        let verdict = rule.get::<Custom>()?.verdict(&quote!(self), None, scope);
        Some(quote!(#reporter.whole_custom(#verdict, #index);))
    });
    quote!(#(#rules)*)
}

fn expand_fields(fields: &Fields, variant: usize, scope: &FieldsScope<'_>) -> TokenStream {
    // rustc needs to report undecided variants only once.
    let deciding = fields.fields.iter().filter(|_| !scope.is_const);
    let discriminators = deciding.map(|field| discriminator::expand(field, scope));
    let fields = fields.fields.iter().enumerate().map(|(index, field)| {
        let Some(value) = scope.value(field) else { return TokenStream::new() };
        let segment = scope.segment(field, index);
        let rules = FieldRules { variant, field: index, is_meant: |_| true, scope };
        let judged = rules.expand(&field.rules, &value, Some(&field.ty), Some(&segment), &[]);
        let inside = field.skip.is_none().then(|| match scope.is_const {
            true => {
                let inside = expand_inside(&field.ty, &value, scope.private);
                expand_step(&segment, &inside, scope.private)
            }
            false => expand_inside_field(&value, &field.ty, &segment, scope.context),
        });
        quote!(#judged #inside)
    });
    quote!(#(#discriminators)* #(#fields)*)
}

/// Validates the value of a field.
pub(super) fn expand_inside_field(
    value: &TokenStream,
    ty: &Type,
    segment: &TokenStream,
    context: Option<&Type>,
) -> TokenStream {
    let reporter = reporter();
    let known = known(ty, context);
    let validate = match context {
        Some(context) => {
            let private = private_at(ty.span());
            quote_spanned!(ty.span()=> validate_in::<#private::InContext<#context>>)
        }
        None => quote_spanned!(ty.span()=> validate_at),
    };
    quote_spanned!(ty.span()=> #reporter.inside(#segment, #value, #known::#validate);)
}
