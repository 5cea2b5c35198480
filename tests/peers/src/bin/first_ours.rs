//! The first call of deployment-validate, in a program that holds no other peer.

use deployment_validate_peers::first_call::time;
use deployment_validate_peers::peers::ours::Ours;

fn main() {
    time::<Ours>();
}
