//! The same payloads, written as each crate's documentation would have it.

pub mod by_hand;
pub mod garde;
pub mod ours;
pub mod schema;
pub mod serde_valid;
pub mod validator;

/// A way to validate a typed payload.
pub trait Peer {
    /// What it is called.
    const NAME: &'static str;

    /// The payload.
    type Payload<'t>;

    /// Reads a payload that fits the types.
    fn read(text: &str) -> Self::Payload<'_>;

    /// Whether it is valid, in the quickest way there is.
    fn is_valid(payload: &Self::Payload<'_>) -> bool;

    /// Makes the report; whether it is one of no mistakes.
    fn validate(payload: &Self::Payload<'_>) -> bool;
}
