//! The types that have a `length`.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, LinkedList, VecDeque};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::known::{each_list, each_map, each_pointer};
use crate::rules::length::Length;

/// A type that has a length: characters of a string, items of a collection.
#[diagnostic::on_unimplemented(
    message = "`length` cannot judge `{Self}`",
    label = "`{Self}` has neither characters nor items",
    note = "`length` judges strings (characters) and lists, sets and maps (items), also in an `Option`, `Box`, `Rc` or \
            `Arc`, and types that implement `deployment_validate::HasLength`",
    note = "for how large a number is write `range(..)`"
)]
pub trait HasLength {
    /// Whether the length is within the bounds; an absent value passes.
    fn is_within(&self, length: &Length) -> bool;
}

macro_rules! strings {
    ($($string:ty)*) => {$(
        impl HasLength for $string {
            #[inline]
            fn is_within(&self, length: &Length) -> bool {
                length.admits_text(self)
            }
        }
    )*};
}

strings!(str String);

macro_rules! collections {
    ($($(#[$attr:meta])* [$($generics:tt)*] $collection:ty => $($inside:ty),*; )*) => {$(
        $(#[$attr])*
        impl<$($generics)*> HasLength for $collection {
            #[inline]
            fn is_within(&self, length: &Length) -> bool {
                length.admits(self.len())
            }
        }
    )*};
}

each_map!(collections);

macro_rules! lists {
    ($($(#[$attr:meta])* [$($generics:tt)*] $list:ty => $item:ty, $len:expr, $is_set:expr;)*) => {
        collections! { $($(#[$attr])* [$($generics)*] $list => $item;)* }
    };
}

each_list!(lists);

collections! {
    #[cfg(feature = "bytes")]
    [] bytes::Bytes => u8;
    #[cfg(feature = "bytes")]
    [] bytes::BytesMut => u8;
}

macro_rules! pointers {
    ($([$($generics:tt)*] $pointer:ty => $inner:ty, $schema:ident;)*) => {$(
        impl<$($generics)*> HasLength for $pointer where $inner: HasLength {
            #[inline]
            fn is_within(&self, length: &Length) -> bool {
                <$inner as HasLength>::is_within(self, length)
            }
        }
    )*};
}

each_pointer!(pointers);

impl<T: HasLength> HasLength for Option<T> {
    #[inline]
    fn is_within(&self, length: &Length) -> bool {
        self.as_ref().is_none_or(|value| value.is_within(length))
    }
}
