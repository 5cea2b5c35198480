//! Rules that say more than they have to are right, and nothing is said about them.

#![deny(warnings)]

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
pub struct Payload {
    #[validate(range(min = 0, max = 255))]
    whole: u8,
    #[validate(pattern = r"^[a-z]{3,5}$", length(min = 3, max = 5))]
    implied: String,
    #[validate(length(min = 0))]
    any: String,
    #[validate(one_of("a", "b"), length(max = 1))]
    short: String,
    unread: Option<String>,
    #[validate(range(min = 0.5, exclusive_max = 0.6), multiple_of = 0.25)]
    fraction: f64,
    #[validate(warn(length(max = 3)), when(whole = 1, length(min = 5)))]
    long: String,
}

fn main() {
    let payload = Payload {
        whole: 0,
        implied: "abc".into(),
        any: String::new(),
        short: "a".into(),
        unread: None,
        fraction: 0.5,
        long: "longer".into(),
    };
    assert!(payload.is_valid());
    assert!(payload.unread.is_none());
}
