//! What generated `Serialize` impls call: enums in each of serde's taggings. In: a variant with its content, part by
//! part. Out: calls of a serde `Serializer`, those that serde's derive would make.

pub mod enums;
mod external;
mod tagged;
mod variant;
