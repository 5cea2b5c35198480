//! `DeploymentValidate` for types of other crates, std among them: scalars have no rules, containers validate the
//! values inside.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, LinkedList, VecDeque};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::deployment_validate::{DeploymentValidate, schema_of};
use super::key::Key;
use super::known::{each_integer, each_list, each_map, each_pointer};
use crate::report::collector::Collector;
use crate::report::path::Path;
use crate::schema::pointers::{borrowed, owned};
use crate::schema::{Absent, Content, Enum, Field, Kind, Object, Schema, Tagging, Variant};

/// Implements the trait for types without rules.
macro_rules! plain {
    ($($(#[$attr:meta])* [$($generics:tt)*] $plain:ty => $schema:expr;)*) => {$(
        $(#[$attr])*
        impl<$($generics)*> DeploymentValidate for $plain {
            const SCHEMA: &'static Schema = $schema;

            #[inline]
            fn validate_at(&self, _: &Path<'_>, _: &mut Collector) {}
        }
    )*};
}

pub(super) use plain;

plain! {
    [] str => &Schema::of(Kind::String);
    [] String => &Schema::of(Kind::String);
    [] bool => &Schema::of(Kind::Bool);
    [] char => &Schema::of(Kind::Char);
    [] () => &Schema::of(Kind::Null);
    [] f32 => &Schema::of(Kind::Number { single: true });
    [] f64 => &Schema::of(Kind::Number { single: false });
    [T: ?Sized] core::marker::PhantomData<T> => &Schema::of(Kind::Null);
}

/// Whether nothing of the same type can be inside: its depth needs no count.
const fn is_leaf(schema: &Schema) -> bool {
    matches!(
        schema.kind,
        Kind::Null
            | Kind::Bool
            | Kind::Integer { .. }
            | Kind::Number { .. }
            | Kind::String
            | Kind::BorrowedString
            | Kind::Char
            | Kind::Foreign(_)
    )
}

macro_rules! integers {
    ($($int:ident $nonzero:ident),*) => {plain! {$(
        [] $int => &Schema::of(Kind::Integer { min: $int::MIN as i128, max: $int::MAX as u128 });
        [] core::num::$nonzero => &Schema::of(Kind::Integer {
            min: if $int::MIN == 0 { 1 } else { $int::MIN as i128 },
            max: $int::MAX as u128,
        });
        // serde reads values beyond the type's limits as the nearest limit.
        [] core::num::Saturating<$int> => &Schema::of(Kind::Integer {
            min: if size_of::<$int>() > 8 { $int::MIN as i128 } else { i64::MIN as i128 },
            max: if size_of::<$int>() > 8 { $int::MAX as u128 } else { u64::MAX as u128 },
        });
    )*}};
}

each_integer!(integers);

macro_rules! pointers {
    ($([$($generics:tt)*] $pointer:ty => $inner:ty, $schema:ident;)*) => {$(
        impl<$($generics)*> DeploymentValidate for $pointer where $inner: DeploymentValidate {
            const SCHEMA: &'static Schema = $schema(<$inner as DeploymentValidate>::SCHEMA);
            const VARIANT_NAMES: &'static [(&'static str, &'static str)] =
                <$inner as DeploymentValidate>::VARIANT_NAMES;

            #[inline]
            fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
                if const { is_leaf(<$inner as DeploymentValidate>::SCHEMA) } {
                    <$inner as DeploymentValidate>::validate_at(self, at, out);
                } else if out.enter(at) {
                    <$inner as DeploymentValidate>::validate_at(self, at, out);
                    out.leave();
                }
            }
        }
    )*};
}

each_pointer!(pointers);

/// Implements the trait for types that documents hold as the value inside.
macro_rules! transparent {
    ($($transparent:path;)*) => {$(
        impl<T: DeploymentValidate> DeploymentValidate for $transparent {
            const SCHEMA: &'static Schema = T::SCHEMA;
            const VARIANT_NAMES: &'static [(&'static str, &'static str)] = T::VARIANT_NAMES;

            #[inline]
            fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
                self.0.validate_at(at, out);
            }
        }
    )*};
}

transparent! {
    core::cmp::Reverse<T>;
    core::num::Wrapping<T>;
}

impl<T: DeploymentValidate> DeploymentValidate for Option<T> {
    const SCHEMA: &'static Schema = &Schema::of(Kind::Option(schema_of::<T>));

    #[inline]
    fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
        if let Some(value) = self {
            value.validate_at(at, out);
        }
    }
}

macro_rules! lists {
    ($($(#[$attr:meta])* [$($generics:tt)*] $list:ty => $item:ty, $len:expr, $is_set:expr;)*) => {$(
        $(#[$attr])*
        impl<$($generics)*> DeploymentValidate for $list where $item: DeploymentValidate {
            const SCHEMA: &'static Schema =
                &Schema::of(Kind::List { items: schema_of::<$item>, len: $len, is_set: $is_set });

            #[inline]
            fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
                let is_leaf = const { is_leaf(<$item as DeploymentValidate>::SCHEMA) };
                if !is_leaf && !out.enter(at) {
                    return;
                }
                for (index, item) in self.iter().enumerate() {
                    if out.is_done() {
                        break;
                    }
                    item.validate_at(&at.index(index), out);
                }
                if !is_leaf {
                    out.leave();
                }
            }
        }
    )*};
}

each_list!(lists);

macro_rules! maps {
    ($($(#[$attr:meta])* [$($generics:tt)*] $map:ty => $key:ty, $value:ty;)*) => {$(
        $(#[$attr])*
        impl<$($generics)*> DeploymentValidate for $map where $key: Key, $value: DeploymentValidate {
            const SCHEMA: &'static Schema =
                &Schema::of(Kind::Map { keys: || <$key as Key>::TYPE, values: schema_of::<$value> });

            #[inline]
            fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
                let is_leaf = const { is_leaf(<$value as DeploymentValidate>::SCHEMA) };
                if !is_leaf && !out.enter(at) {
                    return;
                }
                for (key, value) in self {
                    if out.is_done() {
                        break;
                    }
                    let at = at.step(key.segment());
                    key.validate_key_at(&at, out);
                    value.validate_at(&at, out);
                }
                if !is_leaf {
                    out.leave();
                }
            }
        }
    )*};
}

each_map!(maps);

/// A variant that carries one value.
pub(super) const fn newtype<T: DeploymentValidate>(name: &'static str) -> Variant {
    Variant::newtype(name, const { &Field { schema: schema_of::<T>, ..Field::named("0", "0") } })
}

/// The schema of an externally tagged enum.
pub(super) const fn named_variants(variants: &'static [Variant]) -> Schema {
    Schema::of(Kind::Enum(Enum { tagging: Tagging::External, deny_unknown: false, variants }))
}

impl<T: DeploymentValidate, E: DeploymentValidate> DeploymentValidate for Result<T, E> {
    const SCHEMA: &'static Schema = &named_variants(const { &[newtype::<T>("Ok"), newtype::<E>("Err")] });

    fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
        match self {
            Ok(value) => value.validate_at(&at.key("Ok"), out),
            Err(value) => value.validate_at(&at.key("Err"), out),
        }
    }
}

impl<T: DeploymentValidate> DeploymentValidate for core::ops::Bound<T> {
    const SCHEMA: &'static Schema = &named_variants(
        const {
            let unit = Variant { content: Content::Unit, ..newtype::<()>("Unbounded") };
            &[unit, newtype::<T>("Included"), newtype::<T>("Excluded")]
        },
    );

    fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
        match self {
            Self::Unbounded => {}
            Self::Included(value) => value.validate_at(&at.key("Included"), out),
            Self::Excluded(value) => value.validate_at(&at.key("Excluded"), out),
        }
    }
}

/// The schema of a struct that requires all its keys and allows no others.
pub(super) const fn exact(fields: &'static [Field]) -> Kind {
    Kind::Struct(Object { fields, deny_unknown: true, deny_null: false })
}

/// A required key.
pub(super) const fn required<T: DeploymentValidate>(name: &'static str) -> Field {
    Field { schema: schema_of::<T>, absent: Absent::Never, ..Field::named(name, name) }
}

macro_rules! ranges {
    ($($range:ident { $($key:literal: |$value:ident| $part:expr),* })*) => {$(
        impl<T: DeploymentValidate> DeploymentValidate for core::ops::$range<T> {
            const SCHEMA: &'static Schema = &Schema::of(exact(const { &[$(required::<T>($key)),*] }));

            fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
                $({
                    let $value = self;
                    $part.validate_at(&at.key($key), out);
                })*
            }
        }
    )*};
}

ranges! {
    Range { "start": |range| range.start, "end": |range| range.end }
    RangeInclusive { "start": |range| range.start(), "end": |range| range.end() }
    RangeFrom { "start": |range| range.start }
    RangeTo { "end": |range| range.end }
}

macro_rules! tuples {
    ($(($($name:ident $index:tt)*))*) => {$(
        impl<$($name: DeploymentValidate),*> DeploymentValidate for ($($name,)*) {
            const SCHEMA: &'static Schema = &Schema::of(Kind::Tuple(&[$(Field {
                schema: schema_of::<$name>,
                ..Field::named("", stringify!($index))
            }),*]));

            #[inline]
            fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
                $(self.$index.validate_at(&at.index($index), out);)*
            }
        }
    )*};
}

tuples! {
    (A 0)
    (A 0 B 1)
    (A 0 B 1 C 2)
    (A 0 B 1 C 2 D 3)
    (A 0 B 1 C 2 D 3 E 4)
    (A 0 B 1 C 2 D 3 E 4 F 5)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11 M 12)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11 M 12 N 13)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11 M 12 N 13 O 14)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11 M 12 N 13 O 14 P 15)
}
