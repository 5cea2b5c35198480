//! An item as its author wrote it, read from syn's view and from serde's attributes.

mod item;
pub(crate) mod parse;

pub(crate) use item::{Discriminator, Field, Fields, Item, Shape, Style, Variant};
