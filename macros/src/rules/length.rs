//! `length(min = 3, max = 54)`, `length(equal = 40)`, `length(bytes, ..)`, `length(utf16, ..)`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{LitStr, Type};

use super::bound::{Bound, check_order};
use super::claim::{Claim, reference};
use super::condition::Order;
use super::field_path::FieldPath;
use super::rule::{Judged, Rule};
use super::scope::Scope;
use super::sibling::number_of;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::syntax::attributes::{Entry, parse_arguments};
use crate::syntax::known_type::{array_len, is_collection};
use crate::value_set::{Span, Unit, ValueSet};

/// Bounds of a length.
pub(crate) struct Length {
    pub(crate) unit: Option<Ident>,
    pub(crate) min: Option<Bound>,
    pub(crate) max: Option<Bound>,
}

const ARGUMENTS: [&str; 6] = ["min", "max", "equal", "bytes", "utf16", "message"];

pub(crate) fn parse(entry: &Entry, message: &mut Option<LitStr>, context: &Context) -> Option<Length> {
    let before = context.count();
    let list = entry.list("min = 1, max = 64", context)?;
    let mut length = Length { unit: None, min: None, max: None };
    let mut equal = None;
    for argument in parse_arguments(&entry.name, list.stream(), &ARGUMENTS, context) {
        match argument.key().as_str() {
            "min" => length.min = Bound::parse_length(&argument, context),
            "max" => length.max = Bound::parse_length(&argument, context),
            "equal" => {
                equal = Bound::parse_length(&argument, context).map(|bound| (argument.name.clone(), bound))
            }
            "message" => *message = argument.value("\"..\"", context),
            _ => {
                argument.expect_flag(context);
                if let Some(first) = length.unit.replace(argument.name.clone()) {
                    context.error_with_help(
                        &argument.name,
                        format_args!("`{}` beside `{first}`", argument.name),
                        "a length has one unit: characters, `bytes` or `utf16`",
                    );
                }
            }
        }
    }
    if let Some((name, equal)) = equal {
        if length.min.is_some() || length.max.is_some() {
            context.error_with_help(
                name,
                "`equal` beside `min` or `max`",
                "`equal` says both bounds: keep it alone",
            );
        }
        length.min = Some(equal.clone());
        length.max = Some(equal);
    } else if length.min.is_none() && length.max.is_none() {
        // An unreadable argument is reported already.
        if context.count() == before {
            context.error_with_help(
                entry,
                format_args!("`{}` has no bounds", entry.name),
                "give `min`, `max` or `equal`",
            );
        }
        return None;
    }
    check_order("min", &length.min, "max", &length.max, context);
    Some(length)
}

impl Length {
    fn bounds(&self, private: &Ident) -> (TokenStream, TokenStream) {
        let bound = |bound: &Option<Bound>| match bound {
            Some(bound) if bound.field.is_none() => {
                let bound = bound.as_usize();
                quote!(#private::Some(#bound))
            }
            _ => quote!(#private::None),
        };
        (bound(&self.min), bound(&self.max))
    }

    fn unit(&self, ty: Option<&Type>) -> TokenStream {
        match &self.unit {
            Some(unit) if unit == "bytes" => quote!(Bytes),
            Some(_) => quote!(Utf16),
            None if ty.is_some_and(is_collection) => quote!(Items),
            None => quote!(Chars),
        }
    }

    /// The bounds as an expression of core's `Length`.
    fn value(&self, ty: Option<&Type>, private: &Ident) -> TokenStream {
        let (min, max) = self.bounds(private);
        let unit = self.unit(ty);
        quote! {
            #private::Length {
                unit: #private::Unit::#unit,
                min: #min,
                max: #max,
                fields: &[],
                more: #private::More,
            }
        }
    }

    /// The bounds that are other fields.
    fn fields(&self) -> impl Iterator<Item = (Order, &FieldPath)> {
        let bounds = [(Order::AtLeast, &self.min), (Order::AtMost, &self.max)];
        bounds.into_iter().filter_map(|(order, bound)| Some((order, bound.as_ref()?.field.as_ref()?)))
    }
}

impl Rule for Length {
    fn judges(&self) -> Subject {
        if self.unit.is_some() { Subject::Text } else { Subject::Length }
    }

    fn paths(&self) -> Vec<&FieldPath> {
        self.fields().map(|(_, path)| path).collect()
    }

    fn constants(&self) -> Vec<Ident> {
        [&self.min, &self.max].into_iter().filter_map(|bound| bound.as_ref()?.lone_name()).collect()
    }

    fn values(&self, _: Option<&Type>) -> ValueSet {
        let read = |bound: &Option<Bound>| usize::try_from(bound.as_ref()?.number?.whole()?).ok();
        let unit = match &self.unit {
            Some(unit) if unit == "bytes" => Some(Unit::Bytes),
            Some(_) => Some(Unit::Utf16),
            None => None,
        };
        let set = ValueSet::of_length(unit, Span::new(read(&self.min), read(&self.max)));
        let is_known = [&self.min, &self.max].into_iter().flatten().all(|bound| bound.number.is_some());
        if is_known { set } else { set.or_fewer() }
    }

    fn claims(&self, _: Option<&Type>) -> Vec<Claim> {
        let of_both = Claim::of_both(("min", &self.min), ("max", &self.max), false, |min, max, _| {
            let (min, max) = (min.as_usize(), max.as_usize());
            quote!(#min <= #max)
        });
        of_both.into_iter().collect()
    }

    fn data(&self, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let length = self.value(ty, private);
        let fields = self.fields().map(|(order, path)| {
            let (order, path) = (order.data(private), path.data(scope));
            quote!((#order, #path))
        });
        let fields: Vec<TokenStream> = fields.collect();
        if fields.is_empty() {
            return quote!(#private::Check::Length(#length));
        }
        quote! {
            #private::Check::Length { 0: #private::Length { fields: &[#(#fields),*], ..#length } }
        }
    }

    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let length = self.value(ty, private);
        let claims = scope.statics.claimed_in_place(|| self.claims(ty));
        let mut rule = reference(&[&self.min, &self.max], &length, &claims);
        if self.fields().next().is_some() {
            let number = |bound: &Option<Bound>| match bound.as_ref().and_then(|bound| bound.field.as_ref()) {
                Some(path) => number_of(path, scope),
                None => quote!(#private::None),
            };
            let (least, most) = (number(&self.min), number(&self.max));
            rule = quote!(&#private::Length::beside(*#rule, #least, #most));
        }
        match self.unit {
            Some(_) => scope.verdict(("length", "holds"), ("Text", "text"), &rule, value, ty),
            None => scope.read(("HasLength", "is_within"), value, ty, Some(&rule)),
        }
    }

    /// Reports bounds that exclude an array's one length.
    fn check_alone(&self, own: &Judged<'_>, ty: Option<&Type>, context: &Context) {
        if !own.values.is_empty() || self.values(None).is_empty() {
            return;
        }
        let Some(len) = ty.and_then(array_len) else { return };
        let min = self.min.as_ref().and_then(|min| min.number?.whole());
        let is_above = min.is_some_and(|min| min > i128::from(len));
        context.error_with_help(
            if is_above { &self.min } else { &self.max },
            format_args!("`{}` can never hold: the array has {len} items", own.rule.name),
            "change the bound, or take the rule away",
        );
    }
}
