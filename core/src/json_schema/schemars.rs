//! Types with rules for the [`schemars`](https://docs.rs/schemars) crate, version 1: its `JsonSchema` from the
//! same data as [`json_schema`](crate::json_schema()).
//!
//! Rust allows no implementation for all types at once, so there are three ways in: [`Valid`] implements
//! `JsonSchema` for every type that derives `DeploymentValidate`, the deployment payloads implement it
//! themselves, and [`schema`] is the body of an implementation of your own, or the argument of
//! `#[schemars(schema_with = "..")]` on a field.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ::schemars::{JsonSchema, Schema, SchemaGenerator};

use super::definitions::parts;
use crate::validate::DeploymentValidate;
use crate::validate::valid::Valid;

/// The schema of a type. Named types become definitions of the generator, under its own path; one whose name another
/// type has gets a number.
///
/// ```
/// use std::borrow::Cow;
///
/// use deployment_validate::{DeploymentValidate, Valid};
/// use schemars::{JsonSchema, Schema, SchemaGenerator, schema_for};
///
/// #[derive(DeploymentValidate)]
/// struct Port(#[validate(range(min = 1))] u16);
///
/// impl JsonSchema for Port {
///     fn inline_schema() -> bool {
///         true // a reference to the generator's definition
///     }
///     fn schema_name() -> Cow<'static, str> {
///         "Port".into()
///     }
///     fn json_schema(generator: &mut SchemaGenerator) -> Schema {
///         deployment_validate::schemars::schema::<Self>(generator)
///     }
/// }
///
/// for schema in [schema_for!(Vec<Port>), schema_for!(Vec<Valid<Port>>)] {
///     let schema = schema.to_value();
///     assert_eq!(schema["items"]["$ref"], "#/$defs/Port");
///     assert_eq!(schema["$defs"]["Port"]["minimum"], 1);
/// }
/// ```
pub fn schema<T: DeploymentValidate + ?Sized>(generator: &mut SchemaGenerator) -> Schema {
    let path = generator.settings().definitions_path.trim_start_matches('#').trim_matches('/');
    let prefix = format!("#/{path}/");
    let mut taken: Vec<String> = Vec::new();
    loop {
        let (root, definitions) = parts(T::SCHEMA, &prefix, false, &taken);
        let own = generator.definitions_mut();
        let before = taken.len();
        taken.extend(
            definitions
                .iter()
                .filter(|(name, definition)| own.get(*name).is_some_and(|other| other != *definition))
                .map(|(name, _)| name.clone()),
        );
        // Ends, because each round adds names that are not used again.
        if taken.len() == before {
            own.extend(definitions);
            return Schema::from(root);
        }
    }
}

/// The schema of the type inside.
impl<T: DeploymentValidate> JsonSchema for Valid<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed(if T::SCHEMA.name.is_empty() { "Valid" } else { T::SCHEMA.name })
    }

    fn schema_id() -> Cow<'static, str> {
        Cow::Borrowed(core::any::type_name::<T>())
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        schema::<T>(generator)
    }
}
