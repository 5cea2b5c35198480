//! The trait that the derive implements.

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
    note = "types of `bytes`, `chrono`, `indexmap`, `jiff`, `rust_decimal`, `smallvec`, `time`, `url` and `uuid` are \
            known with the feature of that name: `deployment-validate = {{ version = \"..\", features = [\"uuid\"] }}`"
)]
pub trait DeploymentValidate {
    /// The type and its rules as data.
    const SCHEMA: &'static Schema;

    /// A function that returns [`SCHEMA`](Self::SCHEMA), for types that contain the type: it may contain itself.
    #[doc(hidden)]
    const SCHEMA_OF: SchemaOf = schema_of::<Self>;

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
    fn validate(&self) -> Result<(), Report> {
        let mut out = Collector::new(Limits::new());
        self.validate_at(&Path::ROOT, &mut out);
        out.finish()
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
    fn advice(&self) -> Report {
        all_within(self, Limits::new()).warnings()
    }

    /// Whether nothing is wrong with the value. Allocates only where `unique` compares more than 16 items or finds equal ones.
    fn is_valid(&self) -> bool {
        let mut out = Collector::quick(Limits::new());
        self.validate_at(&Path::ROOT, &mut out);
        out.found_nothing()
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
pub trait Comparable: DeploymentValidate {}

/// The schema of a type as a function, so that types may contain themselves.
#[must_use]
pub fn schema_of<T: DeploymentValidate + ?Sized>() -> &'static Schema {
    T::SCHEMA
}

/// Validates a value within limits.
#[cfg(feature = "serde")]
pub(crate) fn validate_within<T: DeploymentValidate>(value: &T, limits: Limits) -> Result<(), Report> {
    let mut out = Collector::new(limits);
    value.validate_at(&Path::ROOT, &mut out);
    out.finish()
}

/// Validates a value within limits, for errors and warnings.
pub(crate) fn all_within<T: DeploymentValidate + ?Sized>(value: &T, limits: Limits) -> Report {
    let mut out = Collector::new(limits);
    value.validate_at(&Path::ROOT, &mut out);
    out.into_report()
}
