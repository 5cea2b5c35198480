//! `exactly_one_of(a, b)`, `at_most_one_of(..)`, `at_least_one_of(..)`, `all_or_none_of(..)`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{LitStr, Type};

use super::rule::Rule;
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::syntax::attributes::{Entry, read, split_commas, take_message};
use crate::syntax::types::respan;

/// A group of optional fields.
pub(crate) struct Group {
    pub(crate) count: Count,
    pub(crate) fields: Vec<Ident>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Count {
    ExactlyOne,
    AtMostOne,
    AtLeastOne,
    AllOrNone,
}

pub(crate) fn parse(
    count: Count,
    entry: &Entry,
    message: &mut Option<LitStr>,
    context: &Context,
) -> Option<Group> {
    let before = context.count();
    let list = entry.list("one, other", context)?;
    let mut fields: Vec<Ident> = Vec::new();
    for part in split_commas(list.stream(), context) {
        if take_message(&part, message, context) {
            continue;
        }
        let help = "write the names of fields without quotes; a tuple's fields have none";
        let field = read::<Ident>(&part, "the name of a field", help, context)?;
        if fields.contains(&field) {
            context.error_with_help(&field, format_args!("`{field}` is named twice"), "name each field once");
        }
        fields.push(field);
    }
    if fields.len() < 2 && context.count() == before {
        context.error_with_help(
            entry,
            format_args!("`{}` needs at least two fields", entry.name),
            match count {
                Count::ExactlyOne | Count::AtLeastOne => "for a single field write `required` on it",
                Count::AtMostOne | Count::AllOrNone => {
                    "of a single field it always holds: name another one, or take it away"
                }
            },
        );
    }
    Some(Group { count, fields })
}

impl Group {
    /// The group as an expression of core's `Group`.
    pub(crate) fn value(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let names = self.fields.iter().map(|field| scope.wire_name(field));
        let count = format_ident!("{}", format!("{:?}", self.count));
        quote! {
            #private::Group { count: #private::Count::#count, fields: &[#(#names),*], more: #private::More }
        }
    }
}

impl Rule for Group {
    fn judges(&self) -> Subject {
        Subject::Presence
    }

    fn named(&self) -> Vec<(&Ident, bool)> {
        self.fields.iter().map(|field| (field, true)).collect()
    }

    fn data(&self, _: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let value = self.value(scope);
        quote!(#private::Check::Group(#value))
    }

    fn holds(&self, _: &TokenStream, _: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let value = self.value(scope);
        let present = self.present(scope);
        quote!(#private::Group::admits(&#value, #present))
    }
}

impl Group {
    /// How many of the fields are present.
    pub(crate) fn present(&self, scope: &Scope<'_>) -> TokenStream {
        let present = self.fields.iter().filter_map(|field| Some((field, scope.field(field)?))).map(
            |(field, (value, ty))| {
                // rustc reports a type that is not an `Option` where the group names the field.
                let is_present = scope.is_present(&value, Some(&respan(ty, field.span())));
                quote!(#is_present as ::core::primitive::usize)
            },
        );
        quote!(0 #(+ #present)*)
    }
}
