//! Names of keys and variants, and structs and enums that are read by them: what generated `Deserialize` impls call.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{self, DeserializeSeed, EnumAccess, VariantAccess, Visitor};

pub use serde::de::{Deserialize, Deserializer, MapAccess};

/// The names that a type has for its keys or variants.
pub struct Names {
    /// The name of each key, then the other names.
    pub list: &'static [&'static str],
    /// The same in one text, each behind its length, which the crate's own reader compares with the text in place.
    /// Empty where a name is too long for that, or stands with escapes in a text.
    pub packed: &'static str,
    /// For each of the other names the index of its key.
    pub others: &'static [usize],
}

impl Names {
    /// How many keys there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.list.len() - self.others.len()
    }

    /// Whether there are no keys.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The index of the key that a name of the list stands for.
    #[inline]
    fn key(&self, name: usize) -> Option<usize> {
        match name.checked_sub(self.len()) {
            None => Some(name),
            Some(other) => self.others.get(other).copied(),
        }
    }
}

/// A struct, or an enum told by its keys, that is read from the entries of an object.
pub trait ReadEntries<'de>: Sized {
    /// The type's name.
    const NAME: &'static str;
    /// The names of its keys.
    const NAMES: &'static Names;

    /// Reads the entries.
    ///
    /// # Errors
    ///
    /// What the entries say, unknown and repeated keys, and keys that do not belong together.
    fn read_entries<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

/// Reads an object.
///
/// # Errors
///
/// As [`ReadEntries::read_entries`].
#[inline]
pub fn read<'de, T: ReadEntries<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_struct(T::NAME, T::NAMES.list, EntriesVisitor(PhantomData))
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: ReadEntries<'de>> Visitor<'de> for EntriesVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, an object", T::NAME)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read_entries(map)
    }
}

/// An enum whose variants are but names.
pub trait ReadName: Sized {
    /// The type's name.
    const NAME: &'static str;
    /// The names of its variants.
    const NAMES: &'static Names;

    /// The variant of an index.
    fn of_index(index: usize) -> Option<Self>;
}

/// Reads a name.
///
/// # Errors
///
/// Another value than one of the names.
#[inline]
pub fn read_name<'de, T: ReadName, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_enum(T::NAME, T::NAMES.list, NameVisitor(PhantomData))
}

struct NameVisitor<T>(PhantomData<T>);

impl<'de, T: ReadName> Visitor<'de> for NameVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, one of its names", T::NAME)
    }

    #[inline]
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<T, A::Error> {
        let (index, content) = access.variant_seed(Seed { names: T::NAMES, unknown: Unknown::Variant })?;
        content.unit_variant()?;
        T::of_index(index).ok_or_else(|| de::Error::custom("unknown variant"))
    }
}

/// The index of the next key; one past the last for a key that is not known.
///
/// # Errors
///
/// An unknown key, if those are denied.
#[inline]
pub fn next_key<'de, A: MapAccess<'de>>(
    map: &mut A,
    names: &'static Names,
    deny_unknown: bool,
) -> Result<Option<usize>, A::Error> {
    let unknown = if deny_unknown { Unknown::Denied } else { Unknown::Ignored };
    map.next_key_seed(Seed { names, unknown })
}

/// What becomes of a name that is not known.
#[derive(Clone, Copy)]
enum Unknown {
    Ignored,
    Denied,
    Variant,
}

#[derive(Clone, Copy)]
struct Seed {
    names: &'static Names,
    unknown: Unknown,
}

impl Seed {
    #[cold]
    fn unknown<E: de::Error>(self, name: &str) -> Result<usize, E> {
        match self.unknown {
            Unknown::Ignored => Ok(self.names.len()),
            Unknown::Denied => Err(E::unknown_field(name, self.names.list)),
            // The name is a value, which may be a secret.
            Unknown::Variant => Err(E::custom("unknown variant")),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed {
    type Value = usize;

    /// The crate's own reader answers a newtype of this name with an index. To any other it is a newtype.
    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        match self.names.packed {
            "" => deserializer.deserialize_identifier(self),
            packed => deserializer.deserialize_newtype_struct(packed, self),
        }
    }
}

impl<'de> Visitor<'de> for Seed {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    #[inline]
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }

    #[inline]
    fn visit_u64<E: de::Error>(self, index: u64) -> Result<usize, E> {
        match usize::try_from(index).ok().and_then(|index| self.names.key(index)) {
            Some(key) => Ok(key),
            None => self.unknown(""),
        }
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<usize, E> {
        let index = self.names.list.iter().position(|own| *own == name);
        match index.and_then(|index| self.names.key(index)) {
            Some(key) => Ok(key),
            None => self.unknown(name),
        }
    }

    fn visit_bytes<E: de::Error>(self, name: &[u8]) -> Result<usize, E> {
        match core::str::from_utf8(name) {
            Ok(name) => self.visit_str(name),
            Err(_) => self.unknown(""),
        }
    }
}
