//! The ports of a service, and who may come through them.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use deployment_validate_macros::DeploymentValidate;

use super::keys::body;
use super::paths::SecurePaths;
use super::patterns::WORD;
use super::policies::{AddressRule, Credentials, HeaderRule, SingleSignOn};

/// The protocol of a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum PortProtocol {
    /// `HTTP`.
    #[serde(rename = "HTTP")]
    Http,
    /// `HTTP/2`.
    #[serde(rename = "HTTP/2")]
    Http2,
    /// `TCP`.
    #[serde(rename = "TCP")]
    Tcp,
    /// `UDP`.
    #[serde(rename = "UDP")]
    Udp,
}

/// How several security features go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum VerificationMode {
    /// `or`.
    #[serde(rename = "or")]
    Or,
    /// `and`.
    #[serde(rename = "and")]
    And,
}

/// A port of a service.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct Port<'a> {
    /// The name used to identify the port.
    #[validate(length(min = 1, max = 8), pattern = WORD)]
    pub name: Cow<'a, str>,
    /// The port number.
    pub internal_port: i64,
    /// If true, the port will be exposed publicly.
    pub public: Option<bool>,
    /// Who may come through the port.
    pub security: Option<PortSecurity<'a>>,
    /// A domain to redirect to this port.
    pub domains: Option<Vec<Cow<'a, str>>>,
    /// Disable routing on the default code.run domain for public HTTP ports with custom domains.
    pub disable_nf_domain: Option<bool>,
    /// Advanced options.
    pub advanced_options: Option<PortAdvancedOptions>,
    /// The protocol to use for the port.
    pub protocol: PortProtocol,
}

/// Advanced options of a port.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct PortAdvancedOptions {
    /// Whether this port should use pass through mode for TLS.
    pub enable_tls_passthrough: Option<bool>,
}

body! {
    {
        /// Who may come through a port.
        #[derive(Default)]
    }
    PortSecurity Option [policies] {
        /// Mode used to verify multiple security features like ip policies and SSO authentication.
        pub verification_mode: Option<VerificationMode>,
        /// Policies for single paths.
        pub secure_path_configuration: Option<SecurePaths<'a>>,
    }
}
