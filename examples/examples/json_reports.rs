//! A text that is wrong in many ways gets one report: types, missing, unknown and repeated keys and broken rules, in
//! the order of the text, for people and for programs.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(dead_code)]
struct Service {
    #[validate(pattern = r"^[a-z-]+$")]
    name: String,
    #[validate(range(min = 1, max = 65535))]
    port: u32,
    image_path: String,
    #[validate(length(max = 2), each(length(min = 1)))]
    tags: Vec<String>,
}

const TEXT: &str = r#"{
  "name": "Web",
  "port": "80",
  "image_path": "nginx:latest",
  "tags": ["a", "", "c"],
  "name": "web"
}"#;

fn main() {
    let report = json::from_str::<Service>(TEXT).unwrap_err();
    println!("{report}");
    assert_eq!(
        report.to_string(),
        "2:11: /name: does not match ^[a-z-]+$\n\
         3:11: /port: must be an integer, not a string\n\
         4:3: /image_path: unknown key, did you mean imagePath?\n\
         5:11: /tags: must have at most 2 items\n\
         5:17: /tags/1: must be at least 1 character long\n\
         6:3: /name: repeated key"
    );

    // For programs: pointer, code, parameters and place of each.
    let first = &serde_json::to_value(&report).unwrap()[0];
    assert_eq!(first["code"], "pattern");
    assert_eq!(first["params"]["pattern"], "^[a-z-]+$");
    let span = report.violations()[0].span().unwrap();
    assert_eq!(&TEXT[span.offset..span.offset + span.len], "\"Web\"");

    // What is no JSON has one violation, where the text goes wrong.
    let report = json::from_str::<Service>("{\"name\": }").unwrap_err();
    assert_eq!(report.to_string(), "1:10: expected value");
}
