//! Policies for single paths of a port.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use deployment_validate_macros::DeploymentValidate;

use super::keys::body;
use super::patterns::URL_PATH;
use super::policies::{AddressRule, Credentials, HeaderRule, SingleSignOn};

/// How a rule treats its paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum AccessMode {
    /// `protected`.
    #[serde(rename = "protected")]
    Protected,
    /// `unprotected`.
    #[serde(rename = "unprotected")]
    Unprotected,
}

/// Policies for single paths.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct SecurePaths<'a> {
    /// Enable security policies on a path-level style.
    pub enabled: Option<bool>,
    /// Allow internal traffic from same or shared projects via public DNS to skip all security policies.
    pub skip_security_policies_for_internal_traffic_via_public_dns: Option<bool>,
    /// The rules.
    pub rules: Option<Vec<SecurePathRule<'a>>>,
}

/// A rule for some paths.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct SecurePathRule<'a> {
    /// The paths that the rule is for.
    pub paths: Option<Vec<SecurePath<'a>>>,
    /// Specify the way the path rule will behave when processing policies. This enables an
    /// allow-list/deny-list approach for access control on each path.
    pub access_mode: AccessMode,
    /// The policies.
    pub security_policies: Option<SecurityPolicies<'a>>,
}

/// The policies of a rule.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct SecurityPolicies<'a> {
    /// Policies of which one has to hold.
    pub or_policies: Option<Policies<'a>>,
    /// Policies that all have to hold.
    pub required_policies: Option<Policies<'a>>,
}

body! {
    {
        /// A set of policies.
        #[derive(Default)]
    }
    Policies Option [policies] {}
}

/// How a path is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
#[validate(deserialize, serialize)]
pub enum RoutingMode {
    /// All paths that begin so.
    Prefix,
    /// This path alone.
    Exact,
    /// All paths that a regular expression matches.
    Regex,
}

/// A path of a rule. The page requires `path`, and its own examples leave it out.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct SecurePath<'a> {
    /// The path; a regular expression has any form.
    #[validate(when(routing_mode = Prefix | Exact, pattern = URL_PATH))]
    pub path: Option<Cow<'a, str>>,
    /// Mode of the path, determining how the URI will be interpreted.
    pub routing_mode: RoutingMode,
    /// Which rule goes first.
    pub priority: i64,
}
