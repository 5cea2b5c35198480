//! The trait that the derive implements.

use crate::report::{Collector, Path, Report};
use crate::schema::Schema;

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
/// The derive's attributes are described in the [crate's documentation](crate).
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not derive `DeploymentValidate`",
    label = "this type has no rules",
    note = "put `#[derive(DeploymentValidate)]` on it",
    note = "what cannot be looked into, as a type of another crate or what is behind a `RefCell` or a lock, takes `#[validate(skip)]` on its field"
)]
pub trait DeploymentValidate {
    /// The type and its rules as data.
    const SCHEMA: &'static Schema;

    /// For an enum, the names of its variants in Rust and in documents.
    #[doc(hidden)]
    const VARIANT_NAMES: &'static [(&'static str, &'static str)] = &[];

    /// Judges the value, which stands at `at` of a payload, and writes what is wrong into `out`.
    ///
    /// [`validate`](Self::validate) and [`is_valid`](Self::is_valid) call it; call it yourself only when
    /// you implement the trait by hand.
    fn validate_at(&self, at: &Path<'_>, out: &mut Collector);

    /// Judges the value.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the value, in declaration order.
    fn validate(&self) -> Result<(), Report> {
        let mut out = Collector::new();
        self.validate_at(&Path::ROOT, &mut out);
        out.finish()
    }

    /// Whether nothing is wrong with the value. Never allocates.
    fn is_valid(&self) -> bool {
        let mut out = Collector::quick();
        self.validate_at(&Path::ROOT, &mut out);
        out.found_nothing()
    }
}

/// The schema of a type, as a function: types that contain themselves are reached lazily.
#[must_use]
pub fn schema_of<T: DeploymentValidate + ?Sized>() -> &'static Schema {
    T::SCHEMA
}

/// Judges what was read from a text; what is too much for a report is left out.
#[cfg(feature = "serde")]
pub(crate) fn validate_for_text<T: DeploymentValidate>(value: &T) -> Result<(), Report> {
    let mut out = Collector::for_text();
    value.validate_at(&Path::ROOT, &mut out);
    out.finish()
}
