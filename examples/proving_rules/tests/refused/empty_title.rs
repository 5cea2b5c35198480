use deployment_validate::Valid;
use deployment_validate_proving_rules::{Alert, Channel};

const ALERT: Valid<Alert<'static>> =
    Alert { channel: Channel::Log, title: "", mailbox: None, number: None }.assert_valid();

fn main() {}
