//! The vendor's own clients and a browser against the real program:
//! `cargo test -p deployment-validate-dry-run-server --test clients -- --ignored`.
//!
//! What is not installed is skipped, and standard error says so; with `DRY_RUN_CLIENTS=required` in the
//! environment a skip is a failure.

#![allow(clippy::unwrap_used, clippy::panic, clippy::explicit_write)]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_dry_run_server");
const FILES: [&str; 7] = [
    ".npmrc",
    "browser.mjs",
    "loopback-only.cjs",
    "package-lock.json",
    "package.json",
    "server.mjs",
    "vendor.mjs",
];

#[test]
#[ignore = "installs npm packages; see the head of this file"]
fn the_vendor_s_clients_understand_every_answer() {
    let folder = folder("vendor");
    if !has("node") || !has("npm") {
        return skip("vendor clients", "npm is not installed");
    }
    // The packages come from the lock file; their install scripts are not run.
    let install = run("npm", &folder, &["ci", "--no-progress"]);
    if !install.status.success() {
        let reason = String::from_utf8_lossy(&install.stderr);
        return skip("vendor clients", &format!("npm ci did not work: {reason}"));
    }
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/examples");
    check(&run("node", &folder, &["vendor.mjs", PROGRAM, examples]));
}

#[test]
#[ignore = "needs Chromium; see the head of this file"]
fn the_page_works_in_a_browser() {
    let folder = folder("browser");
    if !has("node") {
        return skip("browser", "node is not installed");
    }
    let Some(chromium) = ["chromium", "chromium-browser", "google-chrome"].into_iter().find(|name| has(name))
    else {
        return skip("browser", "chromium is not installed");
    };
    let shots = folder.to_str().unwrap();
    check(&run("node", &folder, &["browser.mjs", PROGRAM, chromium, shots]));
}

/// A copy of `clients/`, so that nothing is installed into the sources.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clients").join(name);
    fs::create_dir_all(&folder).unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("clients");
    for file in FILES {
        fs::copy(from.join(file), folder.join(file)).unwrap();
    }
    folder
}

fn has(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

fn run(program: &str, folder: &Path, args: &[&str]) -> Output {
    Command::new(program).args(args).current_dir(folder).output().unwrap()
}

fn check(output: &Output) {
    let text = [&output.stdout[..], &output.stderr]
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .concat();
    assert!(output.status.success(), "{text}");
    say(text.trim_end());
}

fn skip(what: &str, reason: &str) {
    assert!(std::env::var("DRY_RUN_CLIENTS").as_deref() != Ok("required"), "{what}: {reason}");
    say(&format!("SKIPPED: {what}: {reason}"));
}

/// Past the test harness, which shows nothing of what a passing test prints.
fn say(text: &str) {
    writeln!(std::io::stderr(), "{text}").unwrap();
}
