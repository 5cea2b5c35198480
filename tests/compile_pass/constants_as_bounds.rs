//! Bounds may be constants, also those of a generic type.

use deployment_validate::DeploymentValidate;

const LOW: usize = 2;
const HIGH: u8 = 9;

#[derive(DeploymentValidate)]
struct Payload<const MOST: usize> {
    #[validate(length(min = LOW, max = MOST))]
    name: String,
    #[validate(range(min = HIGH - 8, max = HIGH))]
    count: u8,
}

fn main() {
    assert!(Payload::<3> { name: "abc".into(), count: 9 }.is_valid());
    assert!(!Payload::<3> { name: "abcd".into(), count: 0 }.is_valid());
}
