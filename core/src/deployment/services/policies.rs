//! Who may come through a port: names and passwords, addresses, single sign-on, headers.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use deployment_validate_macros::DeploymentValidate;

use super::patterns::WORD;

/// The type of an authentication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum CredentialsType {
    /// `basic-auth`.
    #[serde(rename = "basic-auth")]
    BasicAuth,
}

/// What happens to an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum AddressAction {
    /// `ALLOW`.
    #[serde(rename = "ALLOW")]
    Allow,
    /// `DENY`.
    #[serde(rename = "DENY")]
    Deny,
}

/// A name and a password.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct Credentials<'a> {
    /// The username to access the service.
    #[validate(length(min = 3, max = 39), pattern = WORD)]
    pub username: Cow<'a, str>,
    /// The password to access the service with this username.
    pub password: Cow<'a, str>,
    /// The type of authentication used.
    #[serde(rename = "type")]
    pub kind: CredentialsType,
}

/// A rule for addresses.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct AddressRule<'a> {
    /// An IP address used by this rule.
    pub addresses: Option<Vec<Cow<'a, str>>>,
    /// The action for this rule.
    pub action: AddressAction,
}

/// Single sign-on.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct SingleSignOn<'a> {
    /// ID of the SSO organization that the user will have to be a member of.
    pub organization_id: Option<Cow<'a, str>>,
    /// IDs of directory groups.
    pub directory_group_ids: Option<Vec<Cow<'a, str>>>,
    /// Allow entire organization to access this service.
    pub allow_any_org_users: Option<bool>,
    /// Enforce internal traffic through SSO authentication flow.
    pub validate_internal_traffic: Option<bool>,
    /// Set SSO authentication cookie on root domain.
    pub set_cookie_on_root_domain: Option<bool>,
    /// Allow internal traffic from same or shared projects via public DNS to skip SSO authentication flow.
    pub allow_internal_traffic_via_public_dns: Option<bool>,
}

/// A rule for a header. The page offers one form whose `name` has a pattern and one without, so any name is
/// taken.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct HeaderRule<'a> {
    /// Whether `value` is a regular expression.
    pub regex_mode: Option<bool>,
    /// The name.
    pub name: Cow<'a, str>,
    /// The value.
    pub value: Cow<'a, str>,
}
