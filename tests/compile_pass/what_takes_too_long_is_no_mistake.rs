//! What takes too long to find out is no mistake: six take three places, one each, which nothing satisfies.

use deployment_validate::DeploymentValidate;

#[derive(Default, DeploymentValidate)]
#[validate(
    at_least_one_of(a0, a1, a2),
    at_least_one_of(b0, b1, b2),
    at_least_one_of(c0, c1, c2),
    at_least_one_of(d0, d1, d2),
    at_least_one_of(e0, e1, e2),
    at_least_one_of(f0, f1, f2),
    at_most_one_of(a0, b0, c0, d0, e0, f0),
    at_most_one_of(a1, b1, c1, d1, e1, f1),
    at_most_one_of(a2, b2, c2, d2, e2, f2),
)]
struct Places {
    a0: Option<u8>,
    a1: Option<u8>,
    a2: Option<u8>,
    b0: Option<u8>,
    b1: Option<u8>,
    b2: Option<u8>,
    c0: Option<u8>,
    c1: Option<u8>,
    c2: Option<u8>,
    d0: Option<u8>,
    d1: Option<u8>,
    d2: Option<u8>,
    e0: Option<u8>,
    e1: Option<u8>,
    e2: Option<u8>,
    f0: Option<u8>,
    f1: Option<u8>,
    f2: Option<u8>,
}

fn main() {
    assert!(!Places::default().is_valid());
}
