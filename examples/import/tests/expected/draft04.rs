use deployment_validate::DeploymentValidate;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
#[validate(deserialize, deny_null)]
pub struct Old {
    #[validate(range(exclusive_min = 0, max = 1))]
    pub ratio: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub self_: Option<Box<Old>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(required_if(crate_), required_if(range))]
    pub count: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crate_: Option<String>,
    #[serde(rename = "foo-bar", skip_serializing_if = "Option::is_none")]
    pub foo_bar: Option<String>,
    #[serde(rename = "foo_bar", skip_serializing_if = "Option::is_none")]
    pub foo_bar2: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
pub struct Range(pub i64, pub i64);
