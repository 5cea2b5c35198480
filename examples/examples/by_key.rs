//! `by_key`: the key that only one variant has decides which one is meant. No tag, no guessing, one report.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, json};
use serde::{Deserialize, Serialize};

/// `by_key` brings `Deserialize`; what is written has no tag either.
#[derive(Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(untagged, deny_unknown_fields, rename_all_fields = "camelCase")]
#[validate(by_key, deny_null)]
enum Volume {
    Disk {
        disk: Disk,
        mount_path: String,
    },
    Secret {
        #[validate(length(min = 1))]
        secret: String,
        mount_path: String,
    },
    /// No key of its own: meant when neither `disk` nor `secret` is there.
    Scratch {
        mount_path: String,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
struct Disk {
    #[validate(range(min = 1))]
    gigabytes: u32,
}

fn explain(text: &str) -> String {
    json::from_str::<Volume>(text).map_or_else(|report| report.to_string(), |_| "valid".to_owned())
}

fn main() {
    let scratch = json::from_str::<Volume>(r#"{"mountPath":"/tmp"}"#).unwrap();
    assert_eq!(*scratch, Volume::Scratch { mount_path: "/tmp".into() });
    assert_eq!(serde_json::to_string(&scratch).unwrap(), r#"{"mountPath":"/tmp"}"#);

    let text = r#"{"disk":{"gigabytes":0},"mountPath":"/","secret":"s"}"#;
    println!("{}", explain(text));
    assert_eq!(
        explain(text),
        "1:22: /disk/gigabytes: must be at least 1\n1:41: /secret: not allowed beside disk"
    );
    assert_eq!(explain(r#"{"secret":"","mountpath":"/"}"#).lines().count(), 2);
    assert_eq!(explain(r#"{"disk":null,"mountPath":"/"}"#), "1:9: /disk: must be an object, not null");
}
