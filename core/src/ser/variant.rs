//! Where the content of a variant goes: a [`WriteVariant`] knows how documents name it.

use serde::ser::{Error, Serialize, SerializeStruct, SerializeTuple};

/// Writes one variant.
pub trait WriteVariant: Sized {
    /// What the serializer makes.
    type Ok;
    /// The serializer's errors.
    type Error: Error;
    /// Writes the fields of a variant that names them.
    type Fields: SerializeStruct<Ok = Self::Ok, Error = Self::Error>;
    /// Writes the fields of a tuple variant.
    type Items: SerializeTuple<Ok = Self::Ok, Error = Self::Error>;

    /// A variant without content.
    ///
    /// # Errors
    ///
    /// The serializer's.
    fn unit(self, variant: Named) -> Result<Self::Ok, Self::Error>;

    /// A variant with one value.
    ///
    /// # Errors
    ///
    /// The serializer's.
    fn newtype<T: Serialize + ?Sized>(self, variant: Named, value: &T) -> Result<Self::Ok, Self::Error>;

    /// A tuple variant with so many fields.
    ///
    /// # Errors
    ///
    /// The serializer's.
    fn items(self, variant: Named, len: usize) -> Result<Self::Items, Self::Error>;

    /// A variant with so many named fields.
    ///
    /// # Errors
    ///
    /// The serializer's.
    fn fields(self, variant: Named, len: usize) -> Result<Self::Fields, Self::Error>;
}

/// A variant, by its place in the enum and by name.
#[derive(Clone, Copy)]
pub struct Named {
    /// The enum's name.
    pub of: &'static str,
    /// The place among the variants.
    pub index: u32,
    /// The variant's name.
    pub name: &'static str,
}
