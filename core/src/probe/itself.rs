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
use crate::schema::{Kind, Misfit, Object, Reading, Schema, Tagging, Verdict};

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
    inner: Inner<'a, 'de>,
    asked: &'a Cell<Option<Asked>>,
    derive: PhantomData<D>,
}

/// What the type reads.
enum Inner<'a, 'de> {
    Text(&'a mut lexer::Deserializer<'de>),
    /// An absent key, which only an `Option` passes.
    AbsentKey,
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
                match asking.inner {
                    Inner::Text(inner) => inner.$deserialize($($argument,)* visitor),
                    Inner::AbsentKey => Err(Error::custom("")),
                }
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

            fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
                match self.inner {
                    Inner::Text(inner) => inner.deserialize_option(visitor),
                    Inner::AbsentKey => visitor.visit_none(),
                }
            }

            as_it_is! {
                deserialize_bool() deserialize_i8() deserialize_i16() deserialize_i32() deserialize_i64()
                deserialize_i128() deserialize_u8() deserialize_u16() deserialize_u32() deserialize_u64()
                deserialize_u128() deserialize_f32() deserialize_f64() deserialize_char() deserialize_str()
                deserialize_string() deserialize_bytes() deserialize_byte_buf() deserialize_unit()
                deserialize_seq() deserialize_tuple(len: usize) deserialize_identifier()
                deserialize_ignored_any()
            }
        }
    };
}

macro_rules! as_it_is {
    ($($deserialize:ident($($argument:ident: $ty:ty)?))*) => {$(
        fn $deserialize<V: Visitor<'de>>(self, $($argument: $ty,)? visitor: V) -> Result<V::Value, Error> {
            match self.inner {
                Inner::Text(inner) => inner.$deserialize($($argument,)? visitor),
                Inner::AbsentKey => Err(Error::custom("")),
            }
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

/// Reads a text, or an absent key, as a type and validates it, unless serde's derive would read it.
pub(super) fn read_itself<'t, T: Deserialize<'t>, D: Derive>(
    text: Option<&'t str>,
    (schema, name): (&Schema, &str),
    judge: impl Fn(&T) -> Option<Report>,
) -> Reading<Verdict> {
    read(text, (schema, name), &mut |inner, asked| {
        T::deserialize(Asking::<D> { inner, asked, derive: PhantomData }).map(|value| judge(&value))
    })
}

/// Reads a value and validates it; notes a request that was refused.
type Judged<'j, 't> =
    dyn for<'a> FnMut(Inner<'a, 't>, &'a Cell<Option<Asked>>) -> Result<Option<Report>, Error> + 'j;

/// Reads from the text and says how the request turned out. It has no type parameter: what it does is compiled once.
fn read<'t>(
    text: Option<&'t str>,
    (schema, name): (&Schema, &str),
    judged: &mut Judged<'_, 't>,
) -> Reading<Verdict> {
    let asked = Cell::new(None);
    let verdict = match text {
        Some(text) => {
            let mut reader = lexer::Deserializer::new(text);
            let verdict = reader.value(|inner| judged(Inner::Text(inner), &asked));
            verdict.and_then(|report| reader.end().map(|()| report))
        }
        None => judged(Inner::AbsentKey, &asked),
    };
    match asked.get() {
        Some(asked) if asked.is_of_derive(schema, name) => Reading::Derived,
        Some(_) => Reading::Unknown,
        None => Reading::Itself(verdict.map_err(Misfit::from)),
    }
}
