//! A PATCH: fields that are absent, `null` or a value, and rules of what a change may do.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, Maybe, json};

#[derive(DeploymentValidate)]
#[validate(deserialize)]
struct Create {
    name: String,
    #[validate(range(min = 1, max = 100))]
    storage: u32,
    owner: Option<String>,
}

#[derive(DeploymentValidate)]
#[validate(deserialize, change(from = Create))]
struct Patch {
    #[validate(immutable)]
    name: Maybe<String>,
    #[validate(range(min = 1, max = 100), never_decreases)]
    storage: Maybe<u32>,
    /// `null` takes the owner away, once there is one, it stays.
    #[validate(set_once)]
    owner: Maybe<String>,
}

fn main() {
    let old = json::from_str::<Create>(r#"{"name":"db","storage":10,"owner":"ada"}"#).unwrap();

    let patch = json::from_str_changing::<Patch>(r#"{"storage":20}"#, &old).unwrap();
    assert!(patch.name.is_absent());
    assert_eq!(patch.storage.as_option(), Some(&20));

    let text = r#"{"name":"cache","storage":5,"owner":null}"#;
    let report = json::from_str_changing::<Patch>(text, &old).err().unwrap();
    println!("{report}");
    let found: Vec<_> = report.violations().iter().map(|own| (own.pointer(), own.code())).collect();
    assert_eq!(found, [("/name", "immutable"), ("/storage", "never_decreases"), ("/owner", "set_once")]);
}
