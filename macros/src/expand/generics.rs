//! An item's generics for its impls.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{GenericParam, Generics, Type};

use crate::model::Item;
use crate::rules::rule::{FieldRule, Inside};
use crate::rules::unique::Unique;
use crate::syntax::known_type::{Part, item_of};
use crate::syntax::types::{bare, each_inside, is_phantom, mentions_ident, outer_name};

/// The item's generics with the author's bounds, or else with those that its fields require.
pub(crate) fn bounded_generics(item: &Item, private: &Ident) -> Generics {
    let mut generics = item.generics.clone();
    if let Some(bound) = &item.bound {
        generics.make_where_clause().predicates.extend(bound.iter().cloned());
        return generics;
    }
    let parameters: Vec<Ident> = generics.type_params().map(|parameter| parameter.ident.clone()).collect();
    let mut predicates: Vec<TokenStream> = Vec::new();
    for field in item.all_fields().filter(|field| !is_phantom(&field.ty)) {
        if !parameters.iter().any(|parameter| mentions_ident(&field.ty, parameter)) {
            continue;
        }
        if field.skip.is_none() {
            add_bounds(&field.ty, &parameters, private, &mut predicates);
        }
        add_rule_bounds(&field.rules, &field.ty, &parameters, private, &mut predicates);
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

/// Adds the bounds that a field requires of the parameters in its type: `Key` for a key of a map,
/// `DeploymentValidate` for all else.
fn add_bounds(ty: &Type, parameters: &[Ident], private: &Ident, predicates: &mut Vec<TokenStream>) {
    let mut keys: Vec<&Type> = Vec::new();
    each_inside(ty, &mut |ty| {
        keys.extend(item_of(ty, Part::Keys).map(bare));
        if is_parameter(ty, parameters) {
            let is_key = keys.iter().any(|key| std::ptr::eq(*key, ty));
            let bound = if is_key { quote!(Key) } else { quote!(DeploymentValidate) };
            predicates.push(quote!(#ty: #private::#bound));
        }
    });
}

/// Adds the bounds that rules require of the type that they judge, if it mentions a parameter.
fn add_rule_bounds(
    rules: &[FieldRule],
    ty: &Type,
    parameters: &[Ident],
    private: &Ident,
    predicates: &mut Vec<TokenStream>,
) {
    if !parameters.iter().any(|parameter| mentions_ident(ty, parameter)) {
        return;
    }
    for rule in rules {
        for Inside { rules, ty } in rule.kind.inside(Some(ty)) {
            ty.into_iter().for_each(|ty| add_rule_bounds(rules, ty, parameters, private, predicates));
        }
        let Some(bound) = rule.kind.judges().bound(private) else { continue };
        let Some(unique) = rule.get::<Unique>() else {
            predicates.push(quote!(#ty: #bound));
            continue;
        };
        let mut compared = |ty: TokenStream| {
            if unique.by.is_none() {
                predicates.push(quote!(#ty: #private::Comparable));
            }
        };
        // Of a type that is known as a list, a bound would hide what its items are.
        match item_of(ty, Part::Each) {
            Some(item) => each_inside(item, &mut |ty| {
                if is_parameter(ty, parameters) {
                    compared(quote!(#ty));
                }
            }),
            None => {
                compared(quote!(<#ty as #bound>::Item));
                predicates.push(quote!(#ty: #bound));
            }
        }
    }
}

/// Whether a type is a type parameter, or a projection such as `T::Item`.
fn is_parameter(ty: &Type, parameters: &[Ident]) -> bool {
    let Type::Path(path) = ty else { return false };
    let first = path.path.segments.first();
    path.qself.is_some() || first.is_some_and(|first| parameters.contains(&first.ident))
}

/// Whether the tokens show that the type has no known size.
pub(super) fn is_unsized(item: &Item) -> bool {
    match item.all_fields().last().map(|field| bare(&field.ty)) {
        Some(Type::Slice(_) | Type::TraitObject(_)) => true,
        Some(tail) => outer_name(tail).is_some_and(|name| name == "str"),
        None => false,
    }
}

/// Whether rules may name parameters of the type, so that claims wait until a type is chosen.
pub(crate) fn has_parameters(item: &Item) -> bool {
    item.generics.params.iter().any(|parameter| !matches!(parameter, GenericParam::Lifetime(_)))
}

/// Whether a type mentions a parameter of the item. The bounds that a function needs to read it are then unknown.
pub(super) fn has_parameter(item: &Item, ty: &Type) -> bool {
    item.generics.type_params().any(|parameter| mentions_ident(ty, &parameter.ident))
}
