//! A text that is wrong in many ways gets one report: types, missing, unknown and repeated keys and broken rules, in
//! the order of the text, for people and for programs. And a stream of one payload a line.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, Report, json};
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
        "2:11: /name: character 1 is not allowed here: expected a-z or -\n\
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
    // A string that does not match says at which character, and what could stand there.
    assert_eq!(first["params"]["expected"], serde_json::json!(["a-z", "-"]));
    let detail = report.violations()[0].detail_span().unwrap();
    assert_eq!(&TEXT[detail.offset..detail.offset + detail.len], "W");

    // What is no JSON has one violation, where the text goes wrong.
    let report = json::from_str::<Service>("{\"name\": }").unwrap_err();
    assert_eq!(report.to_string(), "1:10: a value is expected");

    // With one payload a line, each line is a text of its own: its number is the line of what is wrong in it.
    let stream = "{\"name\": \"web\", \"port\": 80, \"imagePath\": \"nginx\", \"tags\": []}\n{}\n[]\n";
    let mut told = Vec::new();
    for (line, text) in (1..).zip(stream.lines()) {
        let violations = json::from_str::<Service>(text).map_or_else(Report::into_violations, |_| Vec::new());
        for violation in violations {
            let column = violation.span().map_or(1, |span| span.column);
            told.push(format!("{line}:{column} {} {}", violation.code(), violation.pointer()));
        }
    }
    assert_eq!(
        told,
        [
            "2:1 missing /name",
            "2:1 missing /port",
            "2:1 missing /imagePath",
            "2:1 missing /tags",
            "3:1 type "
        ]
    );
}
