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

use super::readable::{Readable, misfit};
use super::{TypeProbe, short_name};
use crate::schema::{Kind, Misfit, Opaque, Schema};

/// A list or a map whose parts serde can read.
pub trait Parts {
    /// The type as data.
    const SCHEMA: &'static Schema;
}

/// A list or a map of a type that does not derive.
pub trait ViaReadableParts {
    /// The type as data.
    fn schema(&self) -> &'static Schema;
}

impl<T: Parts> ViaReadableParts for &&&&TypeProbe<T, true> {
    fn schema(&self) -> &'static Schema {
        T::SCHEMA
    }
}

impl<T: Parts> Parts for Option<T> {
    const SCHEMA: &'static Schema = &Schema::of(Kind::Option(|| T::SCHEMA));
}

impl<T: Parts + ?Sized> Parts for Box<T> {
    const SCHEMA: &'static Schema = T::SCHEMA;
}

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty, $len:expr, $is_set:expr;)*) => {$(
        impl<T: DeserializeOwned, $($generics)*> Parts for $list {
            const SCHEMA: &'static Schema =
                &Schema::of(Kind::List { items: || Readable::<T>::SCHEMA, len: $len, is_set: $is_set });
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
        impl<K: DeserializeOwned, V: DeserializeOwned, $($generics)*> Parts for $map {
            const SCHEMA: &'static Schema =
                &Schema::of(Kind::Map { keys: || ReadableKey::<K>::SCHEMA, values: || Readable::<V>::SCHEMA });
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

impl<K: DeserializeOwned> ReadableKey<K> {
    const SCHEMA: &'static Schema =
        &Schema::of(Kind::Opaque(Opaque { name: short_name::<K>, read: Some(read_key::<K>) }));
}

/// Reads a JSON string as a key, which may be one that holds a number.
fn read_key<K: DeserializeOwned>(text: &str) -> Result<(), Misfit> {
    super::readable::read_strictly::<Entry<K>>(&format!("{{{text}:0}}")).map(drop).map_err(misfit)
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
