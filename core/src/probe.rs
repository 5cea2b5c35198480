//! Whether a field's type derives, found out by method resolution: of several traits with one method
//! the one for the type with the most references wins. Nothing is skipped by forgetting, and a type that
//! does not derive needs no attribute.
//!
//! Generated code has `schema_from(&|| TypeProbe::<T, true>::NEW.schema_source())` and
//! `(&ValueProbe(&value)).look_into_value(..)`: names that no other trait has.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque};
use alloc::rc::Rc;
#[cfg(feature = "serde")]
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};
use core::marker::PhantomData;

use crate::judge::Judge;
use crate::path::Segment;
use crate::validate::DeploymentValidate;

/// The last `::` segment of a type's name, its parameters left out; the whole name of a list or tuple. An `Option`
/// and a pointer are called as what is inside.
pub fn short_name<T: ?Sized>() -> &'static str {
    fn last_segment(name: &'static str) -> &'static str {
        if name.starts_with(['[', '(', '&']) {
            return name;
        }
        let (path, parameters) = name.split_once('<').unwrap_or((name, ""));
        let last = path.rsplit("::").next().unwrap_or(path);
        match (last, parameters.strip_suffix('>')) {
            ("Option" | "Box" | "Rc" | "Arc", Some(inside)) => last_segment(inside),
            _ => last,
        }
    }
    last_segment(core::any::type_name::<T>())
}

/// A type's name, the paths in it cut to their last segments and without parameters: `[Ipv4Addr; 1]`.
#[cfg(feature = "serde")]
pub(crate) fn show_name(name: &str) -> String {
    let mut shown = String::new();
    let mut depth = 0_usize;
    for char in name.chars() {
        match char {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ':' => {
                let start =
                    shown.rfind(|char: char| !char.is_alphanumeric() && char != '_').map_or(0, |at| at + 1);
                shown.truncate(start);
            }
            _ => shown.push(char),
        }
    }
    shown
}

#[cfg(feature = "serde")]
pub use readable::{
    CanRecheck, CanRecheckField, CannotRecheck, CannotRecheckField, RecheckProbe, read_with, recheck_with,
};
pub use types::{TypeProbe, UnderivedProbe, schema_from};

#[cfg(feature = "serde")]
mod parts;
mod types;

#[cfg(feature = "serde")]
mod readable {
    use serde::de::{DeserializeOwned, Deserializer, Error, Visitor};
    use serde::{Deserialize, forward_to_deserialize_any};

    use super::types::SchemaSource;
    use super::{DeploymentValidate, Judge, PhantomData, short_name};
    use crate::collector::{Collector, validate_for_text};
    use crate::document::strict::{Nulls, Strict};
    use crate::path::Path;
    use crate::report::Report;
    use crate::schema::{Kind, Misfit, Opaque, Reader, Schema, SchemaOf, Unread};

    /// A type that does not derive but that serde can read, by its schema.
    pub struct Readable<T>(PhantomData<T>);

    impl<T: DeserializeOwned> SchemaSource for Readable<T> {
        fn schema() -> &'static Schema {
            const {
                let (name, read) = (short_name::<T>, Some(read::<T> as Reader));
                &Schema::of(Kind::Opaque(Opaque { name, read, absent: passes_absence::<T> }))
            }
        }
    }

    fn passes_absence<T: DeserializeOwned>() -> bool {
        T::deserialize(Absence).is_ok()
    }

    /// What serde reads where a key is absent: nothing that an `Option` takes, and an error to any other type.
    struct Absence;

    impl<'de> Deserializer<'de> for Absence {
        type Error = serde::de::value::Error;

        fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
            Err(Error::custom("missing"))
        }

        fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            visitor.visit_none()
        }

        forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
            newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
        }
    }

    /// Reads a text as the first pass does.
    pub(super) fn read_strictly<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, serde_json::Error> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let value = T::deserialize(Strict::new(&mut deserializer, &Nulls::default()))?;
        deserializer.end().map(|()| value)
    }

    fn read<T: DeserializeOwned>(text: &str) -> Result<(), Misfit> {
        read_strictly::<T>(text).map(drop).map_err(misfit)
    }

    /// What a function is given that reads a field.
    type TextReader<'a, 't> = Strict<'a, &'a mut serde_json::Deserializer<serde_json::de::StrRead<'t>>>;

    /// A function that reads a field. It is a pointer so that fields of one type share the code around it.
    type Read<'t, T> = for<'a> fn(TextReader<'a, 't>) -> Result<T, serde_json::Error>;

    /// What judges a field's value.
    type JudgeField<T> = for<'v> fn(&'v T, &mut Judge<'_, '_>);

    /// Reads a text with the function that a field is read with.
    ///
    /// # Errors
    ///
    /// Where the text does not fit.
    pub fn read_with<'t, T>(text: &'t str, read: Read<'t, T>) -> Result<T, Misfit> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        read(Strict::new(&mut deserializer, &Nulls::default())).map_err(misfit)
    }

    /// What is wrong with a text that a function reads as a field of the owner.
    ///
    /// # Errors
    ///
    /// Where the function cannot read it.
    pub fn recheck_with<'t, T>(
        text: &'t str,
        read: Read<'t, T>,
        owner: SchemaOf,
        judge: JudgeField<T>,
    ) -> Result<Option<Report>, Unread> {
        read_with(text, read).map(|value| judged(&value, owner, judge)).map_err(unread::<T>)
    }

    /// What is wrong with the value of a field of the owner.
    fn judged<T>(value: &T, owner: SchemaOf, judge: JudgeField<T>) -> Option<Report> {
        let mut out = Collector::new();
        judge(value, &mut Judge::new(owner, &Path::ROOT, &mut out));
        out.finish().err()
    }

    pub(super) fn misfit(error: serde_json::Error) -> Misfit {
        Misfit { line: error.line(), column: error.column() }
    }

    fn unread<T>(misfit: Misfit) -> Unread {
        Unread { name: short_name::<T>(), misfit }
    }

    /// Stands for a type whose values are judged where parts of a document can be read.
    pub struct RecheckProbe<T>(PhantomData<T>);

    impl<T> RecheckProbe<T> {
        /// The probe.
        pub const NEW: Self = RecheckProbe(PhantomData);
    }

    /// A type that serde can read.
    pub trait CanRecheck<'t> {
        /// What validation says of the text.
        ///
        /// # Errors
        ///
        /// Where the text cannot be read.
        fn recheck(&self, text: &'t str) -> Result<Option<Report>, Unread>;
    }

    impl<'t, T: Deserialize<'t> + DeploymentValidate> CanRecheck<'t> for RecheckProbe<T> {
        fn recheck(&self, text: &'t str) -> Result<Option<Report>, Unread> {
            read_strictly::<T>(text)
                .map(|value| validate_for_text(&value).err())
                .map_err(misfit)
                .map_err(unread::<T>)
        }
    }

    /// Any other type.
    pub trait CannotRecheck<'t> {
        /// Nothing.
        ///
        /// # Errors
        ///
        /// Never.
        fn recheck(&self, _: &'t str) -> Result<Option<Report>, Unread> {
            Ok(None)
        }
    }

    impl<T> CannotRecheck<'_> for &RecheckProbe<T> {}

    /// A type of a field that serde can read.
    pub trait CanRecheckField<'t, T> {
        /// What is wrong with the text, judged as a field of the owner.
        ///
        /// # Errors
        ///
        /// Where the text cannot be read.
        fn recheck_field(
            &self,
            text: &'t str,
            owner: SchemaOf,
            judge: JudgeField<T>,
        ) -> Result<Option<Report>, Unread>;
    }

    impl<'t, T: Deserialize<'t>> CanRecheckField<'t, T> for RecheckProbe<T> {
        fn recheck_field(
            &self,
            text: &'t str,
            owner: SchemaOf,
            judge: JudgeField<T>,
        ) -> Result<Option<Report>, Unread> {
            read_strictly::<T>(text)
                .map(|value| judged(&value, owner, judge))
                .map_err(misfit)
                .map_err(unread::<T>)
        }
    }

    /// Any other type of a field.
    pub trait CannotRecheckField<'t, T> {
        /// Nothing.
        ///
        /// # Errors
        ///
        /// Never.
        fn recheck_field(&self, _: &'t str, _: SchemaOf, _: JudgeField<T>) -> Result<Option<Report>, Unread> {
            Ok(None)
        }
    }

    impl<T> CannotRecheckField<'_, T> for &RecheckProbe<T> {}
}

/// A value that is looked into when its type derives.
pub struct ValueProbe<'a, T: ?Sized>(pub &'a T);

impl<T: DeploymentValidate + ?Sized> ValueProbe<'_, T> {
    /// Validates what is inside.
    #[inline]
    pub fn look_into_value(&self, judge: &mut Judge<'_, '_>, segment: Segment<'_>) {
        judge.look_into(self.0, segment);
    }
}

/// A type that derives, or a container of one, whether it can be looked into or not.
pub trait Derived {}

macro_rules! derived {
    ($([$($generics:tt)*] $container:ty;)*) => {$(
        impl<$($generics)*> Derived for $container {}
    )*};
}

derived! {
    [T: Derived + ?Sized] &T;
    [T: Derived + ?Sized] &mut T;
    [T: Derived + ?Sized] Box<T>;
    [T: Derived + ?Sized] Rc<T>;
    [T: Derived + ?Sized] Arc<T>;
    [T: Derived + ToOwned + ?Sized] Cow<'_, T>;
    [T: Derived + ?Sized] RefCell<T>;
    [T: Derived] Cell<T>;
    [T: Derived] Option<T>;
    [T: Derived, E] Result<T, E>;
    [T: Derived] [T];
    [T: Derived, const N: usize] [T; N];
    [T: Derived] Vec<T>;
    [T: Derived] VecDeque<T>;
    [T: Derived] LinkedList<T>;
    [T: Derived] BTreeSet<T>;
    [T: Derived] BinaryHeap<T>;
    [K, V: Derived] BTreeMap<K, V>;
}

#[cfg(feature = "std")]
derived! {
    [T: Derived, S] std::collections::HashSet<T, S>;
    [K, V: Derived, S] std::collections::HashMap<K, V, S>;
    [T: Derived + ?Sized] std::sync::Mutex<T>;
    [T: Derived + ?Sized] std::sync::RwLock<T>;
}

/// A container of a type that derives which cannot be looked into: rustc says why.
pub trait HoldsDerived {
    /// The container.
    type Container: ?Sized;

    /// Would validate what is inside.
    fn look_into_value(&self, judge: &mut Judge<'_, '_>, segment: Segment<'_>)
    where
        Self::Container: DeploymentValidate;
}

impl<T: Derived + ?Sized> HoldsDerived for ValueProbe<'_, T> {
    type Container = T;

    #[inline]
    fn look_into_value(&self, judge: &mut Judge<'_, '_>, segment: Segment<'_>)
    where
        T: DeploymentValidate,
    {
        judge.look_into(self.0, segment);
    }
}

/// A value whose type does not derive.
pub trait NothingInside {
    /// Does nothing.
    #[inline]
    fn look_into_value(&self, _: &mut Judge<'_, '_>, _: Segment<'_>) {}
}

impl<T: ?Sized> NothingInside for &ValueProbe<'_, T> {}

/// Stands for a type that holds a tuple, and for the same with the type at a place of it in place of the tuple.
pub struct PlaceProbe<W: ?Sized, P: ?Sized>(PhantomData<W>, PhantomData<P>);

impl<W: ?Sized, P: ?Sized> PlaceProbe<W, P> {
    /// The probe.
    pub const NEW: Self = PlaceProbe(PhantomData, PhantomData);
}

impl<W: DeploymentValidate + ?Sized, P: ?Sized> PlaceProbe<W, P> {
    /// Nothing to say: the whole is looked into.
    pub fn demand_rules(&self) {}
}

/// A type that derives, in a tuple that cannot be looked into beside what is with it: rustc says why.
pub trait IsDerivedPlace {
    /// What holds the tuple.
    type Whole: ?Sized;

    /// Demands that it can be looked into.
    fn demand_rules(&self)
    where
        Self::Whole: DeploymentValidate;
}

impl<W: ?Sized, P: Derived + ?Sized> IsDerivedPlace for PlaceProbe<W, P> {
    type Whole = W;

    fn demand_rules(&self)
    where
        W: DeploymentValidate,
    {
    }
}

/// A type that does not derive.
pub trait IsNoDerivedPlace {
    /// Nothing to say.
    fn demand_rules(&self) {}
}

impl<W: ?Sized, P: ?Sized> IsNoDerivedPlace for &PlaceProbe<W, P> {}

/// Stands for an enum whose variants' names are wanted.
pub struct VariantNames<T>(PhantomData<T>);

impl<T: DeploymentValidate> VariantNames<T> {
    /// The names in Rust and in documents.
    pub const NAMES: &'static [(&'static str, &'static str)] = T::VARIANT_NAMES;
}

/// A type that does not derive: its variants have no other names than in Rust.
pub trait NoVariantNames {
    /// None.
    const NAMES: &'static [(&'static str, &'static str)] = &[];
}

impl<T> NoVariantNames for VariantNames<T> {}
