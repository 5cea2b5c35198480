//! A payload that is filled in later: each `Templated` field holds a literal, or a text with `${..}` in its place.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, Templated, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Port {
    #[validate(range(min = 1))]
    number: Templated<u16>,
    #[validate(length(max = 8))]
    name: Templated<String>,
}

fn main() {
    let port = json::from_str::<Port>(r#"{"number":"${PORT}","name":"web"}"#).unwrap();
    assert!(port.number.is_template());
    assert_eq!(port.name, Templated::Literal("web".to_owned()));

    let report = json::from_str::<Port>(r#"{"number":"80","name":"${SERVICE_NAME}"}"#).unwrap_err();
    println!("{report}");
    assert_eq!(report.to_string(), "1:11: /number: must be an integer or a string with ${..}");
    let report = json::from_str::<Port>(r#"{"number":0,"name":"too-long-for-it"}"#).unwrap_err();
    assert_eq!(report.violations().len(), 2);
}
