//! The first call of jsonschema's macro, in a program that holds no other peer.

use deployment_validate_peers::first_call::time;
use deployment_validate_peers::peers::schema::CompileTime;

fn main() {
    time::<CompileTime>();
}
