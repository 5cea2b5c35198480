use deployment_validate::Valid;
use deployment_validate_proving_rules::{Alert, Channel};

const ALERT: Valid<Alert<'static>> =
    Alert { channel: Channel::Phone, title: "disk full", mailbox: None, number: Some("0301234567") }
        .assert_valid();

fn main() {}
