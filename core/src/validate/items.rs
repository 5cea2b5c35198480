//! The types whose items, keys and values `each`, `keys` and `values` can walk.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, LinkedList, VecDeque};
use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::known::{each_list, each_map, each_pointer};

/// A list or a set.
#[diagnostic::on_unimplemented(
    message = "`each` and `unique` cannot judge `{Self}`",
    label = "`{Self}` has no items",
    note = "`each(..)` and `unique` judge the items of slices, arrays, `Vec`, `VecDeque`, `LinkedList` and sets, also in an `Option` or `Box`; for \
            a map write `keys(..)` or `values(..)`"
)]
pub trait List {
    /// The type of an item.
    type Item;

    /// Calls `visit` with each item and its index until it returns `false`; returns whether it never did.
    fn all_items<'a>(&'a self, visit: impl FnMut(usize, &'a Self::Item) -> bool) -> bool;
}

/// A map.
#[diagnostic::on_unimplemented(
    message = "`keys` and `values` cannot judge `{Self}`",
    label = "`{Self}` is no map",
    note = "`keys(..)` and `values(..)` judge `BTreeMap` and `HashMap`, also in an `Option` or `Box`; for the items of a \
            list write `each(..)`"
)]
pub trait Map {
    /// The type of a key.
    type Key;
    /// The type of a value.
    type Value;

    /// Calls `visit` with each key and value until it returns `false`; returns whether it never did.
    fn all_entries<'a>(&'a self, visit: impl FnMut(&'a Self::Key, &'a Self::Value) -> bool) -> bool;
}

/// Calls `visit` with each item of a list until it returns `false`; returns whether it never did.
#[inline]
pub fn all_items<'a, T: List + ?Sized>(list: &'a T, visit: impl FnMut(usize, &'a T::Item) -> bool) -> bool {
    list.all_items(visit)
}

/// Calls `visit` with each entry of a map until it returns `false`; returns whether it never did.
#[inline]
pub fn all_entries<'a, T: Map + ?Sized>(
    map: &'a T,
    visit: impl FnMut(&'a T::Key, &'a T::Value) -> bool,
) -> bool {
    map.all_entries(visit)
}

macro_rules! lists {
    ($($(#[$attr:meta])* [$($generics:tt)*] $list:ty => $item:ty, $len:expr, $is_set:expr;)*) => {$(
        $(#[$attr])*
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> List for $list {
            type Item = $item;

            #[inline]
            fn all_items<'i>(&'i self, mut visit: impl FnMut(usize, &'i Self::Item) -> bool) -> bool {
                self.iter().enumerate().all(|(index, item)| visit(index, item))
            }
        }
    )*};
}

each_list!(lists);

lists! {
    #[cfg(feature = "bytes")]
    [] bytes::Bytes => u8, None, false;
    #[cfg(feature = "bytes")]
    [] bytes::BytesMut => u8, None, false;
}

macro_rules! maps {
    ($($(#[$attr:meta])* [$($generics:tt)*] $map:ty => $key:ty, $value:ty;)*) => {$(
        $(#[$attr])*
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Map for $map {
            type Key = $key;
            type Value = $value;

            #[inline]
            fn all_entries<'i>(&'i self, mut visit: impl FnMut(&'i $key, &'i $value) -> bool) -> bool {
                self.iter().all(|(key, value)| visit(key, value))
            }
        }
    )*};
}

each_map!(maps);

macro_rules! pointers {
    ($([$($generics:tt)*] $pointer:ty => $inner:ty, $schema:ident;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> List for $pointer where $inner: List {
            type Item = <$inner as List>::Item;

            #[inline]
            fn all_items<'i>(&'i self, visit: impl FnMut(usize, &'i Self::Item) -> bool) -> bool {
                <$inner as List>::all_items(self, visit)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Map for $pointer where $inner: Map {
            type Key = <$inner as Map>::Key;
            type Value = <$inner as Map>::Value;

            #[inline]
            fn all_entries<'i>(&'i self, visit: impl FnMut(&'i Self::Key, &'i Self::Value) -> bool) -> bool {
                <$inner as Map>::all_entries(self, visit)
            }
        }
    )*};
}

each_pointer!(pointers);

#[diagnostic::do_not_recommend]
impl<T: List> List for Option<T> {
    type Item = T::Item;

    #[inline]
    fn all_items<'a>(&'a self, visit: impl FnMut(usize, &'a Self::Item) -> bool) -> bool {
        self.as_ref().is_none_or(|list| list.all_items(visit))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Map> Map for Option<T> {
    type Key = T::Key;
    type Value = T::Value;

    #[inline]
    fn all_entries<'a>(&'a self, visit: impl FnMut(&'a Self::Key, &'a Self::Value) -> bool) -> bool {
        self.as_ref().is_none_or(|map| map.all_entries(visit))
    }
}
