//! Measures everything and prints one Markdown table.

use std::process::Command;

use deployment_validate_peers::{first_call, json, ndjson, patterns, typed};

fn main() {
    println!("| what | with | median | ratio |\n|---|---|---:|---:|");
    typed::run();
    json::run();
    first_call::run();
    allocations();
    ndjson::run();
    patterns::run();
}

/// Counted in a program of its own, so that no other number pays for the counting.
fn allocations() {
    let program = std::env::current_exe().expect("has a path").with_file_name("allocations");
    let output = Command::new(program).output().expect("was built beside this program");
    assert!(output.status.success());
    print!("{}", String::from_utf8_lossy(&output.stdout));
}
