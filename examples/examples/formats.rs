//! Forms that standards define, and flags of patterns: recognised while the program compiles too, told by name, and
//! compared with the rules beside them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, Valid, json_schema};

#[derive(DeploymentValidate)]
#[validate(const)]
struct Contact<'a> {
    #[validate(format = email)]
    mail: &'a str,
    /// `prefix` beside it says what the format leaves open.
    #[validate(format = url, prefix = "https://")]
    site: Option<&'a str>,
    #[validate(format = date)]
    since: &'a str,
    /// Letters of any script; `ignore_case` and `dot_all` are the other flags.
    #[validate(pattern(r"^\p{L}[\p{L}' -]*$", unicode, expected = "a name"))]
    name: &'a str,
    /// Where one of several is enough, each stands in `any_of`.
    #[validate(any_of((format = ip), (format = hostname)))]
    host: &'a str,
}

/// Checked while the program compiles.
const OWNER: Valid<Contact<'static>> = Contact {
    mail: "ada@example.org",
    site: Some("https://example.org/ada"),
    since: "2024-02-29",
    name: "Ada Lovelace",
    host: "2001:db8::7",
}
.assert_valid();

fn main() {
    assert!(OWNER.is_valid());

    let wrong = Contact { mail: "ada", site: Some("ftp://a"), since: "2023-02-29", name: "4da", host: "a_b" };
    let report = wrong.validate().unwrap_err();
    println!("{report}");
    let told: Vec<_> = report.violations().iter().map(|own| (own.pointer(), own.code())).collect();
    assert_eq!(
        told,
        [
            ("/mail", "format"),
            ("/site", "format"),
            ("/site", "prefix"),
            ("/since", "format"),
            ("/name", "pattern"),
            ("/host", "any_of"),
        ]
    );
    assert_eq!(report.violations()[3].message(), "must be a date, as in 2024-12-31");

    // Other languages get the names of JSON Schema where it has them.
    let schema = json_schema::<Contact<'_>>();
    assert_eq!(schema["properties"]["mail"]["format"], "email");
}
