//! Finds out whether serde can read the types of two fields that a rule compares, and compares parts of a document as values
//! of these types.

use core::marker::PhantomData;

use serde::Deserialize;

use crate::lexer::Deserializer;
use crate::rules::condition::Comparison;
use crate::validate::Ordered;
use crate::validate::ordered::{Holds, is_equal, is_ordered};

/// A probe for whether serde can read `A` and `B`, which hold a `T`.
pub struct CompareProbe<A, B, T>(PhantomData<(A, B, T)>);

impl<A, B, T> CompareProbe<A, B, T> {
    /// The probe.
    pub const NEW: Self = CompareProbe(PhantomData);
}

/// Reads both texts.
fn both<'t, A: Deserialize<'t>, B: Deserialize<'t>>(own: &'t str, other: &'t str) -> Option<(A, B)> {
    Some((Deserializer::read(own).ok()?, Deserializer::read(other).ok()?))
}

/// Types that serde can read, of values with an order.
pub trait CanOrder<'t> {
    /// Whether the first value is on that side of the second.
    fn order(&self, own: &'t str, other: &'t str, side: Option<Comparison>) -> Option<bool>;
}

impl<'t, A: Deserialize<'t> + Holds<T>, B: Deserialize<'t> + Holds<T>, T: Ordered> CanOrder<'t>
    for CompareProbe<A, B, T>
{
    fn order(&self, own: &'t str, other: &'t str, side: Option<Comparison>) -> Option<bool> {
        let (own, other) = both::<A, B>(own, other)?;
        Some(is_ordered(side?, own.held(), other.held()))
    }
}

/// Any other types.
pub trait CannotOrder<'t> {
    /// Nothing.
    fn order(&self, _: &'t str, _: &'t str, _: Option<Comparison>) -> Option<bool> {
        None
    }
}

impl<A, B, T> CannotOrder<'_> for &CompareProbe<A, B, T> {}

/// Types that serde can read, of values that are equal or not.
pub trait CanEqual<'t> {
    /// Whether the values are equal.
    fn equal(&self, own: &'t str, other: &'t str) -> Option<bool>;
}

impl<'t, A: Deserialize<'t> + Holds<T>, B: Deserialize<'t> + Holds<T>, T: PartialEq> CanEqual<'t>
    for CompareProbe<A, B, T>
{
    fn equal(&self, own: &'t str, other: &'t str) -> Option<bool> {
        let (own, other) = both::<A, B>(own, other)?;
        // Where one is absent, the rule holds whether it wants them equal or not.
        own.held().and(other.held())?;
        Some(is_equal(own.held(), other.held(), true))
    }
}

/// Any other types.
pub trait CannotEqual<'t> {
    /// Nothing.
    fn equal(&self, _: &'t str, _: &'t str) -> Option<bool> {
        None
    }
}

impl<A, B, T> CannotEqual<'_> for &CompareProbe<A, B, T> {}
