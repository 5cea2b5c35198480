//! The first call of validator, in a program that holds no other peer.

use deployment_validate_peers::first_call::time;
use deployment_validate_peers::peers::validator::Validator;

fn main() {
    time::<Validator>();
}
