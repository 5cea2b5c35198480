//! Every program of compile_fail/ must fail with the message beside it; every program of compile_pass/ must
//! compile and run. After a message was changed on purpose: `TRYBUILD=overwrite cargo test --test ui`, and
//! read what it wrote.

#[test]
fn programs_compile_or_fail_as_they_should() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("compile_fail/**/*.rs");
    cases.pass("compile_pass/*.rs");
}
