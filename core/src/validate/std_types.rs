//! The trait that the derive implements, and what it means for types of the standard library: scalars
//! hold nothing to judge, containers pass validation on to what is inside.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, LinkedList, VecDeque};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::deployment_validate::{DeploymentValidate, schema_of};
use super::key::Key;
use crate::report::collector::Collector;
use crate::report::path::Path;
use crate::schema::pointers::{borrowed, owned};
use crate::schema::{Enum, Field, Kind, Schema, Tagging, Variant};

macro_rules! scalars {
    ($($scalar:ty => $kind:expr;)*) => {$(
        impl DeploymentValidate for $scalar {
            const SCHEMA: &'static Schema = &Schema::of($kind);

            #[inline]
            fn validate_at(&self, _: &Path<'_>, _: &mut Collector) {}
        }
    )*};
}

scalars! {
    str => Kind::String;
    String => Kind::String;
    bool => Kind::Bool;
    char => Kind::Char;
    () => Kind::Null;
    f32 => Kind::Number { single: true };
    f64 => Kind::Number { single: false };
}

macro_rules! integers {
    ($($int:ident $nonzero:ident)*) => {
        scalars! {
            $($int => Kind::Integer { min: $int::MIN as i128, max: $int::MAX as u128 };)*
        }
        $(
            impl DeploymentValidate for core::num::$nonzero {
                const SCHEMA: &'static Schema = &Schema::of(Kind::Integer {
                    min: if $int::MIN == 0 { 1 } else { $int::MIN as i128 },
                    max: $int::MAX as u128,
                });

                #[inline]
                fn validate_at(&self, _: &Path<'_>, _: &mut Collector) {}
            }
        )*
    };
}

integers!(i8 NonZeroI8 i16 NonZeroI16 i32 NonZeroI32 i64 NonZeroI64 i128 NonZeroI128 isize NonZeroIsize);
integers!(u8 NonZeroU8 u16 NonZeroU16 u32 NonZeroU32 u64 NonZeroU64 u128 NonZeroU128 usize NonZeroUsize);

macro_rules! through_pointers {
    ($([$($generics:tt)*] $pointer:ty => $schema:ident $inner:ty;)*) => {$(
        impl<$($generics)*> DeploymentValidate for $pointer where $inner: DeploymentValidate {
            const SCHEMA: &'static Schema = $schema(<$inner as DeploymentValidate>::SCHEMA);
            const VARIANT_NAMES: &'static [(&'static str, &'static str)] =
                <$inner as DeploymentValidate>::VARIANT_NAMES;

            #[inline]
            fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
                <$inner as DeploymentValidate>::validate_at(self, at, out);
            }
        }
    )*};
}

through_pointers! {
    [T: ?Sized] &T => borrowed T;
    [T: ?Sized] &mut T => owned T;
    [T: ?Sized] Box<T> => owned T;
    [T: ?Sized] Rc<T> => owned T;
    [T: ?Sized] Arc<T> => owned T;
    ['a, T: ToOwned + ?Sized] Cow<'a, T> => owned T;
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

impl<T> DeploymentValidate for core::marker::PhantomData<T> {
    const SCHEMA: &'static Schema = &Schema::of(Kind::Null);

    #[inline]
    fn validate_at(&self, _: &Path<'_>, _: &mut Collector) {}
}

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty, $len:expr, $is_set:expr;)*) => {$(
        impl<T: DeploymentValidate, $($generics)*> DeploymentValidate for $list {
            const SCHEMA: &'static Schema =
                &Schema::of(Kind::List { items: schema_of::<T>, len: $len, is_set: $is_set });

            #[inline]
            fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
                for (index, item) in self.iter().enumerate() {
                    if out.is_done() {
                        return;
                    }
                    item.validate_at(&at.index(index), out);
                }
            }
        }
    )*};
}

lists! {
    [] [T], None, false;
    [const N: usize] [T; N], Some(N), false;
    [] Vec<T>, None, false;
    [] VecDeque<T>, None, false;
    [] LinkedList<T>, None, false;
    [] BTreeSet<T>, None, true;
}

#[cfg(feature = "std")]
lists! {
    [S] std::collections::HashSet<T, S>, None, true;
}

macro_rules! maps {
    ($([$($generics:tt)*] $map:ty;)*) => {$(
        impl<K: Key, V: DeploymentValidate, $($generics)*> DeploymentValidate for $map {
            const SCHEMA: &'static Schema = &Schema::of(Kind::Map { keys: || K::TYPE, values: schema_of::<V> });

            #[inline]
            fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
                for (key, value) in self {
                    if out.is_done() {
                        return;
                    }
                    let at = at.step(key.segment());
                    key.validate_key_at(&at, out);
                    value.validate_at(&at, out);
                }
            }
        }
    )*};
}

maps! {
    [] BTreeMap<K, V>;
}

#[cfg(feature = "std")]
maps! {
    [S] std::collections::HashMap<K, V, S>;
}

impl<T: DeploymentValidate, E: DeploymentValidate> DeploymentValidate for Result<T, E> {
    const SCHEMA: &'static Schema = &Schema::of(Kind::Enum(Enum {
        tagging: Tagging::External,
        deny_unknown: false,
        variants: &[
            Variant::newtype("Ok", &Field { schema: schema_of::<T>, ..Field::named("0", "0") }),
            Variant::newtype("Err", &Field { schema: schema_of::<E>, ..Field::named("0", "0") }),
        ],
    }));

    fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
        match self {
            Ok(value) => value.validate_at(&at.key("Ok"), out),
            Err(value) => value.validate_at(&at.key("Err"), out),
        }
    }
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
}
