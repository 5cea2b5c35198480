//! An item as its author wrote it: fields and rules in source order, before any check.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt as _;
use syn::{Generics, Member, Path, Type, WherePredicate};

use super::change::Change;
use super::discriminator::Discriminator;
use super::tagging::Tagging;
use crate::rules::condition::Condition;
use crate::rules::rule::FieldRule;
use crate::syntax::serde;
use crate::syntax::types::optional_inner;

/// A struct or enum that derives.
pub(crate) struct Item {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    /// The path of the core crate in generated code.
    pub(crate) krate: TokenStream,
    /// The author's path of the core crate. It is imported once, so that a wrong path is one error.
    pub(crate) imported: Option<Path>,
    pub(crate) serde: serde::Container,
    pub(crate) tagging: Tagging,
    pub(crate) shape: Shape,
    /// Rules over several fields.
    pub(crate) rules: Vec<FieldRule>,
    /// The `by_key` flag.
    pub(crate) by_key: Option<Ident>,
    /// The `const` flag.
    pub(crate) is_const: Option<Ident>,
    /// The `deny_null` flag.
    pub(crate) deny_null: Option<Ident>,
    /// The `deserialize` flag.
    pub(crate) deserialize: Option<Ident>,
    /// The `serialize` flag.
    pub(crate) serialize: Option<Ident>,
    /// `wire = TYPE`: the type that documents hold.
    pub(crate) wire: Option<Type>,
    /// The `reason` flag.
    pub(crate) reason: Option<Ident>,
    /// `change(from = Old)`.
    pub(crate) change: Option<Change>,
    /// `context = TYPE`: what functions are handed beside the value.
    pub(crate) context: Option<ContextType>,
    /// The `constructors` flag.
    pub(crate) constructors: Option<Ident>,
    /// `bound = ".."`: the bounds of the impl, in place of those that its fields require.
    pub(crate) bound: Option<Vec<WherePredicate>>,
    pub(crate) doc: String,
    pub(crate) deprecated: bool,
}

/// `context = TYPE`.
pub(crate) struct ContextType {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
}

/// The content of an item.
pub(crate) enum Shape {
    Struct(Fields),
    Enum(Vec<Variant>),
}

/// The fields of a struct or variant.
pub(crate) struct Fields {
    pub(crate) style: Style,
    pub(crate) fields: Vec<Field>,
}

/// How fields are written.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Style {
    Named,
    Tuple,
    Unit,
}

/// A variant of an enum.
pub(crate) struct Variant {
    pub(crate) ident: Ident,
    /// The name in documents.
    pub(crate) name: String,
    pub(crate) serde: serde::Member,
    pub(crate) fields: Fields,
    pub(crate) doc: String,
    pub(crate) deprecated: bool,
}

/// A field.
pub(crate) struct Field {
    pub(crate) member: Member,
    /// The name in Rust, without `r#`; the index for a tuple's.
    pub(crate) ident: String,
    /// The name in documents.
    pub(crate) name: String,
    pub(crate) ty: Type,
    pub(crate) serde: serde::Member,
    pub(crate) rules: Vec<FieldRule>,
    /// The `skip` flag.
    pub(crate) skip: Option<Ident>,
    pub(crate) discriminator: Option<Discriminator>,
    /// `change(by = name)`, `change(from = Old)`.
    pub(crate) change: Option<Change>,
    /// The `nullable` flag.
    pub(crate) nullable: Option<Ident>,
    /// The `reason` flag.
    pub(crate) reason: Option<Ident>,
    /// `wire = TYPE`: the type that documents hold.
    pub(crate) wire: Option<Type>,
    pub(crate) doc: String,
    pub(crate) deprecated: bool,
}

impl Item {
    /// Whether documents hold another type in place of the item.
    pub(crate) fn reads_another(&self) -> bool {
        self.serde.from.is_some() || self.wire.is_some()
    }

    /// The key of a variant's content in documents, if it has one.
    pub(crate) fn content_key<'a>(&'a self, variant: &'a Variant) -> Option<&'a str> {
        match &self.tagging {
            _ if variant.serde.untagged => None,
            Tagging::Adjacent { content, .. } => Some(content),
            Tagging::External => Some(&variant.name),
            Tagging::Internal { .. } | Tagging::Untagged | Tagging::ByKey(_) => None,
        }
    }

    /// The discriminator that gives the struct its constructors, if it has the flag.
    pub(crate) fn constructing(&self) -> Option<(&Field, &Discriminator, &Fields)> {
        self.constructors.as_ref().and_then(|_| self.discriminating())
    }

    /// The discriminator that can give constructors: the only one, on a field that is never absent.
    pub(crate) fn discriminating(&self) -> Option<(&Field, &Discriminator, &Fields)> {
        let Shape::Struct(fields) = &self.shape else { return None };
        let mut found =
            fields.fields.iter().filter_map(|field| Some((field, field.discriminator.as_ref()?, fields)));
        let first = found.next().filter(|_| found.next().is_none());
        first.filter(|(field, ..)| fields.style == Style::Named && optional_inner(&field.ty).is_none())
    }

    /// The type of its context.
    pub(crate) fn context_type(&self) -> Option<&Type> {
        self.context.as_ref().map(|context| &context.ty)
    }

    /// What its validation needs, as a type.
    pub(crate) fn need(&self, private: &Ident) -> TokenStream {
        match self.context_type() {
            Some(ty) => quote!(#private::InContext<#ty>),
            None => quote!(#private::NoContext),
        }
    }

    /// Whether it is an enum of unit variants, without rules and parameters.
    pub(crate) fn is_unit_enum(&self) -> bool {
        let is_unit = |variant: &Variant| variant.fields.style == Style::Unit;
        let Shape::Enum(variants) = &self.shape else { return false };
        variants.iter().all(is_unit) && self.rules.is_empty() && self.generics.params.is_empty()
    }

    /// All fields; for an enum those of all variants.
    pub(crate) fn all_fields(&self) -> impl Iterator<Item = &Field> {
        let sets: Vec<&Fields> = match &self.shape {
            Shape::Struct(fields) => vec![fields],
            Shape::Enum(variants) => variants.iter().map(|variant| &variant.fields).collect(),
        };
        sets.into_iter().flat_map(|fields| &fields.fields)
    }
}

impl Field {
    /// Whether documents hold the field under a key of its own, if they name it.
    pub(crate) fn has_key(&self) -> bool {
        !self.serde.skip && !self.serde.flatten
    }

    /// Whether documents hold the keys of the field's type beside those of other fields.
    pub(crate) fn is_flattened(&self) -> bool {
        self.serde.flatten && !self.serde.skip
    }
}

impl Fields {
    /// The field of that name in Rust.
    pub(crate) fn find(&self, ident: &Ident) -> Option<&Field> {
        let name = ident.unraw().to_string();
        self.fields.iter().find(|field| field.ident == name)
    }

    /// The variants of a field that conditions of the fields name.
    pub(super) fn variants_named(&self, field: &Field) -> Vec<Ident> {
        let rules = self.fields.iter().flat_map(|field| &field.rules);
        let tests = rules.flat_map(FieldRule::conditions).flat_map(Condition::tests);
        let own = tests.filter(|test| test.path.is(&field.ident));
        own.flat_map(|test| test.is.variants()).cloned().collect()
    }

    /// The field that documents hold in place of the struct.
    pub(crate) fn whole(&self) -> Option<&Field> {
        let is_newtype = self.is_newtype();
        self.fields.iter().find(|field| field.serde.transparent || is_newtype && !field.serde.skip)
    }

    /// Whether a field is flattened.
    pub(crate) fn flatten(&self) -> bool {
        self.fields.iter().any(Field::is_flattened)
    }

    /// Whether documents hold the only field in place of the struct.
    pub(crate) fn is_newtype(&self) -> bool {
        self.style == Style::Tuple && self.fields.len() == 1
    }
}
