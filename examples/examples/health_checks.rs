//! Another domain: health checks of containers. `path` is required when `protocol` is HTTP, `command` when it is CMD,
//! nothing for TCP; ports and times have bounds.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, json};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(constructors, custom(HealthCheck::times_out_before_the_next))]
struct HealthCheck {
    /// A protocol that is added later does not compile until a rule names it.
    #[validate(discriminator(Tcp))]
    protocol: Protocol,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(required_if(protocol = Http), forbidden_unless(protocol = Http), pattern = r"^/\S*$")]
    path: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(required_if(protocol = Cmd), forbidden_unless(protocol = Cmd), length(min = 1, max = 500))]
    command: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(required_unless(protocol = Cmd), range(min = 1, max = 65535))]
    port: Option<u32>,
    #[validate(range(min = 5, max = 300))]
    interval_seconds: u32,
    #[validate(range(min = 1, max = 60))]
    timeout_seconds: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(rename_all = "UPPERCASE")]
enum Protocol {
    Http,
    Cmd,
    Tcp,
}

impl HealthCheck {
    fn times_out_before_the_next(&self) -> Result<(), deployment_validate::Violation> {
        if self.timeout_seconds <= self.interval_seconds {
            return Ok(());
        }
        Err(deployment_validate::Violation::custom("must not exceed intervalSeconds").on("timeoutSeconds"))
    }
}

fn explain(text: &str) -> String {
    json::from_str::<HealthCheck>(text).map_or_else(|report| report.to_string(), |_| "valid".to_owned())
}

fn main() {
    let times = r#""intervalSeconds":10,"timeoutSeconds":5"#;
    assert_eq!(explain(&format!(r#"{{"protocol":"HTTP","path":"/health","port":80,{times}}}"#)), "valid");
    assert_eq!(explain(&format!(r#"{{"protocol":"CMD","command":"pg_isready",{times}}}"#)), "valid");
    assert_eq!(explain(&format!(r#"{{"protocol":"TCP","port":5432,{times}}}"#)), "valid");

    let text = format!(r#"{{"protocol":"HTTP","command":"curl",{times}}}"#);
    println!("{}", explain(&text));
    assert_eq!(
        explain(&text),
        "1:1: /path: required when protocol is HTTP\n\
         1:1: /port: required unless protocol is CMD\n\
         1:20: /command: only allowed when protocol is CMD"
    );
    let text = r#"{"protocol":"TCP","port":70000,"intervalSeconds":10,"timeoutSeconds":20}"#;
    assert_eq!(
        explain(text),
        "1:26: /port: must be 1 to 65535\n1:70: /timeoutSeconds: must not exceed intervalSeconds"
    );
    assert_eq!(explain(&format!(r#"{{"protocol":"http","path":"/","port":1,{times}}}"#)).lines().count(), 1);
}
