//! The body that creates or replaces a deployment service.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use deployment_validate_macros::DeploymentValidate;

use super::health::HealthCheck;
use super::json_object::JsonObject;
use super::keys::body;
use super::patterns::{DESCRIPTION, NAME, SLUG, WORD};
use super::ports::Port;
use super::running::{Gpu, Infrastructure};
use super::scaling::{Autoscaling, LoadBalancing};
use super::source::ServiceDeployment;

body! {
    {
        /// The body that creates a deployment service, or replaces it.
    }
    CreateService Option [described running] {
        /// The name of the service.
        #[validate(length(min = 3, max = 54), pattern = NAME, immutable)]
        pub name: Cow<'a, str>,
        /// The plans that it runs on.
        pub billing: Option<ServiceBilling<'a>>,
        /// Where it runs.
        #[validate(immutable)]
        pub infrastructure: Option<Infrastructure>,
        /// What is deployed, and how it runs.
        pub deployment: Option<ServiceDeployment<'a>>,
        /// The ports.
        pub ports: Option<Vec<Port<'a>>>,
        /// How requests spread over instances.
        pub load_balancing: Option<LoadBalancing<'a>>,
        /// When instances are added and taken away.
        pub autoscaling: Option<Autoscaling<'a>>,
        /// What holds at the creation only.
        #[validate(immutable)]
        pub create_options: Option<CreateOptions<'a>>,
    }
}

/// The plan of a service.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct ServiceBilling<'a> {
    /// The ID of the deployment plan to use.
    #[validate(length(min = 3, max = 100), pattern = SLUG)]
    pub deployment_plan: Cow<'a, str>,
    /// Graphics processors.
    pub gpu: Option<Gpu<'a>>,
}

/// What holds at the creation only.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct CreateOptions<'a> {
    /// IDs of the volumes to attach.
    #[validate(each(length(min = 3, max = 39), pattern = WORD))]
    pub volumes_to_attach: Option<Vec<Cow<'a, str>>>,
    /// Number of seconds from creation after which the service should automatically expire. Once reached, the
    /// service is paused and scheduled for deletion. Must be between 300 (5 minutes) and 604800 (7 days).
    #[validate(range(min = 300, max = 604800))]
    pub expiry_time: Option<i64>,
}
