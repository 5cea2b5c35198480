//! What `length` can judge of a typed value.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

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
    /// Whether the length is within the bounds; an absent value's is.
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
    ($([$($generics:tt)*] $collection:ty;)*) => {$(
        impl<$($generics)*> HasLength for $collection {
            #[inline]
            fn is_within(&self, length: &Length) -> bool {
                length.admits(self.len())
            }
        }
    )*};
}

collections! {
    [T] Vec<T>;
    [T] [T];
    [T, const N: usize] [T; N];
    [T] VecDeque<T>;
    [T] BTreeSet<T>;
    [K, V] BTreeMap<K, V>;
}

#[cfg(feature = "std")]
collections! {
    [T, S] std::collections::HashSet<T, S>;
    [K, V, S] std::collections::HashMap<K, V, S>;
}

macro_rules! through_pointers {
    ($([$($generics:tt)*] $pointer:ty => $inner:ty;)*) => {$(
        impl<$($generics)*> HasLength for $pointer where $inner: HasLength {
            #[inline]
            fn is_within(&self, length: &Length) -> bool {
                <$inner as HasLength>::is_within(self, length)
            }
        }
    )*};
}

through_pointers! {
    [T: ?Sized] &T => T;
    [T: ?Sized] Box<T> => T;
    [T: ?Sized] Rc<T> => T;
    [T: ?Sized] Arc<T> => T;
    ['a, T: ToOwned + ?Sized] Cow<'a, T> => T;
}

impl<T: HasLength> HasLength for Option<T> {
    #[inline]
    fn is_within(&self, length: &Length) -> bool {
        self.as_ref().is_none_or(|value| value.is_within(length))
    }
}
