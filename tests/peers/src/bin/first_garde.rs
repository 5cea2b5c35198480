//! The first call of garde, in a program that holds no other peer.

use deployment_validate_peers::first_call::time;
use deployment_validate_peers::peers::garde::Garde;

fn main() {
    time::<Garde>();
}
