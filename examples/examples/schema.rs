//! The rules as data: a JSON Schema for whoever is not written in Rust, and the types themselves for any other
//! document that is to be made from them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::schema::Kind;
use deployment_validate::{DeploymentValidate, json_schema};

/// Where an image comes from.
#[derive(DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(dead_code)]
struct Image {
    /// The image with its tag.
    #[validate(pattern = r"^\S+:\S+$", length(max = 200))]
    image_path: String,
    pull: Pull,
    /// Minutes between two pulls.
    #[validate(required_if(pull = Interval), range(min = 5))]
    every: Option<u32>,
}

#[derive(DeploymentValidate)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code)]
enum Pull {
    Once,
    Interval,
}

fn main() {
    let schema = json_schema::<Image>();
    println!("{}", serde_json::to_string_pretty(&schema).unwrap());
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["properties"]["imagePath"]["pattern"], r"^\S+:\S+$");
    assert_eq!(schema["properties"]["imagePath"]["maxLength"], 200);
    assert_eq!(schema["properties"]["imagePath"]["description"], "The image with its tag.");
    assert_eq!(schema["required"], serde_json::json!(["imagePath", "pull"]));
    assert_eq!(schema["additionalProperties"], false);
    // A condition is an `if` with a `then`.
    assert!(schema.to_string().contains(r#""then":"#));

    // A table of documentation, from the same data.
    let Kind::Struct(object) = &Image::SCHEMA.kind else { panic!("a struct") };
    let mut lines = Vec::new();
    for field in object.fields {
        let rules: Vec<_> = field.rules.iter().map(|rule| rule.message().into_owned()).collect();
        lines.push(format!("{}: {}", field.name, rules.join("; ")));
    }
    assert_eq!(
        lines,
        [
            "imagePath: does not match ^\\S+:\\S+$; must be at most 200 characters long",
            "pull: ",
            "every: required when pull is interval; must be at least 5",
        ]
    );
}
