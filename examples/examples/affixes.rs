//! Texts that strings begin with, end with or contain: `prefix`, `suffix` and `contains` take them as they are, with
//! nothing to escape, and a text that contradicts the field's other rules does not compile.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, Valid, json_schema};

#[derive(DeploymentValidate)]
#[validate(const)]
struct Webhook<'a> {
    #[validate(prefix = "https://", length(max = 200))]
    url: &'a str,
    /// Repeated, `contains` asks for each of the texts.
    #[validate(contains = "{event}", contains = "{id}")]
    subject: &'a str,
    /// Where one of several is enough, each stands in `any_of`.
    #[validate(any_of((suffix = ".json"), (suffix = ".yaml")))]
    template: Option<&'a str>,
}

/// Checked while the program compiles.
const DEPLOYED: Valid<Webhook<'static>> =
    Webhook { url: "https://example.org/hook", subject: "{event} of {id}", template: Some("short.json") }
        .assert_valid();

fn main() {
    assert!(DEPLOYED.is_valid());

    let wrong = Webhook { url: "http://example.org", subject: "of {id}", template: Some("short.json.txt") };
    let report = wrong.validate().unwrap_err();
    println!("{report}");
    assert_eq!(
        report.to_string(),
        "/url: must begin with \"https://\"\n\
         /subject: must contain \"{event}\"\n\
         /template: must end with \".json\", or must end with \".yaml\""
    );
    assert_eq!(report.violations()[0].code(), "prefix");

    // Other languages get patterns.
    let schema = json_schema::<Webhook<'_>>();
    assert_eq!(schema["properties"]["url"]["pattern"], r"^https:\/\/");
}
