//! `range(min = 0, max = 9)`, `range(exclusive_min = 0, exclusive_max = 1.0)`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{LitStr, Type};

use super::bound::{Bound, check_order};
use super::claim::{Claim, reference};
use super::condition::Order;
use super::field_path::FieldPath;
use super::rule::{Judged, Rule};
use super::scope::Scope;
use super::sibling::{compare_in_documents, is_number, is_on_side, is_read};
use super::subject::Subject;
use crate::errors::context::Context;
use crate::syntax::attributes::{Entry, parse_arguments};
use crate::syntax::known_type::{Integer, Known, known};
use crate::value_set::{Edge, Interval, ValueSet};

/// Bounds of a number.
#[derive(Default)]
pub(crate) struct Range {
    pub(crate) min: Option<Bound>,
    pub(crate) max: Option<Bound>,
    pub(crate) exclusive_min: Option<Bound>,
    pub(crate) exclusive_max: Option<Bound>,
}

const ARGUMENTS: [&str; 5] = ["min", "max", "exclusive_min", "exclusive_max", "message"];

pub(crate) fn parse(entry: &Entry, message: &mut Option<LitStr>, context: &Context) -> Option<Range> {
    let before = context.count();
    let list = entry.list("min = 1, max = 9", context)?;
    let mut range = Range::default();
    let arguments = parse_arguments(&entry.name, list.stream(), &ARGUMENTS, context);
    for argument in &arguments {
        match argument.key().as_str() {
            "min" => range.min = Bound::parse(argument, context),
            "max" => range.max = Bound::parse(argument, context),
            "exclusive_min" => range.exclusive_min = Bound::parse(argument, context),
            "exclusive_max" => range.exclusive_max = Bound::parse(argument, context),
            _ => *message = argument.value("\"..\"", context),
        }
    }
    if range.bounds().iter().all(|(_, bound)| bound.is_none()) {
        if context.count() == before {
            context.error_with_help(
                entry,
                format_args!("`{}` has no bounds", entry.name),
                "give `min`, `max`, `exclusive_min` or `exclusive_max`",
            );
        }
        return None;
    }
    check_bounds(&range, context);
    Some(range)
}

fn check_bounds(range: &Range, context: &Context) {
    let both = |a: &Option<Bound>, b: &Option<Bound>, side: &str| {
        if let (Some(_), Some(b)) = (a, b) {
            context.error_with_help(
                b,
                format_args!("`exclusive_{side}` beside `{side}`"),
                "keep one of the two",
            );
        }
    };
    both(&range.min, &range.exclusive_min, "min");
    both(&range.max, &range.exclusive_max, "max");
    check_order("min", &range.min, "max", &range.max, context);
    for (min_name, min, max_name, max) in [
        ("exclusive_min", &range.exclusive_min, "max", &range.max),
        ("min", &range.min, "exclusive_max", &range.exclusive_max),
        ("exclusive_min", &range.exclusive_min, "exclusive_max", &range.exclusive_max),
    ] {
        let (Some(a), Some(bound)) = (min.as_ref().and_then(|min| min.number), max) else { continue };
        let Some(b) = bound.number else { continue };
        if a.compare(b).is_ge() {
            context.error_with_help(
                bound,
                format_args!("no number is between `{min_name}` ({a}) and `{max_name}` ({b})"),
                "an exclusive bound is not itself allowed: move the bounds apart",
            );
        }
    }
}

impl Range {
    pub(crate) fn bounds(&self) -> [(&'static str, &Option<Bound>); 4] {
        [
            ("min", &self.min),
            ("max", &self.max),
            ("exclusive_min", &self.exclusive_min),
            ("exclusive_max", &self.exclusive_max),
        ]
    }

    /// The bounds as an expression of core's `Range`.
    fn value(&self, ty: Option<&Type>, private: &Ident) -> TokenStream {
        let fields = self.bounds().into_iter().filter_map(|(name, bound)| {
            let name = quote::format_ident!("{name}");
            let bound = bound.as_ref().filter(|bound| bound.field.is_none())?.as_number(ty, private);
            Some(quote!(#name: #private::Some(#bound),))
        });
        quote!(#private::Range { #(#fields)* ..#private::Range::ALL })
    }
}

impl Range {
    /// The bounds that are other fields.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (Order, &FieldPath)> {
        let orders = [Order::AtLeast, Order::AtMost, Order::Above, Order::Below];
        let bounds = self.bounds().into_iter().zip(orders);
        bounds.filter_map(|((_, bound), order)| Some((order, bound.as_ref()?.field.as_ref()?)))
    }

    /// Whether a bound is a number.
    fn has_numbers(&self) -> bool {
        self.bounds().into_iter().any(|(_, bound)| bound.as_ref().is_some_and(|bound| bound.field.is_none()))
    }
}

impl Rule for Range {
    fn judges(&self) -> Subject {
        if self.has_numbers() { Subject::Number } else { Subject::Other }
    }

    fn paths(&self) -> Vec<&FieldPath> {
        self.fields().map(|(_, path)| path).collect()
    }

    fn constants(&self) -> Vec<Ident> {
        self.bounds().into_iter().filter_map(|(_, bound)| bound.as_ref()?.lone_name()).collect()
    }

    fn values(&self, _: Option<&Type>) -> ValueSet {
        if !self.has_numbers() {
            return ValueSet::unknown();
        }
        let edge = |bound: &Option<Bound>, is_open: bool| {
            Some(Edge { number: bound.as_ref().and_then(|bound| bound.number)?, is_open })
        };
        let closed = Interval { low: edge(&self.min, false), high: edge(&self.max, false) };
        let open = Interval { low: edge(&self.exclusive_min, true), high: edge(&self.exclusive_max, true) };
        let set = ValueSet::of_interval(closed).intersect(&ValueSet::of_interval(open));
        let is_known = self
            .bounds()
            .into_iter()
            .filter_map(|(_, bound)| bound.as_ref())
            .all(|bound| bound.number.is_some());
        if is_known { set } else { set.or_fewer() }
    }

    fn claims(&self, ty: Option<&Type>) -> Vec<Claim> {
        let of_type = self.bounds().map(|(name, bound)| Claim::of_type(name, bound.as_ref(), ty));
        let [min, max, above, below] = self.bounds();
        let of_both = [(min, max, false), (above, max, true), (min, below, true), (above, below, true)].map(
            |((min_name, min), (max_name, max), is_exclusive)| {
                Claim::of_both((min_name, min), (max_name, max), is_exclusive, |min, max, private| {
                    let (min, max) = (min.as_number(ty, private), max.as_number(ty, private));
                    quote!(#private::Number::are_apart(#min, #max, #is_exclusive))
                })
            },
        );
        of_type.into_iter().chain(of_both).flatten().collect()
    }

    fn data(&self, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let range = self.value(ty, private);
        let fields: Vec<(Order, &FieldPath)> = self.fields().collect();
        if fields.is_empty() {
            return quote!(#private::Check::Range(#range));
        }
        let is_typed = fields.iter().any(|(_, path)| !is_read(path, ty, scope, is_number));
        let compare =
            fields.iter().filter(|_| is_typed).map(|(_, path)| match is_read(path, ty, scope, is_number) {
                true => quote!(#private::None),
                false => compare_in_documents("order", path, ty, scope),
            });
        let compare = quote!(&[#(#compare),*]);
        let fields = fields.iter().map(|(order, path)| {
            let (order, path) = (order.data(private), path.data(scope));
            quote!((#order, #path))
        });
        quote! {
            #private::Check::Range {
                0: #private::Range { fields: &[#(#fields),*], is_typed: #is_typed, compare: #compare, ..#range }
            }
        }
    }

    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let own = self.has_numbers().then(|| {
            let rule = self.value(ty, scope.private);
            let claims = scope.statics.claimed_in_place(|| self.claims(ty));
            let rule = reference(&self.bounds().map(|(_, bound)| bound), &rule, &claims);
            scope.verdict(("range", "holds"), ("Numeric", "number"), &rule, value, ty)
        });
        let beside = self.fields().map(|(order, path)| is_on_side(order, path, value, ty, scope));
        let all = own.into_iter().chain(beside);
        quote!((#(#all)&&*))
    }

    /// Reports bounds that the field's integer type cannot hold, or that leave no value of it.
    fn check_alone(&self, own: &Judged<'_>, ty: Option<&Type>, context: &Context) {
        let Some(Known::Integer(integer)) = ty.and_then(known) else { return };
        let before = context.count();
        for (name, bound) in self.bounds() {
            bound.iter().for_each(|bound| bound.check_fits(name, integer, context));
        }
        if context.count() == before && own.values.is_empty() && !self.values(None).is_empty() {
            let Integer { name, .. } = integer;
            context.error_with_help(
                &own.rule.name,
                format_args!("no `{name}` is within these bounds"),
                "an exclusive bound is not itself allowed: move the bounds apart",
            );
        }
    }
}
