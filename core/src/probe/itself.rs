//! Finds out whether a type reads itself in another way than serde's derive would, and reads it once more if so.
//!
//! serde's derive begins with one request: for `deserialize_struct` with the names of the fields, say. [`Asking`] notes
//! the request that the derive of this kind of item would make, and refuses it; so what the derive has behind it is
//! never compiled for this reader. Any other request is that of an impl by hand, and reads the text.

use core::cell::Cell;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error as _, Visitor};

use crate::lexer::{self, Error};
use crate::report::Report;
use crate::schema::{Kind, Object, Reading, Schema, Tagging};

type Name = &'static str;
type Names = &'static [&'static str];

/// A request that was refused.
#[derive(Clone, Copy)]
enum Asked {
    /// With the names of the fields.
    Struct(Name, Names),
    /// With the names of the variants.
    Enum(Name, Names),
    /// A tuple struct.
    Tuple(Name),
    /// A newtype.
    Newtype(Name),
    /// A unit struct.
    Unit(Name),
    /// A struct with flattened fields.
    Map,
    /// An enum that is read from a buffer.
    Any,
}

impl Asked {
    /// Whether serde's derive asks so for a type of that schema, called `name` by serde.
    fn is_of_derive(self, schema: &Schema, name: &str) -> bool {
        match (self, &schema.kind) {
            (Asked::Struct(own, names), Kind::Struct(object)) => own == name && has_names(object, names),
            (Asked::Struct(own, _), Kind::Enum(variants)) => {
                own == name && matches!(variants.tagging, Tagging::Adjacent { .. })
            }
            (Asked::Enum(own, names), Kind::Enum(variants)) => {
                own == name && variants.named().all(|variant| names.contains(&variant.name))
            }
            (Asked::Unit(own), Kind::Null)
            | (Asked::Tuple(own), Kind::Tuple(_))
            | (Asked::Newtype(own), Kind::Newtype(_)) => own == name,
            (Asked::Map, Kind::Struct(_)) | (Asked::Any, Kind::Enum(_)) => true,
            _ => false,
        }
    }
}

/// Whether a request has the names of an object's fields, and no others.
fn has_names(object: &Object, names: &[&str]) -> bool {
    let own = || object.fields.iter().filter(|field| !field.hidden);
    let is_own = |name: &&str| own().any(|field| field.names().any(|own| own == *name));
    names.iter().all(is_own) && own().all(|field| names.contains(&field.name))
}

/// serde's `Deserializer` for a type that may read itself; `D` is the kind of item.
pub struct Asking<'a, 'de, D> {
    inner: &'a mut lexer::Deserializer<'de>,
    asked: &'a Cell<Option<Asked>>,
    derive: PhantomData<D>,
}

impl<D> Asking<'_, '_, D> {
    fn refuse<T>(self, asked: Asked) -> Result<T, Error> {
        self.asked.set(self.asked.get().or(Some(asked)));
        Err(Error::custom(""))
    }
}

/// The kinds of items, each with the request that serde's derive makes for it.
macro_rules! requests {
    ($(#[$doc:meta] $kind:ident $request:ident($($argument:ident: $ty:ty),*) $deserialize:ident => $asked:expr;)*) => {
        /// A kind of item. It refuses one request.
        pub trait Derive: Sized {$(
            #[doc(hidden)]
            fn $request<'de, V: Visitor<'de>>(
                asking: Asking<'_, 'de, Self>,
                $($argument: $ty,)*
                visitor: V,
            ) -> Result<V::Value, Error> {
                asking.inner.$deserialize($($argument,)* visitor)
            }
        )*}

        $(
            #[$doc]
            pub struct $kind;

            impl Derive for $kind {
                fn $request<'de, V: Visitor<'de>>(
                    asking: Asking<'_, 'de, Self>,
                    $($argument: $ty,)*
                    _: V,
                ) -> Result<V::Value, Error> {
                    asking.refuse($asked)
                }
            }
        )*

        impl<'de, D: Derive> Deserializer<'de> for Asking<'_, 'de, D> {
            type Error = Error;

            $(fn $deserialize<V: Visitor<'de>>(self, $($argument: $ty,)* visitor: V) -> Result<V::Value, Error> {
                D::$request(self, $($argument,)* visitor)
            })*

            as_it_is! {
                deserialize_bool() deserialize_i8() deserialize_i16() deserialize_i32() deserialize_i64()
                deserialize_i128() deserialize_u8() deserialize_u16() deserialize_u32() deserialize_u64()
                deserialize_u128() deserialize_f32() deserialize_f64() deserialize_char() deserialize_str()
                deserialize_string() deserialize_bytes() deserialize_byte_buf() deserialize_option()
                deserialize_unit() deserialize_seq() deserialize_tuple(len: usize) deserialize_identifier()
                deserialize_ignored_any()
            }
        }
    };
}

macro_rules! as_it_is {
    ($($deserialize:ident($($argument:ident: $ty:ty)?))*) => {$(
        fn $deserialize<V: Visitor<'de>>(self, $($argument: $ty,)? visitor: V) -> Result<V::Value, Error> {
            self.inner.$deserialize($($argument,)? visitor)
        }
    )*};
}

requests! {
    /// A struct with named fields, or an adjacently tagged enum.
    OfStruct structure(name: Name, names: Names) deserialize_struct => Asked::Struct(name, names);
    /// An externally tagged enum.
    OfEnum enumeration(name: Name, names: Names) deserialize_enum => Asked::Enum(name, names);
    /// A tuple struct.
    OfTuple tuple(name: Name, len: usize) deserialize_tuple_struct => {
        let _ = len;
        Asked::Tuple(name)
    };
    /// A newtype.
    OfNewtype newtype(name: Name) deserialize_newtype_struct => Asked::Newtype(name);
    /// A unit struct.
    OfUnit unit(name: Name) deserialize_unit_struct => Asked::Unit(name);
    /// A struct with flattened fields.
    OfMap map() deserialize_map => Asked::Map;
    /// An enum that serde reads from a buffer.
    OfAny any() deserialize_any => Asked::Any;
}

/// Reads a text as a type, unless serde's derive would read it.
pub(super) fn read_itself<'t, T: Deserialize<'t>, D: Derive>(
    text: &'t str,
    (schema, name): (&Schema, &str),
    judge: impl FnOnce(&T) -> Option<Report>,
) -> Reading<Result<Option<Report>, Error>> {
    let asked = Cell::new(None);
    let mut reader = lexer::Deserializer::new(text);
    let value =
        reader.value(|inner| T::deserialize(Asking::<D> { inner, asked: &asked, derive: PhantomData }));
    match asked.get() {
        Some(asked) if asked.is_of_derive(schema, name) => Reading::Derived,
        Some(_) => Reading::Unknown,
        None => Reading::Itself(value.and_then(|value| reader.end().map(|()| judge(&value)))),
    }
}
