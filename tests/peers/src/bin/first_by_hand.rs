//! The first call of code by hand, in a program that holds no other peer.

use deployment_validate_peers::first_call::time;
use deployment_validate_peers::peers::by_hand::ByHand;

fn main() {
    time::<ByHand>();
}
