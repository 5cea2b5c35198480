//! Policies for single paths of a port.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use deployment_validate_macros::DeploymentValidate;

use super::policies::{AddressRule, Credentials, HeaderRule, SingleSignOn};
use crate::pattern;
use crate::pattern::Pattern;
use crate::report::Violation;

/// How a rule treats its paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, DeploymentValidate)]
#[validate(deserialize)]
pub enum AccessMode {
    /// `protected`.
    #[serde(rename = "protected")]
    Protected,
    /// `unprotected`.
    #[serde(rename = "unprotected")]
    Unprotected,
}

/// Policies for single paths.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct SecurePaths<'a> {
    /// Enable security policies on a path-level style.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// Allow internal traffic from same or shared projects via public DNS to skip all security policies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skip_security_policies_for_internal_traffic_via_public_dns: Option<bool>,
    /// The rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<SecurePathRule<'a>>>,
}

/// A rule for some paths.
#[derive(Clone, Debug, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct SecurePathRule<'a> {
    /// The paths that the rule is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paths: Option<Vec<SecurePath<'a>>>,
    /// Specify the way the path rule will behave when processing policies. This enables an
    /// allow-list/deny-list approach for access control on each path.
    pub access_mode: AccessMode,
    /// The policies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_policies: Option<SecurityPolicies<'a>>,
}

/// The policies of a rule.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct SecurityPolicies<'a> {
    /// Policies of which one has to hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub or_policies: Option<Policies<'a>>,
    /// Policies that all have to hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_policies: Option<Policies<'a>>,
}

/// A set of policies.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct Policies<'a> {
    /// Names and passwords.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Vec<Credentials<'a>>>,
    /// Rules for addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip: Option<Vec<AddressRule<'a>>>,
    /// Rules for addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policies: Option<Vec<AddressRule<'a>>>,
    /// Single sign-on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso: Option<SingleSignOn<'a>>,
    /// Rules for headers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headers: Option<Vec<HeaderRule<'a>>>,
}

/// How a path is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
#[validate(deserialize)]
pub enum RoutingMode {
    /// All paths that begin so.
    Prefix,
    /// This path alone.
    Exact,
    /// All paths that a regular expression matches.
    Regex,
}

/// A path of a rule. The page requires `path`, and its own examples leave it out.
#[derive(Clone, Debug, PartialEq, serde::Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null, custom(is_a_path))]
pub struct SecurePath<'a> {
    /// The path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<Cow<'a, str>>,
    /// Mode of the path, determining how the URI will be interpreted.
    pub routing_mode: RoutingMode,
    /// Which rule goes first.
    pub priority: i64,
}

/// The form of a path that is no regular expression.
const PATH: Pattern = pattern!(r"^\/([_a-zA-Z0-9-&?=.]*)((\/[_a-zA-Z0-9-&?=.]+)*(\/)?)?$");

fn is_a_path(path: &SecurePath<'_>) -> Result<(), Violation> {
    match (&path.path, path.routing_mode) {
        (Some(text), RoutingMode::Prefix | RoutingMode::Exact) if !PATH.is_match(text) => {
            Err(Violation::custom("must be a path such as /a/b, as routingMode is no regex").on("path"))
        }
        _ => Ok(()),
    }
}
