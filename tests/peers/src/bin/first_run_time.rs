//! The first call of jsonschema at run time, in a program that holds no other peer.

use deployment_validate_peers::first_call::time;
use deployment_validate_peers::peers::schema::RunTime;

fn main() {
    time::<RunTime>();
}
