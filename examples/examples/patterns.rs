//! Patterns of JavaScript: written on a field, shared as a constant, used by themselves, even in `const`; and what
//! they make of strings that other dialects judge differently.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, Matcher, Pattern, pattern};

/// One constant for every field that holds a slug.
const SLUG: Pattern = pattern!(r"^[a-z0-9]+(?:-[a-z0-9]+)*$");

/// A pattern with a name, which stands in messages where nobody would read the pattern.
const IMAGE: Pattern = pattern!(
    r"^[a-z0-9]+(?:[._\/-][a-z0-9]+)*(?::[A-Za-z0-9_.-]{1,128}|@sha256:[0-9a-f]{64})$",
    expected = "an image reference such as nginx:latest"
);

/// A constant can be asked in `const`: a wrong default does not compile.
const DEFAULT_PROJECT: &str = "main-project";
const _: () = assert!(SLUG.is_match(DEFAULT_PROJECT));

/// Anything that can say yes or no can be a pattern.
struct Absolute;

impl Matcher for Absolute {
    fn is_match(&self, text: &str) -> bool {
        std::path::Path::new(text).is_absolute()
    }

    fn source(&self) -> &'static str {
        "an absolute path"
    }
}

const ABSOLUTE: Absolute = Absolute;

#[derive(DeploymentValidate)]
struct Volume {
    #[validate(pattern = SLUG)]
    name: String,
    #[validate(pattern = IMAGE)]
    image: String,
    #[validate(pattern = ABSOLUTE)]
    mount_path: String,
    /// Two patterns: both have to match. The second one looks ahead.
    #[validate(pattern = r"^\d+$", pattern = r"^(?!0)")]
    size: String,
    #[validate(pattern = r"^\S*$", message = "must not contain white space")]
    label: Option<String>,
}

fn main() {
    let right = Volume {
        name: "data-1".into(),
        image: "ghcr.io/acme/shop:1.2".into(),
        mount_path: "/var/data".into(),
        size: "100".into(),
        label: None,
    };
    assert!(right.is_valid());

    let wrong = Volume {
        name: "data--1".into(),
        image: "nginx".into(),
        mount_path: "data".into(),
        // Digits of another script are no digits to JavaScript.
        size: "٣".into(),
        label: Some("two words".into()),
    };
    let report = wrong.validate().unwrap_err();
    println!("{report}");
    assert_eq!(
        report.to_string(),
        "/name: character 6 is not allowed here: expected a-z or 0-9\n\
         /image: must be an image reference such as nginx:latest, but ends too soon: expected :\n\
         /mount_path: does not match an absolute path\n\
         /size: character 1 is not allowed here: expected 0-9\n\
         /label: must not contain white space"
    );

    // The pattern itself, the place and what could stand there are for programs.
    let params = report.violations()[0].params();
    assert_eq!(params.get("pattern"), Some(&SLUG.source().into()));
    assert_eq!(params.get("at"), Some(&5.into()));
    let mismatch = SLUG.mismatch("data--1").unwrap();
    assert_eq!(mismatch.expected().collect::<Vec<_>>(), [('0', '9'), ('a', 'z')]);
}
