//! Variants that are named by a string, or by the only key of an object.

use serde::ser::{
    Serialize, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleVariant, Serializer,
};

use super::variant::{Named, WriteVariant};

pub(super) struct External<S>(pub(super) S);

impl<S: Serializer> WriteVariant for External<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type Fields = Parts<S::SerializeStructVariant>;
    type Items = Parts<S::SerializeTupleVariant>;

    fn unit(self, variant: Named) -> Result<S::Ok, S::Error> {
        self.0.serialize_unit_variant(variant.of, variant.index, variant.name)
    }

    fn newtype<T: Serialize + ?Sized>(self, variant: Named, value: &T) -> Result<S::Ok, S::Error> {
        self.0.serialize_newtype_variant(variant.of, variant.index, variant.name, value)
    }

    fn items(self, variant: Named, len: usize) -> Result<Self::Items, S::Error> {
        self.0.serialize_tuple_variant(variant.of, variant.index, variant.name, len).map(Parts)
    }

    fn fields(self, variant: Named, len: usize) -> Result<Self::Fields, S::Error> {
        self.0.serialize_struct_variant(variant.of, variant.index, variant.name, len).map(Parts)
    }
}

/// The fields of a variant, written as those of a struct or tuple are.
pub(super) struct Parts<P>(P);

impl<P: SerializeStructVariant> SerializeStruct for Parts<P> {
    type Ok = P::Ok;
    type Error = P::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), P::Error> {
        self.0.serialize_field(key, value)
    }

    fn skip_field(&mut self, key: &'static str) -> Result<(), P::Error> {
        self.0.skip_field(key)
    }

    fn end(self) -> Result<P::Ok, P::Error> {
        self.0.end()
    }
}

impl<P: SerializeTupleVariant> SerializeTuple for Parts<P> {
    type Ok = P::Ok;
    type Error = P::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), P::Error> {
        self.0.serialize_field(value)
    }

    fn end(self) -> Result<P::Ok, P::Error> {
        self.0.end()
    }
}
