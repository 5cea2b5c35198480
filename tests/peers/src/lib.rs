//! deployment-validate beside what one would use instead, on the same payloads.

pub mod first_call;
pub mod json;
pub mod measure;
pub mod ndjson;
pub mod patterns;
pub mod payloads;
pub mod peers;
pub mod table;
pub mod typed;
