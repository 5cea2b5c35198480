//! `discriminator(A, B)` on an enum field: every variant must be named by a condition of the struct or in the list,
//! so that a new variant does not compile until the rules decide about it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use super::scopes::FieldsScope;
use crate::model::Field;
use crate::rules::variant_tokens::{any_variant, enum_inside};

/// A match without a wildcard over the decided variants. rustc names the missing ones, inside a type whose name says
/// what to do about them.
pub(super) fn expand(field: &Field, scope: &FieldsScope<'_>) -> TokenStream {
    let (Some(discriminator), Some(value)) = (&field.discriminator, scope.value(field)) else {
        return TokenStream::new();
    };
    let (_, ty, _) = enum_inside(&value, &field.ty, scope.private);
    let variants: Vec<Ident> = discriminator.variants.iter().map(|(variant, _)| variant.clone()).collect();
    let span = discriminator.name.span();
    let mend = quote_spanned!(span=> DecideByARuleOrListAs);
    let variants = any_variant(ty, &variants, &quote_spanned!(span=> #mend::discriminator));
    // Twice, with different spans: for a single arm rustc would suggest to add another.
    let again = quote_spanned!(Span::mixed_site()=> #variants => {});
    let judged = Ident::new("__value", span);
    // Expands to a function that nothing calls, `|__value: DecideByARuleOrListAs<Kind>| match __value {
    // DecideByARuleOrListAs::discriminator(A | B) => {} }`, with the attribute's name underlined.
    let decides = quote_spanned!(span=> match #judged);
    // It is named once more, so that it is no dead code.
    quote_spanned! {span=>
        {
            #[allow(non_camel_case_types)]
            enum #mend<T> { discriminator(T) }
            let _ = #mend::<()>::discriminator;
            let _ = |#judged: #mend<#ty>| #decides { #variants => {} #again };
        }
    }
}
