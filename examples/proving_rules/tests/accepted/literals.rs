use deployment_validate::{DeploymentValidate as _, Valid};
use deployment_validate_proving_rules::{Alert, Channel};

const LOG: Valid<Alert<'static>> =
    Alert { channel: Channel::Log, title: "disk full", mailbox: None, number: None }.assert_valid();

const PHONE: Valid<Alert<'static>> =
    Alert { channel: Channel::Phone, title: "é", mailbox: None, number: Some("+491701234567") }
        .assert_valid();

fn main() {
    assert_eq!(LOG.title, "disk full");
    assert_eq!(PHONE.channel, Channel::Phone);
    assert!(Alert::mail("disk full", "on-call@example.org").is_valid());
}
