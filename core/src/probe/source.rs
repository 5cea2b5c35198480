//! Types that stand for schemas.

use core::marker::PhantomData;

use crate::schema::type_name::short_name;
use crate::schema::{Kind, Opaque, Schema};
use crate::validate::DeploymentValidate;

/// A type that stands for a schema.
pub trait SchemaSource {
    /// The type as data.
    fn schema() -> &'static Schema;
}

/// A type that derives, by its schema.
pub struct Derives<T: ?Sized>(PhantomData<T>);

impl<T: DeploymentValidate + ?Sized> SchemaSource for Derives<T> {
    fn schema() -> &'static Schema {
        T::SCHEMA
    }
}

/// A type that does not derive, by its schema.
pub struct Unknown<T>(PhantomData<T>);

impl<T> SchemaSource for Unknown<T> {
    fn schema() -> &'static Schema {
        const { &Schema::of(Kind::Opaque(Opaque::new(short_name::<T>, None))) }
    }
}

impl<S: SchemaSource> SchemaSource for Option<S> {
    fn schema() -> &'static Schema {
        const { &Schema::of(Kind::Option(S::schema)) }
    }
}
