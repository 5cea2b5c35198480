//! `required_if` and `forbidden_unless` of one condition: there exactly when it holds.

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind {
    A,
    B,
    C,
}

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(required_if(kind = A | B), forbidden_unless(kind = A | B))]
    exactly: Option<u32>,
    #[validate(required_unless(kind = A), forbidden_if(kind = A))]
    other: Option<u32>,
    #[validate(required_if(kind = A), forbidden_if(kind = C))]
    apart: Option<u32>,
    #[validate(required_if(exactly), forbidden_unless(kind = A | B, exactly))]
    beside: Option<u32>,
}

fn main() {
    let payload =
        |kind, exactly, other| Payload { kind, exactly, other, apart: Some(1), beside: exactly }.is_valid();
    assert!(payload(Kind::A, Some(1), None));
    assert!(payload(Kind::B, Some(1), Some(1)));
    assert!(!payload(Kind::C, Some(1), Some(1)));
}
