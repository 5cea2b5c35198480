//! How a document is read and validated.

use core::fmt;

use super::context::{Context, InContext, NoContext};
use super::deployment_validate::DeploymentValidate;
use crate::report::path::Path;
use crate::report::{Collector, Limits, Report};
use crate::schema::{Schema, Shows};

/// How a document is read and validated: what `json::from_str_with` and its kin take.
///
/// ```
/// use deployment_validate::deployment::Deployment;
/// use deployment_validate::{Limits, Options, json};
///
/// let options = Options::new().limits(Limits::new().violations(100).depth(16));
/// assert!(json::from_str_with::<Deployment<'_>>("{}", &options).is_ok());
/// ```
#[derive(Clone, Copy)]
pub struct Options<C = ()> {
    limits: Limits,
    context: C,
}

impl Options {
    /// The defaults.
    #[must_use]
    pub const fn new() -> Self {
        Options { limits: Limits::new(), context: () }
    }

    /// The context that a type with `#[validate(context = C)]` is validated in.
    ///
    /// ```
    /// use deployment_validate::{DeploymentValidate, Options, json};
    /// use serde::Deserialize;
    ///
    /// struct Quota {
    ///     cores: u32,
    /// }
    ///
    /// #[derive(Deserialize, DeploymentValidate)]
    /// #[validate(context = Quota)]
    /// struct Job {
    ///     #[validate(range(min = 1), custom(is_within, context))]
    ///     cores: u32,
    /// }
    ///
    /// fn is_within(cores: &u32, quota: &Quota) -> Result<(), String> {
    ///     if *cores <= quota.cores { Ok(()) } else { Err(format!("must be at most {}", quota.cores)) }
    /// }
    ///
    /// let options = Options::new().context(&Quota { cores: 8 });
    /// assert!(json::from_str_with::<Job>(r#"{"cores":4}"#, &options).is_ok());
    /// let report = json::from_str_with::<Job>(r#"{"cores":16}"#, &options).err().unwrap();
    /// assert_eq!(report.to_string(), "1:10: /cores: must be at most 8");
    /// ```
    #[must_use]
    pub const fn context<C: Context>(self, context: &C) -> Options<&C> {
        Options { limits: self.limits, context }
    }
}

impl<C: Copy> Options<C> {
    /// How much is validated and reported at most.
    #[must_use]
    pub const fn limits(self, limits: Limits) -> Self {
        Options { limits, ..self }
    }
}

impl Default for Options {
    fn default() -> Self {
        Options::new()
    }
}

/// The context may be a secret.
impl<C> fmt::Debug for Options<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options").field("limits", &self.limits).finish_non_exhaustive()
    }
}

/// Options with which values of the type `T` can be validated: those with the context that it needs.
///
/// Every type that derives has such options. The trait is sealed.
#[diagnostic::on_unimplemented(
    message = "these options cannot validate a `{T}`",
    label = "`{T}` is not validated with `{Self}`",
    note = "a type with `#[validate(context = C)]` needs `Options::new().context(&context)`, any other `Options::new()`"
)]
pub trait OptionsFor<T: ?Sized>: Sealed {
    #[doc(hidden)]
    const SCHEMA: &'static Schema;

    #[doc(hidden)]
    const SHOWS: Shows;

    #[doc(hidden)]
    fn limits_of(&self) -> Limits;

    #[doc(hidden)]
    fn root(&self) -> Path<'_>;

    #[doc(hidden)]
    fn validate_at(value: &T, at: &Path<'_>, out: &mut Collector);

    #[doc(hidden)]
    fn within(&self, value: &T) -> Result<(), Report> {
        let mut out = Collector::new(self.limits_of());
        Self::validate_at(value, &self.root(), &mut out);
        out.finish()
    }

    #[doc(hidden)]
    fn all(&self, value: &T) -> Report {
        let mut out = Collector::new(self.limits_of());
        Self::validate_at(value, &self.root(), &mut out);
        out.into_report()
    }
}

/// Keeps `OptionsFor` to this crate.
pub trait Sealed {}

impl<C> Sealed for Options<C> {}

macro_rules! options_for {
    ($([$($generics:tt)*] $context:ty, $need:ty => |$own:ident| $root:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: DeploymentValidate<$need> + ?Sized $($generics)*> OptionsFor<T> for Options<$context> {
            const SCHEMA: &'static Schema = T::SCHEMA;
            const SHOWS: Shows = T::SHOWS;

            #[inline]
            fn limits_of(&self) -> Limits {
                self.limits
            }

            #[inline]
            fn root(&self) -> Path<'_> {
                let $own = self;
                *$root
            }

            #[inline]
            fn validate_at(value: &T, at: &Path<'_>, out: &mut Collector) {
                value.validate_at(at, out);
            }
        }
    )*};
}

options_for! {
    [] (), NoContext => |_own| &Path::ROOT;
    [, C: Context] &C, InContext<C> => |own| &Path::in_context(own.context);
}
