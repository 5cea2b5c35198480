//! What conditions and bounds read inside the values of other fields: a struct that derives, the variant of an enum.
//! Both pass options and pointers; where nothing is there, nothing is read.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::sync::Arc;
use core::marker::PhantomData;

use super::known::each_pointer;
use super::maybe::Maybe;
use super::templated::Templated;
use crate::rules::literal::same;

/// A struct into which the rules of another can look.
#[diagnostic::on_unimplemented(
    message = "a rule cannot read inside `{Self}`",
    label = "this leads into no struct that derives `DeploymentValidate`",
    note = "a path such as `tls.mode` leads through structs with named fields that derive, also in an `Option` or a \
            pointer"
)]
pub trait Within {
    /// The struct, inside options and pointers.
    type Inside: ?Sized;

    /// Its fields, each with its name in Rust and its wire name; that is empty for a flattened one.
    const FIELD_NAMES: &'static [(&'static str, &'static str)];

    /// The struct, if there is one.
    fn within(&self) -> Option<&Self::Inside>;
}

/// An enum whose variant the rules of another type can test.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no variants that a rule or a condition can name",
    label = "this is no enum that derives `DeploymentValidate`",
    note = "for the items of a list write `each(one_of(A))`",
    note = "compare strings with `field = \"a\"`, numbers with `field = 1`, truth values with `field = true`"
)]
pub trait Varied {
    /// Its variants, each with its name in Rust and its wire name.
    const NAMES: &'static [(&'static str, &'static str)];

    /// The place of the value's variant among them, if there is a value.
    fn variant(&self) -> Option<usize>;
}

/// An enum whose variants hold nothing.
#[diagnostic::on_unimplemented(
    message = "`constructors` cannot make a `{Self}`: its variants hold something",
    label = "the variants of this discriminator do not stand alone",
    note = "take `constructors` away, or let the discriminator be an enum of names"
)]
pub trait Units: Varied {
    /// The variant at a place among [`NAMES`](Varied::NAMES).
    fn unit(place: usize) -> Self;
}

/// What the derive implements of [`Units`]: rustc lists no other enums where that is missing.
pub trait UnitVariants: Varied {
    /// The variant at a place.
    fn at(place: usize) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: UnitVariants> Units for T {
    #[inline]
    fn unit(place: usize) -> Self {
        T::at(place)
    }
}

/// The place of a variant among those of an enum.
#[must_use]
pub const fn place_of_variant<T: Varied>(ident: &str) -> usize {
    let mut place = 0;
    while place < T::NAMES.len() && !same(T::NAMES[place].0, ident) {
        place += 1;
    }
    place
}

/// What may be absent: its value as an `Option` is that of the type inside.
macro_rules! optional {
    ($($optional:ident: $as_option:ident;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: Within> Within for $optional<T> {
            type Inside = T::Inside;
            const FIELD_NAMES: &'static [(&'static str, &'static str)] = T::FIELD_NAMES;

            #[inline]
            fn within(&self) -> Option<&T::Inside> {
                self.$as_option().and_then(T::within)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: Varied> Varied for $optional<T> {
            const NAMES: &'static [(&'static str, &'static str)] = T::NAMES;

            #[inline]
            fn variant(&self) -> Option<usize> {
                self.$as_option().and_then(T::variant)
            }
        }
    )*};
}

optional! {
    Option: as_ref;
    Maybe: as_option;
    Templated: as_option;
}

macro_rules! pointers {
    ($([$($generics:tt)*] $pointer:ty => $inner:ty, $schema:ident;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Within for $pointer where $inner: Within {
            type Inside = <$inner as Within>::Inside;
            const FIELD_NAMES: &'static [(&'static str, &'static str)] = <$inner as Within>::FIELD_NAMES;

            #[inline]
            fn within(&self) -> Option<&Self::Inside> {
                <$inner as Within>::within(self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Varied for $pointer where $inner: Varied {
            const NAMES: &'static [(&'static str, &'static str)] = <$inner as Varied>::NAMES;

            #[inline]
            fn variant(&self) -> Option<usize> {
                <$inner as Varied>::variant(self)
            }
        }
    )*};
}

each_pointer!(pointers);

/// Whether a value is present and one of the named variants.
#[must_use]
pub fn is_variant<T: Varied + ?Sized>(value: &T, idents: &[&str]) -> bool {
    name_of(value).is_some_and(|own| idents.contains(&own))
}

/// Whether a value is present and another variant than the named ones.
#[must_use]
pub fn is_other_variant<T: Varied + ?Sized>(value: &T, idents: &[&str]) -> bool {
    name_of(value).is_some_and(|own| !idents.contains(&own))
}

fn name_of<T: Varied + ?Sized>(value: &T) -> Option<&'static str> {
    Some(T::NAMES.get(value.variant()?)?.0)
}

/// A type on a path, which generated code follows field by field without a value.
pub struct At<T: ?Sized>(PhantomData<fn(&T)>);

impl<T: ?Sized> At<T> {
    /// The start of a path.
    pub const START: Self = At(PhantomData);

    /// One field further.
    #[must_use]
    pub const fn field<U: ?Sized>(self, _: fn(&T) -> &U) -> At<U> {
        At(PhantomData)
    }
}

impl<T: Within + ?Sized> At<T> {
    /// The name in Rust and the wire name of one of the fields.
    #[must_use]
    pub const fn name(self, ident: &'static str) -> (&'static str, &'static str) {
        let mut index = 0;
        while index < T::FIELD_NAMES.len() {
            if same(T::FIELD_NAMES[index].0, ident) {
                return T::FIELD_NAMES[index];
            }
            index += 1;
        }
        (ident, ident)
    }
}

/// Into the struct at the end of a path.
#[must_use]
pub const fn within<T: Within + ?Sized>(_: At<T>) -> At<T::Inside> {
    At(PhantomData)
}

/// The names of the variants of the enum at the end of a path.
#[must_use]
pub const fn variants<T: Varied + ?Sized>(_: At<T>) -> &'static [(&'static str, &'static str)] {
    T::NAMES
}
