//! Every program of compile_fail/ must fail with the message beside it; every program of compile_pass/ must
//! compile and run. After a message was changed on purpose: `TRYBUILD=overwrite cargo test --test ui`, and
//! read what it wrote.

#![allow(clippy::expect_used)]

use std::fs;
use std::panic::catch_unwind;
use std::path::PathBuf;

use trybuild::TestCases;

#[test]
fn programs_compile_or_fail_as_they_should() {
    // Cargo reads the names of all programs for each of them, so a folder at a time takes a third of the time. Apart from
    // programs that have to run, those that have to fail are checked alone and not built.
    let folders = fs::read_dir("compile_fail").expect("the folder is there");
    let mut folders: Vec<PathBuf> = folders.map(|folder| folder.expect("it can be read").path()).collect();
    folders.sort();
    assert!(folders.iter().all(|folder| folder.is_dir()), "each program stands in a folder");
    let fails = |folder: &PathBuf| TestCases::new().compile_fail(folder.join("**/*.rs"));
    // Programs are judged when their `TestCases` is dropped, which panics where one is not as it should be.
    let mut passed: Vec<bool> = folders.iter().map(|folder| catch_unwind(|| fails(folder)).is_ok()).collect();
    passed.push(catch_unwind(|| TestCases::new().pass("compile_pass/*.rs")).is_ok());
    assert!(passed.iter().all(|passed| *passed), "the programs above are not as they should be");
}
