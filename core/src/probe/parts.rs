//! Lists and maps of types that do not derive: serde reads each part by itself, so that each one that does not
//! fit is told.

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::format;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::readable::{Readable, read_text};
use super::source::SchemaSource;
use crate::schema::type_name::short_name;
use crate::schema::{Kind, Misfit, Opaque, Schema};

impl<T: SchemaSource + ?Sized> SchemaSource for Box<T> {
    fn schema() -> &'static Schema {
        T::schema()
    }
}

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty, $len:expr, $is_set:expr;)*) => {$(
        impl<T: DeserializeOwned, $($generics)*> SchemaSource for $list {
            fn schema() -> &'static Schema {
                const { &Schema::of(Kind::List { items: Readable::<T>::schema, len: $len, is_set: $is_set }) }
            }
        }
    )*};
}

lists! {
    [] [T], None, false;
    [const N: usize] [T; N], Some(N), false;
    [] Vec<T>, None, false;
    [] VecDeque<T>, None, false;
    [] BTreeSet<T>, None, true;
}

#[cfg(feature = "std")]
lists! {
    [S] std::collections::HashSet<T, S>, None, true;
}

macro_rules! maps {
    ($([$($generics:tt)*] $map:ty;)*) => {$(
        impl<K: DeserializeOwned, V: DeserializeOwned, $($generics)*> SchemaSource for $map {
            fn schema() -> &'static Schema {
                const { &Schema::of(Kind::Map { keys: ReadableKey::<K>::schema, values: Readable::<V>::schema }) }
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

/// A type of keys, as data.
struct ReadableKey<K>(PhantomData<K>);

impl<K: DeserializeOwned> SchemaSource for ReadableKey<K> {
    fn schema() -> &'static Schema {
        const { &Schema::of(Kind::Opaque(Opaque::new(short_name::<K>, Some(read_key::<K>)))) }
    }
}

/// Reads a JSON string as a key, which may be one that holds a number.
fn read_key<K: DeserializeOwned>(text: &str) -> Result<(), Misfit> {
    read_text::<Entry<K>>(&format!("{{{text}:0}}")).map(drop)
}

/// An object with one key.
struct Entry<K>(PhantomData<K>);

impl<'de, K: Deserialize<'de>> Deserialize<'de> for Entry<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entry(PhantomData))
    }
}

impl<'de, K: Deserialize<'de>> Visitor<'de> for Entry<K> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self, A::Error> {
        map.next_entry::<K, IgnoredAny>().map(|_| self)
    }
}
