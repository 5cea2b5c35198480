//! How rules compare the values of two fields that are no numbers.

use alloc::boxed::Box;

use super::maybe::Maybe;
use crate::rules::condition::Comparison;

/// A type whose values can be bounds of each other: `range(min = self.start)`. Numbers need no impl: they compare across
/// types. The date, time and decimal types of the [features](crate#features) have it, and `Duration`.
///
/// ```
/// use deployment_validate::{DeploymentValidate, Ordered};
///
/// #[derive(PartialEq, PartialOrd, DeploymentValidate)]
/// struct Version {
///     major: u32,
///     minor: u32,
/// }
///
/// impl Ordered for Version {}
///
/// #[derive(DeploymentValidate)]
/// struct Supported {
///     oldest: Version,
///     #[validate(range(min = self.oldest))]
///     newest: Version,
/// }
///
/// let supported = Supported { oldest: Version { major: 2, minor: 0 }, newest: Version { major: 1, minor: 9 } };
/// assert_eq!(supported.validate().unwrap_err().to_string(), "/newest: must be at least oldest");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a bound of another field",
    label = "`{Self}` is no number and does not implement `Ordered`",
    note = "numbers compare with numbers; a type of yours that is `PartialOrd` needs `impl Ordered for {Self} {{}}`",
    note = "date, time and decimal types of other crates have it with the feature of that crate"
)]
pub trait Ordered: PartialOrd {}

macro_rules! ordered {
    ($($(#[$attr:meta])* $ordered:ty;)*) => {$(
        $(#[$attr])*
        #[diagnostic::do_not_recommend]
        impl Ordered for $ordered {}
    )*};
}

ordered! {
    core::time::Duration;
    #[cfg(feature = "chrono")]
    chrono::DateTime<chrono::Utc>;
    #[cfg(feature = "chrono")]
    chrono::DateTime<chrono::FixedOffset>;
    #[cfg(feature = "chrono")]
    chrono::NaiveDate;
    #[cfg(feature = "chrono")]
    chrono::NaiveTime;
    #[cfg(feature = "chrono")]
    chrono::NaiveDateTime;
    #[cfg(feature = "jiff")]
    jiff::Timestamp;
    #[cfg(feature = "jiff")]
    jiff::civil::Date;
    #[cfg(feature = "jiff")]
    jiff::civil::Time;
    #[cfg(feature = "jiff")]
    jiff::civil::DateTime;
    #[cfg(feature = "jiff")]
    jiff::SignedDuration;
    #[cfg(feature = "rust_decimal")]
    rust_decimal::Decimal;
    #[cfg(feature = "time")]
    time::Date;
    #[cfg(feature = "time")]
    time::Time;
    #[cfg(feature = "time")]
    time::PrimitiveDateTime;
    #[cfg(feature = "time")]
    time::OffsetDateTime;
    #[cfg(feature = "time")]
    time::Duration;
}

/// A value, or something that may hold one, of the type that another field has.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared with `{T}`",
    label = "this field is a `{Self}`, the other one a `{T}`",
    note = "a rule compares two fields of one type, also in an `Option`, or two numbers of any type"
)]
pub trait Holds<T> {
    /// The value, if there is one.
    fn held(&self) -> Option<&T>;
}

impl<T> Holds<T> for T {
    #[inline]
    fn held(&self) -> Option<&T> {
        Some(self)
    }
}

macro_rules! holders {
    ($($holder:ty => |$own:ident| $held:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T> Holds<T> for $holder {
            #[inline]
            fn held(&self) -> Option<&T> {
                let $own = self;
                $held
            }
        }
    )*};
}

holders! {
    Option<T> => |own| own.as_ref();
    Maybe<T> => |own| own.as_option();
    Box<T> => |own| Some(&**own);
    Option<Box<T>> => |own| own.as_deref();
}

/// Whether a value is on a side of another one; an absent one passes.
pub fn is_ordered<T: Ordered>(comparison: Comparison, own: Option<&T>, other: Option<&T>) -> bool {
    let (Some(own), Some(other)) = (own, other) else { return true };
    match comparison {
        Comparison::Above => own > other,
        Comparison::AtLeast => own >= other,
        Comparison::Below => own < other,
        Comparison::AtMost => own <= other,
    }
}

/// Whether two values are equal, as they have to be or must not be; an absent one passes.
pub fn is_equal<T: PartialEq>(own: Option<&T>, other: Option<&T>, is_equal: bool) -> bool {
    own.zip(other).is_none_or(|(own, other)| (own == other) == is_equal)
}
