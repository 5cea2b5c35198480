//! `multiple_of = 5`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{LitStr, Type};

use super::bound::Bound;
use super::claim::{Claim, reference};
use super::rule::{Judged, Rule};
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::syntax::attributes::Entry;
use crate::syntax::known_type::{Known, known};
use crate::syntax::literal::Number;
use crate::value_set::ValueSet;

/// The step.
pub(crate) struct MultipleOf {
    pub(crate) step: Bound,
}

pub(crate) fn parse(entry: &Entry, _: &mut Option<LitStr>, context: &Context) -> Option<MultipleOf> {
    let step = Bound::parse(entry, context)?;
    if step.field.is_some() {
        context.error_with_help(
            &step,
            format_args!("`{}` takes no other field", entry.name),
            "write a number, or the path of a constant",
        );
        return None;
    }
    if step.number.is_some_and(|step| step.compare(Number::Int(0)).is_le()) {
        context.error_with_help(
            &step,
            format_args!("`{}` needs a number above 0", entry.name),
            "every number is a multiple of 1",
        );
        return None;
    }
    Some(MultipleOf { step })
}

impl MultipleOf {
    fn value(&self, ty: Option<&Type>, private: &Ident) -> TokenStream {
        let step = self.step.as_number(ty, private);
        quote!(#private::MultipleOf { step: #step, more: #private::More })
    }
}

impl Rule for MultipleOf {
    fn judges(&self) -> Subject {
        Subject::Number
    }

    fn values(&self, _: Option<&Type>) -> ValueSet {
        ValueSet::of_step(self.step.number)
    }

    fn claims(&self, ty: Option<&Type>) -> Vec<Claim> {
        let claims = [
            Claim::of_sign("multiple_of", &self.step, ty),
            Claim::of_type("multiple_of", Some(&self.step), ty),
        ];
        claims.into_iter().flatten().collect()
    }

    fn data(&self, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let value = self.value(ty, private);
        quote!(#private::Check::MultipleOf(#value))
    }

    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let rule = self.value(ty, scope.private);
        let claims = scope.statics.claimed_in_place(|| self.claims(ty));
        let rule = reference(&[&Some(self.step.clone())], &rule, &claims);
        scope.verdict(("multiple_of", "holds"), ("Numeric", "number"), &rule, value, ty)
    }

    /// Reports a step that the field's integer type cannot hold.
    fn check_alone(&self, _: &Judged<'_>, ty: Option<&Type>, context: &Context) {
        if let Some(Known::Integer(integer)) = ty.and_then(known) {
            self.step.check_fits("multiple_of", integer, context);
        }
    }
}
