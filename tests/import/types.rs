//! Types of the test: a rule, a condition and a form of serde's of each kind, whose exported schemas come back as they are.

use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Maybe};
use serde::{Deserialize, Serialize};

/// Rules of texts.
#[derive(Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize)]
pub(crate) struct Texts {
    /// The name of the service.
    #[validate(length(min = 3, max = 54), pattern = r"^[A-Za-z0-9-]+$")]
    pub service_name: String,
    #[validate(prefix = "https://", suffix = ".json")]
    pub address: String,
    #[validate(contains = "/")]
    pub path: String,
    #[validate(format = email)]
    pub mail: String,
    #[validate(format = date_time)]
    pub since: String,
    #[validate(one_of("text"))]
    pub kind: String,
    #[validate(none_of("root", "admin"))]
    pub user: String,
    #[validate(length(equal = 40), not(contains = "--"))]
    pub commit: String,
    #[validate(any_of((length(max = 3)), (prefix = "long-")))]
    pub label: String,
}

/// Rules of numbers.
#[derive(Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub(crate) struct Numbers {
    #[validate(range(min = 1, max = 100), multiple_of = 5)]
    pub percent: u8,
    #[validate(range(exclusive_min = 0.0))]
    pub ratio: f64,
    #[validate(one_of(1, 2, 4))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cores: Option<u32>,
    #[validate(none_of(0))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flag: Option<bool>,
}

/// Lists and maps.
#[derive(Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize)]
pub(crate) struct Several {
    #[validate(length(min = 1, max = 5), each(length(min = 1)), unique)]
    pub names: Vec<String>,
    #[validate(length(max = 3), keys(pattern = r"^[a-z]+$"), values(range(max = 9)))]
    pub limits: BTreeMap<String, u8>,
    pub pair: Pair,
    pub tree: Tree,
}

/// Two places.
#[derive(Serialize, Deserialize, DeploymentValidate)]
pub(crate) struct Pair(pub String, #[validate(range(min = 1))] pub u16);

/// A type that contains itself.
#[derive(Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub(crate) struct Tree {
    pub value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<Box<Tree>>,
    pub children: Vec<Tree>,
}

/// How it starts.
#[derive(Clone, Copy, Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
#[validate(deserialize)]
pub(crate) enum Mode {
    /// By hand.
    Manual,
    /// At a time.
    Timed,
    /// On a request.
    OnRequest,
}

/// Conditions and groups.
#[derive(Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null, at_most_one_of(image, source), all_or_none_of(cert, key))]
pub(crate) struct Conditions {
    #[validate(discriminator)]
    pub mode: Mode,
    #[validate(required_if(mode = Timed), forbidden_unless(mode = Timed))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule: Option<String>,
    #[validate(required_if(mode = OnRequest), when(mode = OnRequest, length(min = 1)))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub route: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cert: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[validate(forbidden_if(mode = Manual))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branch: Option<String>,
}

/// What may be absent or `null`.
#[derive(Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub(crate) struct Absence {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absent: Option<String>,
    #[validate(nullable)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub null: Option<String>,
    #[validate(required)]
    pub there: Maybe<String>,
}

/// Enums in all of serde's forms.
#[derive(Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize)]
pub(crate) struct Enums {
    pub mode: Mode,
    pub outside: Outside,
    pub tagged: Tagged,
    pub first: First,
    pub by_key: ByKey,
}

/// A name outside.
#[derive(Serialize, Deserialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Outside {
    None,
    Retries(#[validate(range(max = 9))] u8),
}

/// A name inside.
#[derive(Serialize, Deserialize, DeploymentValidate)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(crate) enum Tagged {
    Tree(Tree),
    Numbers(Numbers),
}

/// The first that fits.
#[derive(Serialize, Deserialize, DeploymentValidate)]
#[serde(untagged)]
pub(crate) enum First {
    Bool(bool),
    Text(String),
    List(Vec<String>),
}

/// A key decides.
#[derive(Serialize, DeploymentValidate)]
#[serde(untagged, deny_unknown_fields)]
#[validate(by_key)]
pub(crate) enum ByKey {
    Disk { disk: String, path: String },
    Secret { secret: String, path: String },
}

/// Known keys and others.
#[derive(Serialize, Deserialize, DeploymentValidate)]
pub(crate) struct Others {
    pub name: String,
    #[serde(flatten)]
    #[validate(keys(prefix = "x-"))]
    pub others: BTreeMap<String, String>,
}
