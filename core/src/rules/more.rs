//! The hidden part of structs of data. The derive writes it; whoever else writes such a struct takes the rest from one
//! that the crate makes, so that a release may add fields.

/// Stands for fields to come.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct More;
