//! Keys of maps, which become segments of a JSON Pointer.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;

use super::deployment_validate::DeploymentValidate;
use super::known::each_pointer;
use crate::report::collector::Collector;
use crate::report::path::{Path, Segment};
use crate::schema::pointers::{borrowed, owned};
use crate::schema::{Kind, Opaque, Schema, Shows};

/// A type that can be a key of a map in a document: a string, an integer, `bool`, `char`, a path, an IP or socket
/// address, and of types that derive `DeploymentValidate` an enum of unit variants and a newtype of a key.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use deployment_validate::DeploymentValidate;
///
/// #[derive(PartialEq, Eq, PartialOrd, Ord, DeploymentValidate)]
/// struct Host(#[validate(length(max = 5))] String);
///
/// #[derive(DeploymentValidate)]
/// struct Port(#[validate(range(min = 1))] u16);
///
/// #[derive(DeploymentValidate)]
/// struct Service {
///     ports: BTreeMap<Host, Port>,
/// }
///
/// let service = Service { ports: [(Host("web".into()), Port(0)), (Host("worker".into()), Port(1))].into() };
/// assert_eq!(
///     service.validate().unwrap_err().to_string(),
///     "/ports/web: must be at least 1\n/ports/worker: the key must be at most 5 characters long"
/// );
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be named in a JSON Pointer",
    label = "`{Self}` is no key of an object",
    note = "keys of a map that is looked into are strings, integers, `bool`, `char`, IP addresses, enums of unit \
            variants and newtypes of keys that derive `DeploymentValidate`, or implement `deployment_validate::Key`",
    note = "`#[validate(skip)]` on the field leaves the map to serde"
)]
pub trait Key {
    /// The type of the key as data, with which the keys of a document are compared. By default any key fits.
    const TYPE: &'static Schema = &Schema::of(Kind::Opaque(Opaque::ANY));

    /// How much [`TYPE`](Self::TYPE) shows of the key.
    #[doc(hidden)]
    const SHOWS: Shows = Shows::Documents;

    /// The key as a segment of a pointer.
    fn segment(&self) -> Segment<'_>;

    /// Validates the key itself, if its type has rules.
    #[doc(hidden)]
    #[inline]
    fn validate_key_at(&self, _: &Path<'_>, _: &mut Collector) {}
}

/// The same trait with the lifetime as a parameter, so that a derived impl can require it of any type: rustc checks a
/// bound that mentions a lifetime only where it is used.
pub trait KeyOf<'k> {
    /// The key as a segment of a pointer.
    fn segment_of(&'k self) -> Segment<'k>;
}

impl<'k, T: Key + ?Sized> KeyOf<'k> for T {
    fn segment_of(&'k self) -> Segment<'k> {
        self.segment()
    }
}

impl Key for str {
    const TYPE: &'static Schema = <Self as DeploymentValidate>::SCHEMA;
    const SHOWS: Shows = Shows::All;

    fn segment(&self) -> Segment<'_> {
        Segment::Key(self)
    }
}

impl Key for String {
    const TYPE: &'static Schema = <Self as DeploymentValidate>::SCHEMA;
    const SHOWS: Shows = Shows::All;

    fn segment(&self) -> Segment<'_> {
        Segment::Key(self)
    }
}

impl Key for bool {
    const TYPE: &'static Schema = <Self as DeploymentValidate>::SCHEMA;

    fn segment(&self) -> Segment<'_> {
        Segment::Key(if *self { "true" } else { "false" })
    }
}

impl Key for char {
    const TYPE: &'static Schema = <Self as DeploymentValidate>::SCHEMA;

    fn segment(&self) -> Segment<'_> {
        Segment::Char(*self)
    }
}

macro_rules! integer_keys {
    ($($int:ident $nonzero:ident |$value:ident| $is_negative:expr, $size:expr;)*) => {$(
        impl Key for $int {
            const TYPE: &'static Schema = <Self as DeploymentValidate>::SCHEMA;
            const SHOWS: Shows = Shows::All;

            fn segment(&self) -> Segment<'_> {
                let $value = *self;
                let size = $size as u128;
                Segment::Integer($is_negative, (size >> 64) as u64, size as u64)
            }
        }

        #[diagnostic::do_not_recommend]
        impl Key for core::num::$nonzero {
            const TYPE: &'static Schema = <Self as DeploymentValidate>::SCHEMA;
            const SHOWS: Shows = Shows::All;

            fn segment(&self) -> Segment<'_> {
                let $value = self.get();
                let size = $size as u128;
                Segment::Integer($is_negative, (size >> 64) as u64, size as u64)
            }
        }
    )*};
}

integer_keys! {
    i8 NonZeroI8 |int| int < 0, int.unsigned_abs();
    i16 NonZeroI16 |int| int < 0, int.unsigned_abs();
    i32 NonZeroI32 |int| int < 0, int.unsigned_abs();
    i64 NonZeroI64 |int| int < 0, int.unsigned_abs();
    i128 NonZeroI128 |int| int < 0, int.unsigned_abs();
    isize NonZeroIsize |int| int < 0, int.unsigned_abs();
    u8 NonZeroU8 |int| false, int;
    u16 NonZeroU16 |int| false, int;
    u32 NonZeroU32 |int| false, int;
    u64 NonZeroU64 |int| false, int;
    u128 NonZeroU128 |int| false, int;
    usize NonZeroUsize |int| false, int;
}

macro_rules! shown_keys {
    ($($(#[$attr:meta])* $key:ty;)*) => {$(
        $(#[$attr])*
        #[diagnostic::do_not_recommend]
        impl Key for $key {
            const TYPE: &'static Schema = <Self as DeploymentValidate>::SCHEMA;

            fn segment(&self) -> Segment<'_> {
                Segment::Shown(self)
            }
        }
    )*};
}

shown_keys! {
    core::net::IpAddr;
    core::net::Ipv4Addr;
    core::net::Ipv6Addr;
    core::net::SocketAddr;
    core::net::SocketAddrV4;
    core::net::SocketAddrV6;
    #[cfg(feature = "chrono")]
    chrono::NaiveDate;
    #[cfg(feature = "jiff")]
    jiff::civil::Date;
    #[cfg(feature = "rust_decimal")]
    rust_decimal::Decimal;
    #[cfg(feature = "url")]
    url::Url;
    #[cfg(feature = "uuid")]
    uuid::Uuid;
}

macro_rules! pointers {
    ($([$($generics:tt)*] $pointer:ty => $inner:ty, $schema:ident;)*) => {$(
        impl<$($generics)*> Key for $pointer where $inner: Key {
            const TYPE: &'static Schema = $schema(<$inner as Key>::TYPE);
            const SHOWS: Shows = <$inner as Key>::SHOWS;

            fn segment(&self) -> Segment<'_> {
                (**self).segment()
            }

            fn validate_key_at(&self, at: &Path<'_>, out: &mut Collector) {
                (**self).validate_key_at(at, out);
            }
        }
    )*};
}

each_pointer!(pointers);

macro_rules! transparent_keys {
    ($($key:path;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: Key> Key for $key {
            const TYPE: &'static Schema = T::TYPE;
            const SHOWS: Shows = T::SHOWS;

            fn segment(&self) -> Segment<'_> {
                self.0.segment()
            }

            fn validate_key_at(&self, at: &Path<'_>, out: &mut Collector) {
                self.0.validate_key_at(at, out);
            }
        }
    )*};
}

transparent_keys! {
    core::cmp::Reverse<T>;
    core::num::Wrapping<T>;
}

#[cfg(feature = "std")]
#[diagnostic::do_not_recommend]
impl Key for std::path::PathBuf {
    const TYPE: &'static Schema = <Self as DeploymentValidate>::SCHEMA;

    /// A path that is no text stands in no document.
    fn segment(&self) -> Segment<'_> {
        Segment::Key(self.to_str().unwrap_or("\u{fffd}"))
    }
}
