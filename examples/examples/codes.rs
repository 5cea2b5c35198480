//! Codes for programs, messages for people: both may be the author's own, and both replace those of one rule.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, Param};

#[derive(DeploymentValidate)]
#[validate(at_most_one_of(file, image, code = "two_sources"))]
struct Source {
    /// Beside the only rule of a `validate(..)`, or in the parentheses of a rule.
    #[validate(pattern = "^[a-z]+$", code = "bad_name", message = "use small letters only")]
    #[validate(length(max = 8, code = "long_name"))]
    name: String,
    file: Option<String>,
    image: Option<String>,
}

fn main() {
    let wrong = Source { name: "Production".into(), file: Some("a".into()), image: Some("b".into()) };
    let report = wrong.validate().unwrap_err();
    println!("{report}");
    let found: Vec<_> =
        report.violations().iter().map(|own| (own.pointer(), own.code(), own.message())).collect();
    assert_eq!(
        found,
        [
            ("", "two_sources", "at most one of file and image is allowed"),
            ("/name", "bad_name", "use small letters only"),
            ("/name", "long_name", "must be at most 8 characters long"),
        ]
    );
    // Parameters stay those of the rule.
    assert_eq!(report.violations()[2].params().get("max"), Some(&Param::from(8)));
}
