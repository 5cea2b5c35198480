//! Defaults, which have to keep to rules like what is written.

use std::collections::BTreeMap;

use deployment_validate::DeploymentValidate;

use crate::compare;

/// Defaults that break their rules.
#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Broken {
    #[serde(default)]
    #[validate(length(min = 1))]
    text: String,
    #[serde(default)]
    #[validate(one_of(true))]
    truth: bool,
    #[serde(default)]
    #[validate(range(min = 1))]
    number: u8,
    #[serde(default)]
    #[validate(length(min = 1))]
    list: Vec<u8>,
    #[serde(default = "nine")]
    #[validate(range(max = 5))]
    given: u8,
    #[serde(default = "some_nine")]
    #[validate(range(max = 5))]
    optional: Option<u8>,
}

/// Defaults that keep to them.
#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Kept {
    text: String,
    #[serde(default = "nine")]
    free: u8,
    #[serde(default = "some_nine")]
    optional: Option<u8>,
    #[serde(default)]
    #[validate(length(max = 1), values(range(max = 5)))]
    map: BTreeMap<String, u8>,
    #[serde(default)]
    #[validate(length(max = 1), each(range(max = 5)))]
    list: Vec<u8>,
    #[serde(default)]
    four: [u8; 4],
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Bounded {
    text: String,
    low: Option<u8>,
    #[serde(default)]
    #[validate(range(min = self.low))]
    high: u8,
}

/// Defaults of all fields at once.
#[derive(Debug, DeploymentValidate)]
#[serde(default)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Whole {
    text: String,
    #[validate(range(max = 5))]
    number: u8,
    #[validate(range(max = 5))]
    optional: Option<u8>,
}

impl Default for Whole {
    fn default() -> Self {
        Whole { text: "default".to_owned(), number: 9, optional: Some(9) }
    }
}

fn nine() -> u8 {
    9
}

fn some_nine() -> Option<u8> {
    Some(9)
}

#[test]
fn defaults_keep_to_rules() {
    let broken = r#"{"text":"a","truth":true,"number":1,"list":[1],"given":1,"optional":1}"#;
    assert!(compare::<Broken>(&[broken]) > 5);
    let kept = [r#"{"text":"a"}"#, r#"{"text":"a","free":1,"map":{"a":1},"list":[1],"four":[1,1,1,1]}"#];
    assert!(compare::<Kept>(&kept) > 20);
    assert!(compare::<Bounded>(&[r#"{"text":"a","low":0}"#]) > 5);
    assert!(compare::<Whole>(&[r#"{"text":"a","number":1,"optional":1}"#]) > 5);
}
