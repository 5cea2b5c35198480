//! The first call of serde_valid, in a program that holds no other peer.

use deployment_validate_peers::first_call::time;
use deployment_validate_peers::peers::serde_valid::SerdeValid;

fn main() {
    time::<SerdeValid>();
}
