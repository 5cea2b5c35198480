//! Enums that generated `Deserialize` impls read: the variant by its index, its content through serde's
//! `VariantAccess`. How documents say which variant they hold is decided here for names, in `tagged` for tags, and what
//! the content is read from is a `VariantAccess` each time.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, EnumAccess, Visitor};

pub use serde::de::VariantAccess;

use super::absent::AbsentKey;
use super::buffered::Buffered;
use super::items::{ItemsVisitor, ReadItems};
use super::names::{EntriesVisitor, KeepingVisitor};
use super::slots::{ReadSlot, Seed};
use super::source::{NameSeed, ReadEntries};
use super::text::{self, Lexer, Refused};

/// An enum whose variants are read by their index among those that are read.
pub trait ReadVariants<'de>: Sized {
    /// The type's name.
    const NAME: &'static str;
    /// The names of its variants, then their other names.
    const NAMES: &'static [&'static str];
    /// How many variants are read.
    const COUNT: usize;

    /// The index of the variant of that name.
    fn index_of(name: &str) -> Option<usize>;

    /// Reads the content of a variant.
    ///
    /// # Errors
    ///
    /// The content's own, and an index that no variant has.
    fn read_variant<A: VariantAccess<'de>>(index: usize, content: A) -> Result<Self, A::Error>;
}

/// Reads an enum whose variants are named by a string, or by the only key of an object.
///
/// # Errors
///
/// Another value, an unknown name, and the content's own.
#[inline]
pub fn external<'de, T: ReadVariants<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_enum(T::NAME, T::NAMES, External(PhantomData))
}

/// Reads such an enum from the tokens of a text.
///
/// # Errors
///
/// A value that serde has to read.
#[inline]
pub fn read_text<'t, T: ReadVariants<'t> + Deserialize<'t>>(lexer: &mut Lexer<'t>) -> Result<T, Refused> {
    if lexer.peek() != b'"' {
        return text::by_serde(lexer, |deserializer| T::deserialize(deserializer));
    }
    let name = lexer.string().map_err(|_| Refused)?;
    if name.is_escaped {
        return Err(Refused);
    }
    T::read_variant(T::index_of(lexer.raw(name)).ok_or(Refused)?, NameAlone)
}

/// The content of a variant that is only named: none.
struct NameAlone;

impl<'de> VariantAccess<'de> for NameAlone {
    type Error = Refused;

    #[inline]
    fn unit_variant(self) -> Result<(), Refused> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, _: S) -> Result<S::Value, Refused> {
        Err(Refused)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Refused> {
        Err(Refused)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Refused> {
        Err(Refused)
    }
}

struct External<T>(PhantomData<T>);

impl<'de, T: ReadVariants<'de>> Visitor<'de> for External<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, one of its names", T::NAME)
    }

    #[inline]
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<T, A::Error> {
        let (variant, content) = access.variant_seed(NameSeed(T::index_of))?;
        T::read_variant(known(variant)?, content)
    }
}

/// Reads an enum without names: the first variant that the value fits.
///
/// # Errors
///
/// A value that fits no variant.
pub fn untagged<'de, T: ReadVariants<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let value = Buffered::deserialize(deserializer)?;
    let mut read = (0..T::COUNT).map(|index| T::read_variant(index, Content(value.read::<D::Error>())));
    read.find_map(Result::ok)
        .ok_or_else(|| de::Error::custom(format_args!("no variant of `{}` has such a value", T::NAME)))
}

/// The index of a variant that was named.
///
/// # Errors
///
/// An unknown name. The message leaves the name out: it is a value, which may be a secret.
#[inline]
pub(super) fn known<E: de::Error>(variant: Option<usize>) -> Result<usize, E> {
    variant.ok_or_else(|| E::custom("unknown variant"))
}

/// The error for an index that no variant has.
#[must_use]
pub fn no_variant<E: de::Error>() -> E {
    E::custom("unknown variant")
}

/// Reads the content of a newtype variant.
///
/// # Errors
///
/// The content's own.
#[inline]
pub fn newtype<'de, T, A: VariantAccess<'de>>(
    content: A,
    read: impl ReadSlot<'de, T>,
) -> Result<T, A::Error> {
    content.newtype_variant_seed(Seed(read, PhantomData))
}

/// Reads the content of the variant with named fields at the index `AT`.
///
/// # Errors
///
/// The content's own.
#[inline]
pub fn entries<'de, T: ReadEntries<'de, AT>, const AT: usize, A: VariantAccess<'de>>(
    content: A,
) -> Result<T, A::Error> {
    content.struct_variant(T::NAMES, EntriesVisitor::<T, AT>(PhantomData))
}

/// The same of a variant with flattened fields.
///
/// # Errors
///
/// The content's own.
pub fn flattening<'de, T: ReadEntries<'de, AT>, const AT: usize, A: VariantAccess<'de>>(
    content: A,
) -> Result<T, A::Error> {
    content.struct_variant(T::NAMES, KeepingVisitor::<T, AT>(PhantomData))
}

/// Reads the content of the tuple variant at the index `AT`.
///
/// # Errors
///
/// The content's own.
#[inline]
pub fn items<'de, T: ReadItems<'de, AT>, const AT: usize, A: VariantAccess<'de>>(
    content: A,
) -> Result<T, A::Error> {
    content.tuple_variant(T::LEN, ItemsVisitor::<T, AT>(PhantomData))
}

/// The content of a variant as a value of its own.
pub(super) struct Content<D>(pub(super) D);

impl<'de, D: Deserializer<'de>> VariantAccess<'de> for Content<D> {
    type Error = D::Error;

    fn unit_variant(self) -> Result<(), D::Error> {
        <()>::deserialize(self.0)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, D::Error> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_struct("", fields, visitor)
    }
}

/// The content of a variant whose key, of that name, is absent.
pub(super) struct NoContent<E>(pub(super) &'static str, pub(super) PhantomData<E>);

impl<'de, E: de::Error> VariantAccess<'de> for NoContent<E> {
    type Error = E;

    fn unit_variant(self) -> Result<(), E> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, E> {
        seed.deserialize(AbsentKey::new(self.0))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, E> {
        Err(E::missing_field(self.0))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, E> {
        Err(E::missing_field(self.0))
    }
}
