//! `multiple_of = 5`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{LitStr, Type};

use super::bound::Bound;
use super::claim::{Claim, reference};
use super::scope::Scope;
use crate::errors::context::Context;
use crate::syntax::attributes::Entry;
use crate::syntax::literal::Number;
use crate::value_set::ValueSet;

/// The step.
pub(crate) struct MultipleOf {
    pub(crate) step: Bound,
}

pub(crate) fn parse(entry: &Entry, _: &mut Option<LitStr>, context: &Context) -> Option<MultipleOf> {
    let step = Bound::parse(entry, context)?;
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
    /// The values that it allows.
    pub(crate) fn values(&self) -> ValueSet {
        ValueSet::of_step(self.step.number)
    }

    fn value(&self, private: &Ident) -> TokenStream {
        let step = self.step.as_number(private);
        quote!(#private::MultipleOf { step: #step })
    }

    /// What rustc is to check of a step that is a constant.
    pub(crate) fn claims(&self, ty: Option<&Type>) -> Vec<Claim> {
        let claims =
            [Claim::of_sign("multiple_of", &self.step), Claim::of_type("multiple_of", Some(&self.step), ty)];
        claims.into_iter().flatten().collect()
    }

    pub(crate) fn data(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let value = self.value(private);
        quote!(#private::Check::MultipleOf(#value))
    }

    pub(crate) fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let rule = self.value(scope.private);
        let claims = scope.statics.claimed_in_place(|| self.claims(ty));
        let rule = reference(&[&Some(self.step.clone())], &rule, &claims);
        scope.verdict(("multiple_of", "holds"), ("Numeric", "number"), &rule, value, ty)
    }
}
