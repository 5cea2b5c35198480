//! The JSON Schemas of the payloads for the `schemars` crate.

use alloc::borrow::Cow;

use ::schemars::{JsonSchema, Schema, SchemaGenerator};

use super::buildpack::{Buildpack, BuildpackConfigType};
use super::docker::{Docker, DockerConfigType};
use super::payload::{Deployment, External, Internal};
use crate::json_schema::schemars::schema;

macro_rules! implement {
    ($($name:ident $(<$lifetime:lifetime>)?)*) => {$(
        impl JsonSchema for $name $(<$lifetime>)? {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                Cow::Borrowed(stringify!($name))
            }

            fn schema_id() -> Cow<'static, str> {
                Cow::Borrowed(concat!(module_path!(), "::", stringify!($name)))
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                schema::<Self>(generator)
            }
        }
    )*};
}

implement! {
    Deployment<'_> External<'_> Internal<'_> Docker<'_> Buildpack<'_> DockerConfigType BuildpackConfigType
}
