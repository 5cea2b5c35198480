//! Rules on terms: `when` a condition holds, or only as a warning.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
enum Plan {
    Free,
    Team,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Service {
    plan: Plan,
    /// Several `when` on one field add up.
    #[validate(range(min = 1), when(plan = Free, range(max = 2)), when(plan = Team, range(max = 32)))]
    replicas: u32,
    probe: Option<String>,
    /// A warning leaves the document valid.
    #[validate(ignored_unless(probe), warn(range(max = 60)))]
    timeout: Option<u32>,
}

fn main() {
    let report = json::from_str::<Service>(r#"{"plan":"free","replicas":3}"#).unwrap_err();
    println!("{report}");
    assert_eq!(report.to_string(), "1:27: /replicas: must be at most 2 when plan is free");
    assert!(json::from_str::<Service>(r#"{"plan":"team","replicas":3}"#).is_ok());

    let text = r#"{"plan":"team","replicas":3,"timeout":90}"#;
    assert!(json::from_str::<Service>(text).is_ok());
    let advice = json::advice::<Service>(text);
    println!("{advice}");
    assert_eq!(
        advice.to_string(),
        "1:29: warning: /timeout: ignored unless probe is present\n1:39: warning: /timeout: must be at most 60"
    );
}
