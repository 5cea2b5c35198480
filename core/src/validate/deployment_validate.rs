//! The trait that the derive implements.

use super::context::{Context, MetIn, Needs, NeedsNone, NoContext};
use super::parts::Parts;
use crate::report::{Collector, Limits, Path, Report};
use crate::schema::{Schema, SchemaOf, Shows};

/// A type whose values can be validated. Derive it.
///
/// ```
/// use deployment_validate::DeploymentValidate;
///
/// #[derive(DeploymentValidate)]
/// struct Service {
///     #[validate(pattern = r"^[a-z][a-z0-9-]*$", length(min = 3, max = 54))]
///     id: String,
/// }
///
/// let report = Service { id: "Api".into() }.validate().unwrap_err();
/// assert_eq!(report.to_string(), "/id: character 1 is not allowed here: expected a-z");
/// ```
///
/// The page of the [derive](derive@crate::DeploymentValidate) has its attributes. An impl by hand declares what documents
/// hold in [`SCHEMA`](Self::SCHEMA) and validates a value in [`validate_at`](Self::validate_at):
///
/// ```
/// use deployment_validate::schema::{Kind, Schema};
/// use deployment_validate::{Collector, DeploymentValidate, Path, Violation};
///
/// struct Even(u32);
///
/// impl DeploymentValidate for Even {
///     const SCHEMA: &'static Schema = &Schema::of(Kind::Integer { min: 0, max: u32::MAX as u128 });
///
///     fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
///         if self.0 % 2 == 1 {
///             out.add(at, Violation::custom("must be even"));
///         }
///     }
/// }
///
/// #[derive(DeploymentValidate)]
/// struct Pair {
///     shoes: Even,
/// }
///
/// assert_eq!(Pair { shoes: Even(3) }.validate().unwrap_err().to_string(), "/shoes: must be even");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not implement `DeploymentValidate`: its values cannot be validated",
    label = "nothing is known of `{Self}`",
    note = "if it is a type of yours, put `#[derive(DeploymentValidate)]` on it",
    note = "if serde alone is to judge it, put `#[validate(skip)]` on the field",
    note = "if it has `#[validate(context = TYPE)]`, it is validated with a context, and what contains it has the same",
    note = "types of `bytes`, `chrono`, `indexmap`, `jiff`, `rust_decimal`, `smallvec`, `time`, `url` and `uuid` are \
            known with the feature of that name: `deployment-validate = {{ version = \"..\", features = [\"uuid\"] }}`"
)]
pub trait DeploymentValidate<X = NoContext> {
    /// The type and its rules as data.
    const SCHEMA: &'static Schema;

    /// A function that returns [`SCHEMA`](Self::SCHEMA), for types that contain the type: it may contain itself.
    #[doc(hidden)]
    const SCHEMA_OF: SchemaOf = schema_of::<Self, X>;

    /// For an enum, the names of its variants in Rust and in documents.
    #[doc(hidden)]
    const VARIANT_NAMES: &'static [(&'static str, &'static str)] = &[];

    /// Whether `null` is present rather than absent, as of `Maybe`.
    #[doc(hidden)]
    const KEEPS_NULL: bool = false;

    /// How much [`SCHEMA`](Self::SCHEMA) shows of the type, without the types inside.
    #[doc(hidden)]
    const SHOWS: Shows = Shows::Documents;

    /// How much the schema of a reference to the type shows.
    #[doc(hidden)]
    const SHOWS_BORROWED: Shows = Shows::Documents;

    /// Whether values own strings or collections, which a verdict on a text does without. Of others, reading is the cheapest
    /// way to it.
    #[doc(hidden)]
    const OWNS: bool = true;

    /// Validates the value, which is at `at` of a payload, and adds its violations to `out`.
    ///
    /// [`validate`](Self::validate) and [`is_valid`](Self::is_valid) call it; call it yourself only when
    /// you implement the trait by hand.
    fn validate_at(&self, at: &Path<'_>, out: &mut Collector);

    /// Validates the value of a field of a type with a context.
    #[doc(hidden)]
    #[inline]
    fn validate_in<Around>(&self, at: &Path<'_>, out: &mut Collector)
    where
        X: MetIn<Around>,
    {
        self.validate_at(at, out);
    }

    /// Hands over the parts of the value that `unique` compares, as documents hold them. The derive implements it; a
    /// value of a hand-written impl that leaves it out equals no other. With it comes the marker [`Comparable`].
    fn visit_parts(&self, parts: &mut Parts) {
        parts.unknown();
    }

    /// Compares the value with the one before it, and adds to `out` what must not have changed so: the rules
    /// `immutable`, `set_once`, `never_decreases` and `custom_change`, here and inside. Lists are compared by position or
    /// by key, maps by key.
    ///
    /// [`validate_change`](Self::validate_change) calls it. An impl by hand compares nothing unless it says so.
    fn validate_change_at(&self, _old: &Self, _at: &Path<'_>, _out: &mut Collector) {}

    /// Compares the value with the one before it. The rules of the value itself do not run.
    ///
    /// A type with `#[validate(change(from = Old))]` has this with an `&Old`.
    ///
    /// # Errors
    ///
    /// Everything that must not have changed, in declaration order, up to the defaults of [`Limits`].
    ///
    /// ```
    /// use deployment_validate::DeploymentValidate;
    ///
    /// #[derive(DeploymentValidate)]
    /// struct Service {
    ///     #[validate(immutable)]
    ///     id: String,
    ///     #[validate(set_once)]
    ///     region: Option<String>,
    ///     #[validate(never_decreases)]
    ///     storage: u32,
    /// }
    ///
    /// let service = |id: &str, region: Option<&str>, storage| Service {
    ///     id: id.into(),
    ///     region: region.map(str::to_owned),
    ///     storage,
    /// };
    /// let old = service("api", None, 10);
    /// assert!(service("api", Some("eu"), 20).validate_change(&old).is_ok());
    /// assert_eq!(
    ///     service("web", None, 5).validate_change(&old).unwrap_err().to_string(),
    ///     "/id: must not change\n/storage: must not decrease"
    /// );
    /// ```
    fn validate_change(&self, old: &Self) -> Result<(), Report> {
        let mut out = Collector::new(Limits::new());
        self.validate_change_at(old, &Path::ROOT, &mut out);
        out.finish()
    }

    /// Validates the value.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the value, in declaration order, up to the defaults of [`Limits`].
    fn validate(&self) -> Result<(), Report>
    where
        X: NeedsNone,
    {
        within(self, &Path::ROOT, Limits::new())
    }

    /// The warnings about the value, valid or not: rules inside `warn` that do not hold, and `ignored_unless`.
    ///
    /// ```
    /// use deployment_validate::DeploymentValidate;
    ///
    /// #[derive(DeploymentValidate)]
    /// struct Probe {
    ///     path: Option<String>,
    ///     #[validate(ignored_unless(path), warn(range(min = 10)))]
    ///     timeout: Option<u32>,
    /// }
    ///
    /// let probe = Probe { path: None, timeout: Some(5) };
    /// assert!(probe.is_valid());
    /// assert_eq!(
    ///     probe.advice().to_string(),
    ///     "warning: /timeout: ignored unless path is present\nwarning: /timeout: must be at least 10"
    /// );
    /// ```
    fn advice(&self) -> Report
    where
        X: NeedsNone,
    {
        all_at(self, &Path::ROOT, Limits::new()).warnings()
    }

    /// Whether nothing is wrong with the value. Allocates only where `unique` compares more than 16 items or finds equal ones.
    fn is_valid(&self) -> bool
    where
        X: NeedsNone,
    {
        is_valid_at(self, &Path::ROOT)
    }

    /// Validates the value in a context, as a type with `#[validate(context = C)]` requires.
    ///
    /// # Errors
    ///
    /// As [`validate`](Self::validate).
    ///
    /// ```
    /// use std::collections::BTreeSet;
    ///
    /// use deployment_validate::DeploymentValidate;
    ///
    /// struct Regions {
    ///     known: BTreeSet<String>,
    /// }
    ///
    /// #[derive(DeploymentValidate)]
    /// #[validate(context = Regions)]
    /// struct Service {
    ///     #[validate(custom(is_known, context))]
    ///     region: String,
    /// }
    ///
    /// fn is_known(region: &str, regions: &Regions) -> Result<(), &'static str> {
    ///     if regions.known.contains(region) { Ok(()) } else { Err("must be a known region") }
    /// }
    ///
    /// let regions = Regions { known: [String::from("eu")].into() };
    /// assert!(Service { region: "eu".into() }.validate_with(&regions).is_ok());
    /// let report = Service { region: "mars".into() }.validate_with(&regions).unwrap_err();
    /// assert_eq!(report.to_string(), "/region: must be a known region");
    /// ```
    fn validate_with<C: Context>(&self, context: &C) -> Result<(), Report>
    where
        X: Needs<C>,
    {
        within(self, &Path::in_context(context), Limits::new())
    }

    /// The warnings about the value in a context: see [`advice`](Self::advice).
    fn advice_with<C: Context>(&self, context: &C) -> Report
    where
        X: Needs<C>,
    {
        all_at(self, &Path::in_context(context), Limits::new()).warnings()
    }

    /// Whether nothing is wrong with the value in a context.
    fn is_valid_with<C: Context>(&self, context: &C) -> bool
    where
        X: Needs<C>,
    {
        is_valid_at(self, &Path::in_context(context))
    }
}

/// A type whose values [`unique`](derive@crate::DeploymentValidate#rules-of-a-field) can compare: those of std and of the crates with a feature here, and
/// those that derive [`DeploymentValidate`] and have no field with `skip`.
///
/// ```
/// use deployment_validate::schema::{Kind, Schema};
/// use deployment_validate::{Collector, Comparable, DeploymentValidate, Parts, Path};
///
/// struct Word(String);
///
/// impl DeploymentValidate for Word {
///     const SCHEMA: &'static Schema = &Schema::of(Kind::String);
///
///     fn validate_at(&self, _: &Path<'_>, _: &mut Collector) {}
///
///     fn visit_parts(&self, parts: &mut Parts) {
///         parts.text(&self.0);
///     }
/// }
///
/// impl Comparable for Word {}
///
/// #[derive(DeploymentValidate)]
/// struct Dictionary {
///     #[validate(unique)]
///     words: Vec<Word>,
/// }
///
/// let words = vec![Word("a".into()), Word("b".into()), Word("a".into())];
/// assert_eq!(
///     Dictionary { words }.validate().unwrap_err().to_string(),
///     "/words/2: must be unique: repeats /words/0"
/// );
/// ```
#[diagnostic::on_unimplemented(
    message = "`unique` cannot compare values of `{Self}`",
    label = "`{Self}` has a field with `skip`, or an impl of its own",
    note = "name a field that tells the items apart: `unique(by = field)`",
    note = "a type with a hand-written impl of `DeploymentValidate` has `visit_parts` and the marker `Comparable`"
)]
pub trait Comparable<X = NoContext>: DeploymentValidate<X> {}

/// The schema of a type as a function, so that types may contain themselves.
#[must_use]
pub fn schema_of<T: DeploymentValidate<X> + ?Sized, X>() -> &'static Schema {
    T::SCHEMA
}

/// Validates a whole value within limits; the root has its context.
pub(crate) fn within<T: DeploymentValidate<X> + ?Sized, X>(
    value: &T,
    root: &Path<'_>,
    limits: Limits,
) -> Result<(), Report> {
    let mut out = Collector::new(limits);
    value.validate_at(root, &mut out);
    out.finish()
}

/// The same, for errors and warnings.
pub(crate) fn all_at<T: DeploymentValidate<X> + ?Sized, X>(
    value: &T,
    root: &Path<'_>,
    limits: Limits,
) -> Report {
    let mut out = Collector::new(limits);
    value.validate_at(root, &mut out);
    out.into_report()
}

/// Whether a whole value is valid.
#[inline]
pub(crate) fn is_valid_at<T: DeploymentValidate<X> + ?Sized, X>(value: &T, root: &Path<'_>) -> bool {
    let mut out = Collector::quick(Limits::new());
    value.validate_at(root, &mut out);
    out.found_nothing()
}
