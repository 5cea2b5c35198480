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

/// What is tested twice has two parts; what is forbidden leaves some of what is required.
#[derive(DeploymentValidate)]
#[allow(dead_code)]
struct Numbers {
    kind: Kind,
    other: Kind,
    port: u8,
    wide: u128,
    part: f64,
    note: Option<u8>,
    #[validate(required_if(port = 1 | 7, port < 5), forbidden_if(port > 5, port != 7))]
    tested: Option<u8>,
    #[validate(required_if(kind = A), required_if(port = 1), forbidden_unless(kind = A))]
    two: Option<u8>,
    #[validate(required_if(kind = A), required_if(other = B), forbidden_unless(kind = A))]
    of_two: Option<u8>,
    #[validate(required_if(note), required_unless(note), required_unless(two))]
    same: Option<u8>,
    #[validate(required_if(part = 5.5), forbidden_unless(part > 5))]
    above: Option<u8>,
    #[validate(required_if(part = 6))]
    whole: Option<u8>,
    #[validate(required_if(wide = 340282366920938463463374607431768211455), forbidden_unless(wide > 5))]
    widest: Option<u8>,
}

fn main() {
    let payload =
        |kind, exactly, other| Payload { kind, exactly, other, apart: Some(1), beside: exactly }.is_valid();
    assert!(payload(Kind::A, Some(1), None));
    assert!(payload(Kind::B, Some(1), Some(1)));
    assert!(!payload(Kind::C, Some(1), Some(1)));
}
