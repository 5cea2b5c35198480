//! The trait that the derive implements, its impls for types of the standard library and other crates, and what
//! generated code calls while it walks a value.

pub mod change;
mod context;
pub mod custom;
mod deployment_validate;
mod foreign_types;
mod inside;
pub(crate) mod items;
pub(crate) mod key;
pub(crate) mod known;
pub(crate) mod length;
pub(crate) mod maybe;
pub(crate) mod opened;
#[cfg(feature = "serde")]
mod options;
pub(crate) mod ordered;
pub(crate) mod parts;
pub mod repeats;
pub(crate) mod reporter;
pub(crate) mod scalar;
mod std_shapes;
mod std_types;
pub(crate) mod templated;
pub(crate) mod valid;
pub(crate) mod within;

pub use change::Precedes;
pub use context::{InContext, NoContext};
pub use deployment_validate::{Comparable, DeploymentValidate, schema_of};
pub use items::{List, Map, all_entries, all_items};
pub use key::{Key, KeyOf};
pub use length::HasLength;
pub use maybe::Maybe;
#[cfg(feature = "serde")]
pub use options::{Options, OptionsFor};
pub use ordered::Ordered;
pub use parts::Parts;
pub use reporter::Reporter;
pub use scalar::{CanBeAbsent, Numeric, Scalar, Text};
pub use templated::Templated;
pub use valid::{Rejected, Valid};
