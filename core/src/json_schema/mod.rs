//! [`json_schema`]: a type and its rules as JSON Schema, draft 2020-12, for editors, generators and
//! validators in other languages. In: the type's `SCHEMA`. Out: a schema that accepts what
//! [`json::from_str`](crate::json::from_str) accepts, as far as JSON Schema can say it.

mod beside;
mod body;
mod by_key;
mod conditions;
mod decided;
mod definitions;
mod docs;
mod keys;
mod named;
mod objects;
mod references;
mod rules;
#[cfg(feature = "schemars")]
pub mod schemars;
mod types;
mod variants;

use serde_json::Value;

use crate::schema::Schema;
use crate::validate::DeploymentValidate;

/// A type and its rules as JSON Schema, draft 2020-12.
///
/// Named types are in `$defs`, conditions become `if` and `then`, forbidden keys `false`, groups `oneOf`, `anyOf` and
/// `not`; titles and descriptions come from doc comments. Patterns stay as written, in JavaScript's syntax without
/// the `u` flag.
///
/// A value is valid for the schema exactly when [`json::from_str`](crate::json::from_str) accepts its text,
/// with these exceptions, where the schema accepts more and has a `$comment`:
///
/// - rules that JSON Schema has no keyword for: `custom`, patterns in another syntax than JavaScript's, the
///   exact part of a length in bytes or UTF-16 units, `range` and `multiple_of` of a map's keys, `multiple_of` a
///   fraction such as 0.1, which validators divide inexactly, rules of what serde converts, and conditions on fields
///   that documents do not show. A comment has the rule's name and its parameters as JSON;
/// - types that do not derive, and types that read themselves: serde alone judges them;
/// - untagged variants and flattened options, where a type has such a comment or a `format`: which variant serde reads, and
///   whether the option is absent, the schema does not know then; nor does it know which of two flattened types that are enums
///   or options takes a key that both have;
/// - rules of what stands beside a tag and is no struct; keys of a flattened option that does not fit, under
///   `deny_unknown_fields`; and the tag of a flattened optional enum, which may be the number of a variant;
///
/// and these, which it cannot show:
///
/// - a flattened enum of which a document names two variants: serde takes the first;
/// - `1.0`, which JSON Schema takes for an integer: where types decide, as above, it may mean another variant;
/// - what a JSON value no longer shows: repeated keys, `1.0` and `-0` where an integer is expected, nesting
///   of more than 128 levels, integers beyond 64 bits.
///
/// What serde fills in for an absent key is its `default`, decides conditions on it, and makes the key required where it
/// breaks a rule; but the defaults of a type with type parameters are not known. A bound of an `f32` is exact, while
/// reading rounds.
///
/// ```
/// use deployment_validate::{DeploymentValidate, json_schema};
///
/// #[derive(DeploymentValidate)]
/// #[serde(rename_all = "camelCase", deny_unknown_fields)]
/// struct Probe {
///     /// Seconds between two calls.
///     #[validate(range(min = 1, max = 60))]
///     period: u8,
///     #[validate(pattern = "^/")]
///     http_path: Option<String>,
/// }
///
/// let schema = json_schema::<Probe>();
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// assert_eq!(schema["required"], serde_json::json!(["period"]));
/// assert_eq!(schema["properties"]["period"]["maximum"], 60);
/// assert_eq!(schema["properties"]["period"]["description"], "Seconds between two calls.");
/// assert_eq!(schema["properties"]["httpPath"]["pattern"], "^/");
/// assert_eq!(schema["additionalProperties"], false);
/// ```
#[must_use]
pub fn json_schema<T: DeploymentValidate + ?Sized>() -> Value {
    json_schema_of(T::SCHEMA)
}

/// The same of a type by its schema, `T::SCHEMA`: a type with `#[validate(context = TYPE)]` has no other.
#[must_use]
pub fn json_schema_of(schema: &'static Schema) -> Value {
    definitions::document(schema)
}
