//! Enums that generated `Serialize` impls write, in each of serde's taggings.

pub use serde::ser::{Error, Serialize, SerializeStruct, SerializeTuple, SerializeTupleStruct, Serializer};

pub use super::variant::{Named, WriteVariant};

use super::external::External;
use super::tagged::Tagged;

/// An enum that hands its variant to a [`WriteVariant`].
pub trait WriteVariants {
    /// Writes the variant.
    ///
    /// # Errors
    ///
    /// The writer's, and a variant that is never written.
    fn write_variant<W: WriteVariant>(&self, writer: W) -> Result<W::Ok, W::Error>;
}

/// Writes the name of the variant as a string, or as the only key of an object.
///
/// # Errors
///
/// The serializer's, and a variant that is never written.
pub fn external<T: WriteVariants, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.write_variant(External(serializer))
}

/// Writes the name of the variant under a key among those of its content.
///
/// # Errors
///
/// The serializer's, a variant that is never written, and content without keys.
pub fn internal<T: WriteVariants, S: Serializer>(
    value: &T,
    serializer: S,
    tag: &'static str,
) -> Result<S::Ok, S::Error> {
    value.write_variant(Tagged { serializer, tag })
}

/// Writes the name of the variant under a key, and its content, if it has any, under another.
///
/// # Errors
///
/// The serializer's, and a variant that is never written.
pub fn adjacent<T: WriteVariants, S: Serializer>(
    value: &T,
    serializer: S,
    keys: [&'static str; 2],
    variant: Named,
    has_content: bool,
) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_struct(variant.of, 1 + usize::from(has_content))?;
    object.serialize_field(keys[0], variant.name)?;
    if has_content {
        object.serialize_field(keys[1], &Content(value))?;
    }
    object.end()
}

/// Writes the content of the variant alone.
///
/// # Errors
///
/// The serializer's, and a variant that is never written.
pub fn untagged<T: WriteVariants, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.write_variant(Untagged(serializer))
}

/// The error for a variant with `skip_serializing`.
#[must_use]
pub fn hidden<E: Error>(variant: Named) -> E {
    E::custom(format_args!("`{}::{}` is never written", variant.of, variant.name))
}

struct Content<'a, T>(&'a T);

impl<T: WriteVariants> Serialize for Content<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        untagged(self.0, serializer)
    }
}

struct Untagged<S>(S);

impl<S: Serializer> WriteVariant for Untagged<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type Fields = S::SerializeStruct;
    type Items = S::SerializeTuple;

    fn unit(self, _: Named) -> Result<S::Ok, S::Error> {
        self.0.serialize_unit()
    }

    fn newtype<T: Serialize + ?Sized>(self, _: Named, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self.0)
    }

    fn items(self, _: Named, len: usize) -> Result<S::SerializeTuple, S::Error> {
        self.0.serialize_tuple(len)
    }

    fn fields(self, variant: Named, len: usize) -> Result<S::SerializeStruct, S::Error> {
        self.0.serialize_struct(variant.name, len)
    }
}
