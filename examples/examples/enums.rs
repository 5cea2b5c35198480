//! Enums in each of serde's representations: pointers say where the fault stands in the document.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, json};
use serde::Deserialize;

/// `{"http": {"path": "/"}}` or `"tcp"`.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
enum External {
    Http {
        #[validate(pattern = "^/")]
        path: String,
    },
    Tcp,
}

/// `{"type": "http", "path": "/"}`.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
#[allow(dead_code)]
enum Internal {
    Http {
        #[validate(pattern = "^/")]
        path: String,
    },
    Tcp,
}

/// `{"type": "http", "settings": {"path": "/"}}`.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "type", content = "settings", rename_all = "camelCase")]
#[allow(dead_code)]
enum Adjacent {
    Http {
        #[validate(pattern = "^/")]
        path: String,
    },
    Tcp,
}

fn explain<T: DeploymentValidate + for<'de> Deserialize<'de>>(text: &str) -> String {
    match json::from_str::<T>(text) {
        Ok(_) => "valid".to_owned(),
        Err(report) => report.to_string(),
    }
}

fn main() {
    let text = r#"{"http":{"path":"health"}}"#;
    println!("{}", explain::<External>(text));
    assert_eq!(explain::<External>(text), "1:17: /http/path: character 1 is not allowed here: expected /");
    assert_eq!(explain::<External>(r#""tcp""#), "valid");
    assert_eq!(explain::<External>(r#""udp""#), "1:1: must be http or tcp");

    let text = r#"{"type":"http","path":"health"}"#;
    assert_eq!(explain::<Internal>(text), "1:23: /path: character 1 is not allowed here: expected /");
    let missing = "1:1: /type: required key is missing (the other keys fit http)";
    assert_eq!(explain::<Internal>(r#"{"path":"/"}"#), missing);
    assert_eq!(explain::<Internal>(r#"{"type":"tcp"}"#), "valid");

    let text = r#"{"type":"http","settings":{"path":"health"}}"#;
    assert_eq!(
        explain::<Adjacent>(text),
        "1:35: /settings/path: character 1 is not allowed here: expected /"
    );
    assert_eq!(explain::<Adjacent>(r#"{"type":"http"}"#), "1:1: /settings: required key is missing");
}
