use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Maybe};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct Corners {
    pub item: CornersItem,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<Colour>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(multiple_of = 5, not(range(min = 100)))]
    pub step: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(none_of("root"), not(length(max = 1)))]
    pub slug: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(pattern = "^\u{202e}?[a-z]$")]
    pub mark: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 0))]
    pub nothing: Option<Vec<Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(one_of(1.2345678901234568e29, 1))]
    pub large: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commands: Option<Vec<Command>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lines: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<Node>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<Release>,
    /// App's binding
    #[serde(skip_serializing_if = "Option::is_none")]
    pub binding: Option<AppsBinding>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum CornersItem {
    Text(Text),
    List(List),
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize)]
pub struct Text {
    pub attributes: Attributes,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize)]
pub struct Attributes {
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct List {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Vec<String>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
#[validate(deserialize)]
pub enum Colour {
    Red,
    Green,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(untagged)]
pub enum Command {
    Text(String),
    Object(CommandObject),
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[validate(deserialize)]
pub struct CommandObject {
    pub command: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(untagged)]
pub enum Node {
    Text(String),
    Object(Box<NodeObject>),
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct NodeObject {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Node>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<Nodes>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(untagged)]
pub enum Nodes {
    Text(String),
    List(Vec<Nodes>),
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[validate(deserialize, deny_null, at_most_one_of(before, after))]
pub struct Release {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(required_if(hook), required_if(channel = Stable | Beta))]
    pub version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(when(message != "", one_of("")))]
    pub file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1))]
    pub tags: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    pub hook: Maybe<Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
#[validate(deserialize)]
pub enum Channel {
    Stable,
    Beta,
    Latest,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize, deny_null, exactly_one_of(get, put))]
pub struct AppsBinding {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub get: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub put: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
}
