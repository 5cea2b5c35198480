//! The crate in no_std/ builds: core without default features, no standard library, every rule derived.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::process::Command;

#[test]
fn a_crate_without_the_standard_library_builds() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/no_std/Cargo.toml");
    let target = concat!(env!("CARGO_TARGET_TMPDIR"), "/no_std");
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--manifest-path", manifest, "--target-dir", target])
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
