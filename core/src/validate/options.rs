//! How a document is read and validated.

use crate::report::Limits;

/// How a document is read and validated: what `json::from_str_with` and its kin take.
///
/// ```
/// use deployment_validate::deployment::Deployment;
/// use deployment_validate::{Limits, Options, json};
///
/// let options = Options::new().limits(Limits::new().violations(100).depth(16));
/// assert!(json::from_str_with::<Deployment<'_>>("{}", &options).is_ok());
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[cfg_attr(not(feature = "serde"), expect(dead_code, reason = "only documents are read with options"))]
pub struct Options {
    limits: Limits,
}

impl Options {
    /// The defaults.
    #[must_use]
    pub const fn new() -> Self {
        Options { limits: Limits::new() }
    }

    /// How much is validated and reported at most.
    #[must_use]
    pub const fn limits(self, limits: Limits) -> Self {
        Options { limits }
    }

    pub(crate) const fn limits_of(&self) -> Limits {
        self.limits
    }
}
