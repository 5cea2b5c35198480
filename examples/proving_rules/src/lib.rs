//! An alert that a service sends, as a library of its own would define it. The rules stand on the fields; what
//! they promise is proved in tests/.
//!
//! A rule can be wrong in two ways: it lets something through, or it refuses what is right. The first is proved
//! by programs that must not compile (tests/refused/), the second by programs that must (tests/accepted/).
//! Both are run by tests/rules.rs, which is all the code it takes.

use deployment_validate::DeploymentValidate;

/// Where an alert goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, DeploymentValidate)]
#[validate(const)]
pub enum Channel {
    /// To the log, which has no address.
    Log,
    /// To a mailbox.
    Mail,
    /// To a telephone.
    Phone,
}

/// An alert.
///
/// ```
/// use deployment_validate::DeploymentValidate;
/// use deployment_validate_proving_rules::{Alert, Channel};
///
/// let alert = Alert { channel: Channel::Mail, title: "disk full", mailbox: None, number: None };
/// let report = alert.validate().unwrap_err();
/// assert_eq!(report.to_string(), "/mailbox: required when channel is Mail");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, DeploymentValidate)]
#[validate(const, constructors)]
pub struct Alert<'a> {
    /// Where it goes.
    #[validate(discriminator(Log))]
    pub channel: Channel,
    /// What it says, in 1 to 80 characters.
    #[validate(length(min = 1, max = 80))]
    pub title: &'a str,
    /// The mailbox, for mail only.
    #[validate(required_if(channel = Mail), forbidden_unless(channel = Mail), pattern = r"^[^@\s]+@[^@\s]+$")]
    pub mailbox: Option<&'a str>,
    /// The number with its country code, for the telephone only.
    #[validate(required_if(channel = Phone), forbidden_unless(channel = Phone), pattern = r"^\+[1-9]\d{1,14}$")]
    pub number: Option<&'a str>,
}
