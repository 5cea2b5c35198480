//! An item as its author wrote it, read from syn's view and from serde's attributes.

mod by_key;
mod discriminator;
mod item;
pub(crate) mod parse;
mod tagging;

pub(crate) use discriminator::Discriminator;
pub(crate) use item::{Field, Fields, Item, Shape, Style, Variant};
pub(crate) use tagging::{Key, Keys, Tagging};
