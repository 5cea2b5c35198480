//! The payloads of the deployment API: what `POST /v1/projects/{projectId}/services/{serviceId}/deployment`
//! and its sibling for jobs take as body, defined with this crate's own rules.
//!
//! ```
//! use deployment_validate::deployment::Deployment;
//! use deployment_validate::json;
//!
//! let text = r#"{"external":{"imagePath":"nginx:latest"},"docker":{"configType":"customCommand"}}"#;
//! let report = json::from_str::<Deployment<'_>>(text).unwrap_err();
//! let violation = &report.violations()[0];
//! assert_eq!(violation.pointer(), "/docker/customCommand");
//! assert_eq!(violation.message(), "required when configType is customCommand or customEntrypointCustomCommand");
//! ```
//!
//! Where the API's pages leave room: unknown keys, repeated keys and `null` are violations; an empty string
//! is present; `buildSHA` is any 40 characters or `latest`; `internal` and the whole payload may be `{}`.

mod buildpack;
mod docker;
pub mod endpoint;
mod owned;
mod payload;
#[cfg(feature = "schemars")]
mod schemars;
#[cfg(feature = "services")]
pub mod services;

pub use buildpack::{Buildpack, BuildpackConfigType};
pub use docker::{Docker, DockerConfigType};
pub use endpoint::{UpdateJobDeployment, UpdateServiceDeployment};
pub use payload::{Deployment, External, Internal};
