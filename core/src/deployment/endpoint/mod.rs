//! The endpoints that take the payloads: what their pages state, as types.
//!
//! An endpoint holds the ids of its path and a [`Valid`](crate::Valid) body, so there is none that would be refused for
//! its payload. [`Endpoint`] can be implemented for endpoints of your own.
//!
//! ```
//! use deployment_validate::deployment::Deployment;
//! use deployment_validate::deployment::endpoint::{Endpoint, UpdateServiceDeployment};
//! use deployment_validate::{Valid, json};
//!
//! let deployment: Valid<Deployment<'_>> = json::from_str(r#"{"docker":{"configType":"default"}}"#).unwrap();
//! let update = UpdateServiceDeployment::new("default-project", "a/../b", deployment).unwrap();
//! assert_eq!(UpdateServiceDeployment::METHOD, "POST");
//! assert_eq!(update.path(), "/v1/projects/default-project/services/a%2F..%2Fb/deployment");
//! ```

mod definition;
mod id;
#[cfg(feature = "http")]
mod request;
mod template;
#[cfg(feature = "http")]
mod token;
mod update;

pub use definition::{Deprecation, Endpoint, NoBody};
pub use id::{Id, IdError};
#[cfg(feature = "http")]
pub use request::RequestError;
pub use template::PathTemplate;
#[cfg(feature = "http")]
pub use token::{Token, TokenError};
pub use update::{
    Data, JobDeploymentUpdated, ServiceDeploymentUpdated, UpdateJobDeployment, UpdateServiceDeployment,
};
