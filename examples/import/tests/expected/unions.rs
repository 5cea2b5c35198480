use std::collections::BTreeMap;

use deployment_validate::DeploymentValidate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[validate(deny_null)]
pub struct Unions {
    pub check: Check,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub volumes: Option<Vec<Volume>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restart: Option<Restart>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(nullable)]
    pub command: Option<Command>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(any_of((pattern = r"^v[0-9]+$"), (one_of("latest"))))]
    pub version: Option<String>,
    /// Known values: `red`, `green`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verbose: Option<Verbose>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pair: Option<Pair>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tree: Option<Node>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<Base>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<BTreeMap<String, Option<SettingValue>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub something: Option<Something>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(nullable)]
    pub anything: Option<Value>,
    #[serde(flatten)]
    pub others: BTreeMap<String, bool>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(tag = "protocol", rename_all = "lowercase")]
pub enum Check {
    Http(Http),
    Tcp(Tcp),
    Udp(Tcp),
    None,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize)]
pub struct Http {
    #[validate(prefix = "/")]
    pub path: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[validate(deserialize, deny_null)]
pub struct Tcp {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(untagged, deny_unknown_fields, rename_all_fields = "camelCase")]
#[validate(by_key, deny_null)]
pub enum Volume {
    Disk {
        disk: String,
        mount_path: String,
    },
    Secret {
        #[validate(length(min = 1))]
        secret: String,
        mount_path: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        read_only: Option<bool>,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(rename_all = "kebab-case")]
pub enum Restart {
    Always,
    Never,
    OnFailure(#[validate(range(min = 1, max = 9))] u8),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(untagged)]
pub enum Command {
    Text(String),
    List(#[validate(length(min = 1))] Vec<String>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(untagged)]
pub enum Verbose {
    Bool(bool),
    Text(#[validate(one_of("auto"))] String),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
pub struct Pair(#[validate(length(min = 1))] pub String, pub u64);

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[validate(deserialize, deny_null)]
pub struct Node {
    pub value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<Box<Node>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right: Option<Box<Node>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children: Option<Vec<Node>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[validate(deserialize)]
pub struct Base {
    pub name: String,
    pub size: i64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(untagged)]
pub enum SettingValue {
    Bool(bool),
    Number(f64),
    Text(String),
    Setting(Setting),
    List(Vec<Value>),
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[validate(deserialize, deny_null)]
pub struct Setting {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(untagged)]
pub enum Something {
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Value>),
    Map(BTreeMap<String, Value>),
}
