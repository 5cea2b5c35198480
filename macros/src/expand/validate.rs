//! The walk over an item's rules and fields: one call for each rule, and one to validate each field's value. It is
//! expanded twice: for `validate_at`, which reports broken rules, and for `assert_valid`, which stops the compiler at
//! the first one.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned;

use super::discriminator;
use super::imports::{in_const, known};
use super::scopes::{Access, FieldsScope};
use crate::model::{Field, Fields, Item, Shape, Style, Variant};
use crate::rules::custom::Custom;
use crate::rules::group::Group;
use crate::rules::items::Items;
use crate::rules::pattern::Pattern;
use crate::rules::rule::FieldRule;
use crate::rules::scope::{Scope, Statics};
use crate::rules::subject::Subject;
use crate::rules::unique::Unique;
use crate::syntax::idents::{binding, called, local};
use crate::syntax::known_type::{Part, item_of};
use crate::syntax::types::{bare, box_inner, list_inner, opened, optional_inner, templated_inner};

/// The walk, for run time or for `const`.
pub(crate) fn expand_body(item: &Item, statics: &Statics, private: &Ident, is_const: bool) -> TokenStream {
    let scope = |fields, access| FieldsScope::of(item, fields, access, statics, private).in_const(is_const);
    let start = expand_start(private, is_const);
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
fn expand_start(private: &Ident, is_const: bool) -> TokenStream {
    let judge = judge_ident();
    match is_const {
        true => quote!(let #judge = &#private::constant::Asserter::<Self>::new(__at);),
        false => quote!(let #judge = &mut #private::Reporter::new(#private::schema_of::<Self>, __at, __out);),
    }
}

/// Moves a part of the walk one step down.
fn expand_below(segment: &TokenStream, inside: &TokenStream, scope: &Scope<'_>) -> TokenStream {
    let private = scope.private;
    let judge = judge_ident();
    if scope.is_const {
        // `const` cannot call closures.
        let start = expand_start(private, true);
        return quote!({ let __at = &#private::Path::step(__at, #segment); #start #inside });
    }
    quote!(#judge.below(#segment, |#judge| { #inside });)
}

fn expand_arm(item: &Item, index: usize, variant: &Variant, scope: &FieldsScope<'_>) -> TokenStream {
    let private = scope.private;
    let ident = &variant.ident;
    let members = variant.fields.fields.iter().enumerate().map(|(index, field)| {
        let (member, binding) = (&field.member, binding(index));
        quote!(#member: #binding,)
    });
    let fields = expand_fields(&variant.fields, index, scope);
    let body = match item.content_key(variant) {
        Some(step) if !fields.is_empty() => {
            expand_below(&quote!(#private::Segment::Key(#step)), &fields, scope)
        }
        _ => fields,
    };
    quote!(Self::#ident { #(#members)* .. } => { #body })
}

/// The rules of the whole type.
fn expand_whole(item: &Item, scope: &FieldsScope<'_>) -> TokenStream {
    let judge = judge_ident();
    let rules = item.rules.iter().enumerate().map(|(index, rule)| {
        match (rule.get::<Custom>(), rule.get::<Group>()) {
            (Some(custom), _) => {
                let verdict = custom.verdict(&quote!(self), None);
                quote!(#judge.whole_custom(#verdict, #index);)
            }
            (None, Some(group)) => {
                let (group, present) = (group.value(scope), group.present(scope));
                quote!(#judge.group(&#group, #present, #index);)
            }
            (None, None) => {
                let holds = rule.kind.holds(&quote!(self), None, scope);
                quote!(#judge.whole(#holds, #index);)
            }
        }
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
        let rules = Rules { variant, field: index, is_meant: |_| true, scope };
        let judged = rules.expand(&field.rules, &value, Some(&field.ty), &Site::Field(segment.clone()), &[]);
        let inside = field.skip.is_none().then(|| match scope.is_const {
            true => {
                let inside = expand_inside_const(&field.ty, &value, scope);
                expand_below(&segment, &inside, scope)
            }
            false => expand_inside(&value, &field.ty, &segment),
        });
        quote!(#judged #inside)
    });
    quote!(#(#discriminators)* #(#fields)*)
}

/// Validates the value of a field.
pub(super) fn expand_inside(value: &TokenStream, ty: &Type, segment: &TokenStream) -> TokenStream {
    let judge = judge_ident();
    let known = known(ty);
    let (at, out) = (local("at"), local("out"));
    quote_spanned!(ty.span()=> #judge.look_into(#segment, |#at, #out| #known::validate_at(#value, #at, #out));)
}

/// The same in `const`, which cannot call traits: the expansion opens containers itself.
fn expand_inside_const(ty: &Type, value: &TokenStream, scope: &FieldsScope<'_>) -> TokenStream {
    let private = scope.private;
    let (inside, index) = (local("inside"), local("index"));
    if let Some((inner, some)) = opened(ty, private) {
        let body = expand_inside_const(inner, &quote!(#inside), scope);
        return quote!(if let #some(#inside) = #value { #body });
    }
    if let Some(inner) = templated_inner(ty) {
        let body = expand_inside_const(inner, &quote!(#inside), scope);
        return quote!(match #value {
            #private::Templated::Literal(#inside) => { #body }
            _ => #private::constant::template(#value, __at),
        });
    }
    if let Some(inner) = box_inner(ty) {
        return expand_inside_const(inner, &quote!((&**#value)), scope);
    }
    if let Some(inner) = list_inner(ty) {
        let body = expand_inside_const(inner, &quote!((&#inside[#index])), scope);
        let known = in_const(innermost(inner));
        return quote! {if #known::HAS_RULES {
            let #inside = #private::constant::Value::<#ty>(#value).items();
            let mut #index = 0;
            while #index < #inside.len() {
                let __at = &#private::Path::step(__at, #private::Segment::Index(#index));
                #body
                #index += 1;
            }
        }};
    }
    let known = in_const(bare(ty));
    quote!(#known::VIA.assert_valid_at(#value, __at);)
}

/// The type inside the containers that `const` can open.
fn innermost(ty: &Type) -> &Type {
    let inner = optional_inner(ty)
        .or_else(|| templated_inner(ty))
        .or_else(|| box_inner(ty))
        .or_else(|| list_inner(ty));
    inner.map_or_else(|| bare(ty), innermost)
}

/// The selected rules of a field, on its value by itself.
pub(super) fn expand_rules_here(
    item: &Item,
    field: &Field,
    ty: &Type,
    value: &TokenStream,
    is_meant: fn(&FieldRule) -> bool,
    scope: &FieldsScope<'_>,
) -> TokenStream {
    let position = |fields: &Fields| fields.fields.iter().position(|own| std::ptr::eq(own, field));
    let (variant, index) = match &item.shape {
        Shape::Struct(fields) => (0, position(fields)),
        Shape::Enum(variants) => {
            let mut found = variants.iter().map(|variant| position(&variant.fields)).enumerate();
            found.find(|(_, index)| index.is_some()).unwrap_or_default()
        }
    };
    let rules = Rules { variant, field: index.unwrap_or_default(), is_meant, scope };
    rules.expand(&field.rules, value, Some(ty), &Site::Item, &[])
}

/// The place of a rule's value.
enum Site {
    /// In a field, a step below the reporter's value.
    Field(TokenStream),
    /// At the reporter's value itself: an item, a key, a value.
    Item,
}

/// The selected rules of one field.
struct Rules<'a> {
    variant: usize,
    field: usize,
    is_meant: fn(&FieldRule) -> bool,
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
        let is_meant = |rule: &FieldRule| {
            // A warning stops no compiler.
            let is_silent = self.scope.is_const && rule.terms.is_warning;
            (self.is_meant)(rule) && rule.kind.judges() != Subject::Change && !is_silent
        };
        let meant = rules.iter().enumerate().filter(|(_, rule)| is_meant(rule));
        let rules = meant.map(|(index, rule)| {
            let mut path = above.to_vec();
            path.push(index);
            let place = self.place(&path);
            let is_field = matches!(site, Site::Field(_));
            let ty = rule.here(ty);
            let ty = ty.as_ref();
            if let Some(unique) = rule.get::<Unique>() {
                let call = self.expand_unique(unique, value, ty, site, &place);
                return self.expand_terms(rule, &call);
            }
            let call = match (rule.get::<Items>(), rule.get::<Custom>()) {
                (Some(items), _) => self.expand_items(items, value, ty, site, &path),
                (None, Some(custom)) => {
                    let verdict = custom.verdict(value, ty);
                    let call = called(if is_field { "field_custom" } else { "item_custom" });
                    quote!(#judge.#call(#verdict, #place);)
                }
                (None, None) => {
                    let holds = rule.kind.holds(value, ty, self.scope);
                    let (call, of_text) =
                        if is_field { ("field", "field_text") } else { ("item", "item_text") };
                    match self.expand_text(rule, value, ty) {
                        Some(text) => {
                            let call = called(of_text);
                            quote!(#judge.#call(#holds, #place, #text);)
                        }
                        None => {
                            let call = called(call);
                            quote!(#judge.#call(#holds, #place);)
                        }
                    }
                }
            };
            self.expand_terms(rule, &call)
        });
        quote!(#(#rules)*)
    }

    /// Reports each repeated item at its own place.
    fn expand_unique(
        &self,
        unique: &Unique,
        value: &TokenStream,
        ty: Option<&Type>,
        site: &Site,
        place: &TokenStream,
    ) -> TokenStream {
        let judge = judge_ident();
        if self.scope.is_const {
            let by = unique.by.as_ref().map(|by| by.unraw().to_string()).unwrap_or_default();
            let found = |index: &Ident| quote!(#judge.repeated(#index, #by, #place););
            return unique.search_in_const(value, ty, found, self.scope);
        }
        let compared = unique.compared(ty);
        let name = if matches!(site, Site::Field(_)) { "field_unique" } else { "item_unique" };
        let call = Ident::new(name, ty.map_or_else(Span::call_site, Spanned::span));
        let types = ty.map(|ty| quote!(::<#ty>));
        quote!(#judge.#call #types(#value, #compared, #place);)
    }

    /// A call for a rule, where its terms let it apply.
    fn expand_terms(&self, rule: &FieldRule, call: &TokenStream) -> TokenStream {
        let (private, judge) = (self.scope.private, judge_ident());
        let warns = rule.terms.is_warning.then(|| quote!(#private::Reporter::takes_warnings(#judge)));
        let applies = rule.terms.when.as_ref().map(|when| when.condition.holds(self.scope));
        let mut conditions = warns.into_iter().chain(applies);
        match (conditions.next(), conditions.next()) {
            (Some(first), Some(second)) => quote!(if #first && #second { #call }),
            (Some(only), None) => quote!(if #only { #call }),
            _ => call.clone(),
        }
    }

    /// What a broken pattern looks at to find the place: the value and how its string is read, or in `const`, where no
    /// function is handed on, the string.
    fn expand_text(&self, rule: &FieldRule, value: &TokenStream, ty: Option<&Type>) -> Option<TokenStream> {
        rule.get::<Pattern>()?;
        let private = self.scope.private;
        Some(match ty {
            _ if self.scope.is_const => self.scope.read(("Text", "text"), value, ty, None),
            Some(ty) => quote!(#value, <#ty as #private::Text>::text),
            None => quote!(#value, #private::Text::text),
        })
    }

    /// Judges each item, key or value at its own place.
    fn expand_items(
        &self,
        items: &Items,
        value: &TokenStream,
        ty: Option<&Type>,
        site: &Site,
        path: &[usize],
    ) -> TokenStream {
        let private = self.scope.private;
        let judge = judge_ident();
        let (step, inside) = (local("step"), local("inside"));
        let rules = self.expand(&items.rules, &quote!(#inside), items.inside_type(ty), &Site::Item, path);
        // The type of the keys is named, so that one that names no entry is an error on it.
        let key = match ty.and_then(|ty| item_of(ty, Part::Keys)) {
            Some(key) => quote!(<#key as #private::Key>),
            None => quote!(#private::Key),
        };
        let (bindings, below) = match items.part {
            Part::Each => (quote!(#step, #inside), quote!(#private::Segment::Index(#step))),
            Part::Values => (quote!(#step, #inside), quote!(#key::segment(#step))),
            Part::Keys => (quote!(#inside, _), quote!(#key::segment(#inside))),
        };
        let judged = quote!(#judge.below(#below, |#judge| { #rules }); !#private::Reporter::is_done(#judge));
        let walk = items.walk(value, ty, &bindings, &judged);
        let walked = quote!(#walk;);
        match site {
            Site::Field(segment) => expand_below(segment, &walked, self.scope),
            Site::Item => walked,
        }
    }

    fn place(&self, path: &[usize]) -> TokenStream {
        let (variant, field) = (self.variant, self.field);
        quote!(&(#variant, #field, &[#(#path),*]))
    }
}

fn judge_ident() -> Ident {
    local("judge")
}
