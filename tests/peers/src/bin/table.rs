//! Measures everything, or the parts that are named, and prints one Markdown table.

use std::process::Command;

use deployment_validate_peers::{first_call, json, ndjson, patterns, typed};

fn main() {
    println!("| what | with | median | ratio |\n|---|---|---:|---:|");
    let parts: [(&str, fn()); 6] = [
        ("typed", typed::run),
        ("json", json::run),
        ("first_call", first_call::run),
        ("allocations", allocations),
        ("ndjson", ndjson::run),
        ("patterns", patterns::run),
    ];
    let named: Vec<String> = std::env::args().skip(1).collect();
    for name in &named {
        assert!(
            parts.iter().any(|(part, _)| part == name),
            "no part is called {name}: {:?}",
            parts.map(|(part, _)| part)
        );
    }
    for (name, run) in parts {
        if named.is_empty() || named.iter().any(|other| other == name) {
            run();
        }
    }
}

/// Counted in a program of its own, so that no other number pays for the counting.
fn allocations() {
    let program = std::env::current_exe().expect("has a path").with_file_name("allocations");
    let output = Command::new(program).output().expect("was built beside this program");
    assert!(output.status.success());
    print!("{}", String::from_utf8_lossy(&output.stdout));
}
