//! Proves the rules of `Alert` with the compiler: programs that must be refused, with the message they are
//! refused with, and programs that must be accepted.
//!
//! After a rule was changed: `TRYBUILD=overwrite cargo test --test rules`, then read the messages it wrote.

#[test]
fn rules_hold() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/refused/*.rs");
    cases.pass("tests/accepted/*.rs");
}
