//! `DeploymentValidate` for the enums, ranges and tuples of std, and schemas of the like.

use super::deployment_validate::{Comparable, DeploymentValidate, schema_of};
use super::parts::Parts;
use crate::report::collector::Collector;
use crate::report::path::Path;
use crate::schema::{Absent, Content, Enum, Field, Kind, Object, Schema, Shows, Variant};

/// A variant that carries one value.
pub(super) const fn newtype<T: DeploymentValidate<X>, X>(name: &'static str) -> Variant {
    let field = const { &Field { schema: schema_of::<T, X>, shows: T::SHOWS, ..Field::named("0", "0") } };
    Variant::named(name, name, Content::Newtype(field))
}

/// The schema of an externally tagged enum.
pub(super) const fn named_variants(variants: &'static [Variant]) -> Schema {
    Schema::of(Kind::Enum(Enum::of(variants)))
}

impl<T: DeploymentValidate<X>, E: DeploymentValidate<X>, X> DeploymentValidate<X> for Result<T, E> {
    const SCHEMA: &'static Schema =
        &named_variants(const { &[newtype::<T, X>("Ok"), newtype::<E, X>("Err")] });
    const SHOWS: Shows = Shows::All;

    fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
        match self {
            Ok(value) => value.validate_at(&at.key("Ok"), out),
            Err(value) => value.validate_at(&at.key("Err"), out),
        }
    }

    fn validate_change_at(&self, old: &Self, at: &Path<'_>, out: &mut Collector) {
        match (self, old) {
            (Ok(new), Ok(old)) => new.validate_change_at(old, &at.key("Ok"), out),
            (Err(new), Err(old)) => new.validate_change_at(old, &at.key("Err"), out),
            _ => {}
        }
    }

    fn visit_parts(&self, parts: &mut Parts) {
        let outer = parts.open_map();
        match self {
            Ok(value) => value.visit_parts(parts.key("Ok")),
            Err(value) => value.visit_parts(parts.key("Err")),
        }
        parts.close(outer);
    }
}

impl<T: Comparable<X>, E: Comparable<X>, X> Comparable<X> for Result<T, E> {}

impl<T: DeploymentValidate<X>, X> DeploymentValidate<X> for core::ops::Bound<T> {
    const SCHEMA: &'static Schema = &named_variants(
        const {
            let unit = Variant::named("Unbounded", "Unbounded", Content::Unit);
            &[unit, newtype::<T, X>("Included"), newtype::<T, X>("Excluded")]
        },
    );
    const SHOWS: Shows = Shows::All;

    fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
        match self {
            Self::Unbounded => {}
            Self::Included(value) => value.validate_at(&at.key("Included"), out),
            Self::Excluded(value) => value.validate_at(&at.key("Excluded"), out),
        }
    }

    fn visit_parts(&self, parts: &mut Parts) {
        let (name, value) = match self {
            Self::Unbounded => return parts.text("Unbounded"),
            Self::Included(value) => ("Included", value),
            Self::Excluded(value) => ("Excluded", value),
        };
        let outer = parts.open_map();
        value.visit_parts(parts.key(name));
        parts.close(outer);
    }
}

impl<T: Comparable<X>, X> Comparable<X> for core::ops::Bound<T> {}

/// The schema of a struct that requires all its keys and allows no others.
pub(super) const fn exact(fields: &'static [Field]) -> Kind {
    Kind::Struct(Object { deny_unknown: true, presence: 0, ..Object::of(fields) })
}

/// A required key.
pub(super) const fn required<T: DeploymentValidate<X>, X>(name: &'static str) -> Field {
    Field { schema: schema_of::<T, X>, shows: T::SHOWS, absent: Absent::Never, ..Field::named(name, name) }
}

macro_rules! ranges {
    ($($range:ident { $($key:literal: |$value:ident| $part:expr),* })*) => {$(
        impl<T: DeploymentValidate<X>, X> DeploymentValidate<X> for core::ops::$range<T> {
            const SCHEMA: &'static Schema = &Schema::of(exact(const { &[$(required::<T, X>($key)),*] }));
            const SHOWS: Shows = Shows::All;

            fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
                $({
                    let $value = self;
                    $part.validate_at(&at.key($key), out);
                })*
            }

            fn visit_parts(&self, parts: &mut Parts) {
                let outer = parts.open_map();
                $({
                    let $value = self;
                    $part.visit_parts(parts.key($key));
                })*
                parts.close(outer);
            }
        }

        impl<T: Comparable<X>, X> Comparable<X> for core::ops::$range<T> {}
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
        impl<$($name: DeploymentValidate<X>,)* X> DeploymentValidate<X> for ($($name,)*) {
            const SCHEMA: &'static Schema = &Schema::of(Kind::Tuple(&[$(Field {
                schema: schema_of::<$name, X>,
                shows: $name::SHOWS,
                ..Field::named("", stringify!($index))
            }),*]));
            const SHOWS: Shows = Shows::All;

            #[inline]
            fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
                $(self.$index.validate_at(&at.index($index), out);)*
            }

            fn validate_change_at(&self, old: &Self, at: &Path<'_>, out: &mut Collector) {
                $(self.$index.validate_change_at(&old.$index, &at.index($index), out);)*
            }

            fn visit_parts(&self, parts: &mut Parts) {
                let outer = parts.open_list();
                $(self.$index.visit_parts(parts);)*
                parts.close(outer);
            }
        }

        impl<$($name: Comparable<X>,)* X> Comparable<X> for ($($name,)*) {}
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
