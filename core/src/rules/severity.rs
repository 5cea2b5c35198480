//! How much a violation weighs.

/// How much a violation weighs.
///
/// ```
/// use deployment_validate::{DeploymentValidate, Severity};
///
/// #[derive(DeploymentValidate)]
/// struct Service {
///     #[validate(warn(length(max = 10)))]
///     name: String,
/// }
///
/// let service = Service { name: "a-rather-long-name".into() };
/// assert!(service.validate().is_ok());
/// assert_eq!(service.advice().violations()[0].severity(), Severity::Warning);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// The value is valid all the same: a rule inside `warn`, or `ignored_unless`.
    Warning,
    /// The value is not valid.
    #[default]
    Error,
}

impl Severity {
    pub(crate) const fn is_warning(self) -> bool {
        matches!(self, Severity::Warning)
    }
}
