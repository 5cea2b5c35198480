//! `DeploymentValidate` for types of other crates, std among them: scalars have no rules, containers validate the
//! values inside.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, LinkedList, VecDeque};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::deployment_validate::{Comparable, DeploymentValidate, schema_of};
use super::key::Key;
use super::known::{each_integer, each_list, each_map, each_pointer};
use super::parts::Parts;
use crate::report::collector::Collector;
use crate::report::path::Path;
use crate::report::violation::Violation;
use crate::schema::pointers::{borrowed, owned};
use crate::schema::{Kind, Schema, Shows};

/// How much the schema of a type shows: all, unless the type's row says less.
macro_rules! shows {
    () => {
        $crate::schema::Shows::All
    };
    ($shows:ident) => {
        $crate::schema::Shows::$shows
    };
}

/// Implements the trait for types without rules.
macro_rules! plain {
    ($(
        $(#[$attr:meta])* [$($generics:tt)*] $plain:ty => $schema:expr $(, $shows:ident)?,
            |$value:ident, $parts:ident| $put:expr;
    )*) => {$(
        $(#[$attr])*
        impl<$($generics)*> DeploymentValidate for $plain {
            const SCHEMA: &'static Schema = $schema;
            const SHOWS: $crate::schema::Shows = shows!($($shows)?);
            const OWNS: bool = false;

            #[inline]
            fn validate_at(&self, _: &Path<'_>, _: &mut Collector) {}

            #[inline]
            fn visit_parts(&self, $parts: &mut Parts) {
                let $value = self;
                $put;
            }
        }

        $(#[$attr])*
        impl<$($generics)*> Comparable for $plain {}
    )*};
}

pub(super) use {plain, shows};

plain! {
    [] bool => &Schema::of(Kind::Bool), |value, parts| parts.truth(*value);
    [] char => &Schema::of(Kind::Char), |value, parts| parts.text(value.encode_utf8(&mut [0; 4]));
    [] () => &Schema::of(Kind::Null), |_value, parts| parts.null();
    [] f64 => &Schema::of(Kind::Number { single: false }), |value, parts| parts.number((*value).into());
    [T: ?Sized] core::marker::PhantomData<T> => &Schema::of(Kind::Null), |_value, parts| parts.null();
}

/// A number that is too large for it becomes infinite in the hands of other readers, which no text can mean.
impl DeploymentValidate for f32 {
    const SCHEMA: &'static Schema = &Schema::of(Kind::Number { single: true });
    const SHOWS: Shows = Shows::All;
    const OWNS: bool = false;

    #[inline]
    fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
        if self.is_infinite() {
            out.add(at, Violation::new(String::new(), "type", SINGLE));
        }
    }

    #[inline]
    fn visit_parts(&self, parts: &mut Parts) {
        parts.number((*self).into());
    }
}

impl Comparable for f32 {}

/// The message for a number beyond the range of `f32`.
pub(crate) const SINGLE: &str = "must be a number that a 32-bit float can hold";

/// Whether nothing of the same type can be inside: its depth needs no count.
const fn is_leaf(schema: &Schema) -> bool {
    matches!(
        schema.kind,
        Kind::Null
            | Kind::Bool
            | Kind::Integer { .. }
            | Kind::NonZero { .. }
            | Kind::Number { .. }
            | Kind::String
            | Kind::BorrowedString
            | Kind::Char
            | Kind::Foreign(_)
    )
}

macro_rules! texts {
    ($($text:ty, $borrowed:ident;)*) => {$(
        impl DeploymentValidate for $text {
            const SCHEMA: &'static Schema = &Schema::of(Kind::String);
            const SHOWS: Shows = Shows::All;
            const SHOWS_BORROWED: Shows = Shows::$borrowed;

            #[inline]
            fn validate_at(&self, _: &Path<'_>, _: &mut Collector) {}

            #[inline]
            fn visit_parts(&self, parts: &mut Parts) {
                parts.text(self);
            }
        }

        impl Comparable for $text {}
    )*};
}

texts! {
    str, All;
    String, Documents;
}

macro_rules! integers {
    ($($int:ident $nonzero:ident),*) => {plain! {$(
        [] $int => &Schema::of(Kind::Integer { min: $int::MIN as i128, max: $int::MAX as u128 }),
            |value, parts| parts.number((*value).into());
        [] core::num::$nonzero => &Schema::of(match $int::MIN {
            0 => Kind::Integer { min: 1, max: $int::MAX as u128 },
            min => Kind::NonZero { min: min as i128, max: $int::MAX as u128 },
        }), |value, parts| parts.number(value.get().into());
        // serde reads values beyond the type's limits as the nearest limit.
        [] core::num::Saturating<$int> => &Schema::of(Kind::Integer {
            min: if size_of::<$int>() > 8 { $int::MIN as i128 } else { i64::MIN as i128 },
            max: if size_of::<$int>() > 8 { $int::MAX as u128 } else { u64::MAX as u128 },
        }), |value, parts| parts.number(value.0.into());
    )*}};
}

each_integer!(integers);

/// How much the schema of a pointer shows. serde reads only references to strings as their schema says.
macro_rules! shows_behind {
    (owned $inner:ty) => {
        <$inner as DeploymentValidate<X>>::SHOWS
    };
    (borrowed $inner:ty) => {
        <$inner as DeploymentValidate<X>>::SHOWS_BORROWED
    };
}

macro_rules! pointers {
    ($([$($generics:tt)*] $pointer:ty => $inner:ty, $schema:ident;)*) => {$(
        impl<$($generics)*, X> DeploymentValidate<X> for $pointer where $inner: DeploymentValidate<X> {
            const SCHEMA: &'static Schema = $schema(<$inner as DeploymentValidate<X>>::SCHEMA);
            const VARIANT_NAMES: &'static [(&'static str, &'static str)] =
                <$inner as DeploymentValidate<X>>::VARIANT_NAMES;
            const KEEPS_NULL: bool = <$inner as DeploymentValidate<X>>::KEEPS_NULL;
            const SHOWS: Shows = shows_behind!($schema $inner);
            // Asks no more, since pointers may lead back to the type itself.
            const OWNS: bool = !matches!(<$inner as DeploymentValidate<X>>::SHOWS_BORROWED, Shows::All);

            #[inline]
            fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
                if const { is_leaf(<$inner as DeploymentValidate<X>>::SCHEMA) } {
                    <$inner as DeploymentValidate<X>>::validate_at(self, at, out);
                } else if out.enter(at) {
                    <$inner as DeploymentValidate<X>>::validate_at(self, at, out);
                    out.leave();
                }
            }

            #[inline]
            fn visit_parts(&self, parts: &mut Parts) {
                parts.inside(|parts| <$inner as DeploymentValidate<X>>::visit_parts(self, parts));
            }

            fn validate_change_at(&self, old: &Self, at: &Path<'_>, out: &mut Collector) {
                if out.enter(at) {
                    <$inner as DeploymentValidate<X>>::validate_change_at(self, old, at, out);
                    out.leave();
                }
            }
        }

        impl<$($generics)*, X> Comparable<X> for $pointer where $inner: Comparable<X> {}
    )*};
}

each_pointer!(pointers);

/// Implements the trait for types that documents hold as the value inside.
macro_rules! transparent {
    ($($transparent:path;)*) => {$(
        impl<T: DeploymentValidate<X>, X> DeploymentValidate<X> for $transparent {
            const SCHEMA: &'static Schema = T::SCHEMA;
            const VARIANT_NAMES: &'static [(&'static str, &'static str)] = T::VARIANT_NAMES;
            const SHOWS: Shows = T::SHOWS;
            const OWNS: bool = T::OWNS;

            #[inline]
            fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
                self.0.validate_at(at, out);
            }

            #[inline]
            fn visit_parts(&self, parts: &mut Parts) {
                self.0.visit_parts(parts);
            }

            fn validate_change_at(&self, old: &Self, at: &Path<'_>, out: &mut Collector) {
                self.0.validate_change_at(&old.0, at, out);
            }
        }

        impl<T: Comparable<X>, X> Comparable<X> for $transparent {}
    )*};
}

transparent! {
    core::cmp::Reverse<T>;
    core::num::Wrapping<T>;
}

impl<T: DeploymentValidate<X>, X> DeploymentValidate<X> for Option<T> {
    const SCHEMA: &'static Schema = &Schema::of(Kind::Option(schema_of::<T, X>));
    const SHOWS: Shows = T::SHOWS;
    const OWNS: bool = T::OWNS;

    #[inline]
    fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
        if let Some(value) = self {
            value.validate_at(at, out);
        }
    }

    #[inline]
    fn visit_parts(&self, parts: &mut Parts) {
        match self {
            Some(value) => value.visit_parts(parts),
            None => parts.absent(),
        }
    }

    fn validate_change_at(&self, old: &Self, at: &Path<'_>, out: &mut Collector) {
        if let (Some(new), Some(old)) = (self, old) {
            new.validate_change_at(old, at, out);
        }
    }
}

impl<T: Comparable<X>, X> Comparable<X> for Option<T> {}

macro_rules! lists {
    ($($(#[$attr:meta])* [$($generics:tt)*] $list:ty => $item:ty, $len:expr, $is_set:expr;)*) => {$(
        $(#[$attr])*
        impl<$($generics)*, X> DeploymentValidate<X> for $list where $item: DeploymentValidate<X> {
            const SCHEMA: &'static Schema =
                &Schema::of(Kind::List { items: schema_of::<$item, X>, len: $len, is_set: $is_set });
            const SHOWS: Shows = <$item as DeploymentValidate<X>>::SHOWS;

            #[inline]
            fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
                let is_leaf = const { is_leaf(<$item as DeploymentValidate<X>>::SCHEMA) };
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

            fn visit_parts(&self, parts: &mut Parts) {
                let outer = parts.open_list();
                parts.inside(|parts| self.iter().for_each(|item| item.visit_parts(parts)));
                parts.close(outer);
            }

            /// Items of a set have no place.
            fn validate_change_at(&self, old: &Self, at: &Path<'_>, out: &mut Collector) {
                if !$is_set && out.enter(at) {
                    for (index, (new, old)) in self.iter().zip(old.iter()).enumerate() {
                        new.validate_change_at(old, &at.index(index), out);
                    }
                    out.leave();
                }
            }
        }

        $(#[$attr])*
        impl<$($generics)*, X> Comparable<X> for $list where $item: Comparable<X> {}
    )*};
}

each_list!(lists);

macro_rules! maps {
    ($($(#[$attr:meta])* [$($generics:ident),*] $map:ty => $key:ty, $value:ty;)*) => {$(
        $(#[$attr])*
        impl<$($generics,)* X> DeploymentValidate<X> for $map where $key: Key, $value: DeploymentValidate<X> {
            const SCHEMA: &'static Schema =
                &Schema::of(Kind::Map { keys: || <$key as Key>::TYPE, values: schema_of::<$value, X> });
            const SHOWS: Shows = <$key as Key>::SHOWS.and(<$value as DeploymentValidate<X>>::SHOWS);

            #[inline]
            fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
                let is_leaf = const { is_leaf(<$value as DeploymentValidate<X>>::SCHEMA) };
                if !is_leaf && !out.enter(at) {
                    return;
                }
                for (key, value) in self {
                    if out.is_done() {
                        break;
                    }
                    let at = at.step(key.segment());
                    out.in_key(|out| key.validate_key_at(&at, out));
                    value.validate_at(&at, out);
                }
                if !is_leaf {
                    out.leave();
                }
            }

            fn visit_parts(&self, parts: &mut Parts) {
                let outer = parts.open_map();
                parts.inside(|parts| {
                    for (key, value) in self {
                        value.visit_parts(parts.segment(key.segment()));
                    }
                });
                parts.close(outer);
            }

            fn validate_change_at(&self, old: &Self, at: &Path<'_>, out: &mut Collector) {
                if out.enter(at) {
                    let name = |key: &$key| Path::ROOT.step(key.segment()).to_pointer();
                    let before: BTreeMap<_, _> = old.iter().map(|(key, value)| (name(key), value)).collect();
                    for (key, new) in self {
                        if let Some(old) = before.get(&name(key)) {
                            new.validate_change_at(old, &at.step(key.segment()), out);
                        }
                    }
                    out.leave();
                }
            }
        }

        $(#[$attr])*
        impl<$($generics,)* X> Comparable<X> for $map where $key: Key, $value: Comparable<X> {}
    )*};
}

each_map!(maps);
