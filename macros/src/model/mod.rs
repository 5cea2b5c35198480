//! The model of an item: what its author wrote, from syn's tree and serde's attributes.

mod by_key;
mod change;
mod discriminator;
mod item;
mod keys;
pub(crate) mod parse;
mod tagging;

pub(crate) use discriminator::Discriminator;
pub(crate) use item::{Field, Fields, Item, Shape, Style, Variant};
pub(crate) use keys::{Key, Keys};
pub(crate) use tagging::Tagging;
