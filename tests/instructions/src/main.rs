//! Runs one workload. What happens inside `measured` is counted by callgrind; see `run`.

use std::collections::BTreeMap;
use std::hint::black_box;

use deployment_validate::deployment::Deployment;
use deployment_validate::{DeploymentValidate, Pattern, json, pattern};
use serde::Deserialize;

const VALID: [&str; 5] = [
    r#"{"external":{"imagePath":"nginx:latest","credentials":"example-credentials"},"docker":{"configType":"default"}}"#,
    r#"{"internal":{"id":"example-build-service","branch":"master","buildId":"premium-guide-6393"},"docker":{"configType":"default"}}"#,
    r#"{"docker":{"configType":"default"}}"#,
    r#"{"external":{"imagePath":"https://registry.example.com/team/api@sha256:9b7cb2b8f0d64fcd"},"docker":{"configType":"customEntrypointCustomCommand","customEntrypoint":"/bin/sh","customCommand":"-c 'npm start'"}}"#,
    r#"{"internal":{"id":"api-build","branch":"main","buildSHA":"da39a3ee5e6b4b0d3255bfef95601890afd80709"},"buildpack":{"configType":"customProcess","customProcess":"web"}}"#,
];

const INVALID: [&str; 5] = [
    r#"{"external":{"imagePath":"nginx latest","credentials":"my credentials"},"docker":{"configType":"default"}}"#,
    r#"{"internal":{"id":"a","branch":"master","buildSHA":"abc"},"docker":{"configType":"default"}}"#,
    r#"{"docker":{"configType":"customCommand"}}"#,
    r#"{"external":{"imagePath":"https://registry.example.com/team/api"},"docker":{"configType":"customEntrypointCustomCommand"}}"#,
    r#"{"internal":{"id":"api-build-","branch":"main"},"buildpack":{"configType":"customProcess"}}"#,
];

/// Lists, maps and numbers, which the deployment payloads do not have.
#[derive(Deserialize, DeploymentValidate)]
struct Service {
    #[validate(length(max = 64), each(range(min = 1, max = 65535)))]
    ports: Vec<u32>,
    #[validate(keys(pattern = r"^[A-Z_]+$"), values(length(max = 100)))]
    variables: BTreeMap<String, String>,
    #[validate(one_of("small", "large"))]
    plan: String,
    replicas: Vec<Replica>,
}

#[derive(Deserialize, DeploymentValidate)]
struct Replica {
    #[validate(range(exclusive_min = 0.0, max = 1.0))]
    share: f64,
}

/// A type whose values own what they hold.
#[derive(DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Order {
    #[validate(range(min = 1))]
    id: u64,
    #[validate(length(max = 64))]
    customer: String,
    #[validate(length(max = 8), each(length(max = 16)))]
    tags: Vec<String>,
    lines: Vec<Line>,
}

#[derive(DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Line {
    #[validate(pattern = "^[A-Z]{3}-[0-9]+$")]
    article: String,
    #[validate(range(min = 1, max = 999))]
    count: u16,
    note: Option<String>,
}

const ORDER: &str = r#"{"id":4711,"customer":"Example and Sons","tags":["express","gift","fragile"],"lines":[{"article":"ABC-1","count":3},{"article":"DEF-22","count":1,"note":"blue"},{"article":"GHI-333","count":12}]}"#;

const RUN: Pattern = pattern!(r"^[A-Za-z0-9-]+$");
const SERVICE_ID: Pattern = pattern!(r"^[a-zA-Z](-?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)?$");
const CYRILLIC: Pattern = pattern!(r"^[а-яё]+( [а-яё]+)*$");

/// The instructions of this call are the ones that are counted.
#[inline(never)]
fn measured(workload: impl FnOnce() -> bool) {
    assert!(black_box(workload()));
}

fn typed(texts: &[&'static str; 5]) -> [Deployment<'static>; 5] {
    texts.map(|text| serde_json::from_str(text).expect("fits the types"))
}

fn service() -> Service {
    Service {
        ports: (1..=64).collect(),
        variables: ["PATH", "HOME", "LANG"].map(|key| (key.to_owned(), "value".to_owned())).into(),
        plan: "large".to_owned(),
        replicas: (0..16).map(|_| Replica { share: 0.5 }).collect(),
    }
}

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    match name.as_str() {
        "is_valid" => {
            let payloads = typed(&VALID);
            measured(|| payloads.iter().all(Deployment::is_valid));
        }
        "validate_valid" => {
            let payloads = typed(&VALID);
            measured(|| payloads.iter().all(|payload| payload.validate().is_ok()));
        }
        "validate_invalid" => {
            let payloads = typed(&INVALID);
            measured(|| payloads.iter().all(|payload| payload.validate().is_err()));
        }
        "validate_lists" => {
            let service = service();
            measured(|| service.is_valid() && service.validate().is_ok());
        }
        "json_verdict" => measured(|| VALID.iter().all(|text| json::is_valid::<Deployment<'_>>(text))),
        "json_valid" => measured(|| VALID.iter().all(|text| json::from_str::<Deployment<'_>>(text).is_ok())),
        "json_owned_verdict" => measured(|| json::is_valid::<Order>(ORDER)),
        "json_owned_valid" => measured(|| json::from_str::<Order>(ORDER).is_ok()),
        "json_invalid" => {
            measured(|| INVALID.iter().all(|text| json::from_str::<Deployment<'_>>(text).is_err()));
        }
        "pattern_run" => {
            let text = "example-credential".repeat(1_000);
            measured(|| RUN.is_match(&text));
        }
        "pattern_walk" => {
            let text = "example-build-service".repeat(1_000);
            measured(|| SERVICE_ID.is_match(&text));
        }
        "pattern_beyond_ascii" => {
            let text = "дом ".repeat(1_000) + "дом";
            measured(|| CYRILLIC.is_match(&text));
        }
        // For `run`, which asks what there is.
        _ => println!(
            "is_valid validate_valid validate_invalid validate_lists json_verdict json_valid json_invalid json_owned_verdict \
             json_owned_valid pattern_run pattern_walk pattern_beyond_ascii"
        ),
    }
}
