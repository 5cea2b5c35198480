//! Crates that build: each is a workspace of its own, so that features of the other packages do not reach it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;
use std::process::Command;

/// Checks a crate of this folder.
fn check(name: &str) {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join(name).join("Cargo.toml");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--locked", "--manifest-path"])
        .arg(manifest)
        .arg("--target-dir")
        .arg(target)
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Core without default features, no standard library, every rule derived.
#[test]
fn a_crate_without_the_standard_library() {
    check("no_std");
}

/// A macro crate is built once, with the features of host and target together: what it emits has to suit both.
#[test]
fn a_crate_whose_build_script_and_macros_ask_for_other_features() {
    check("host_and_target");
}
