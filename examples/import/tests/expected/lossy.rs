use deployment_validate::DeploymentValidate;
use serde::Serialize;
use serde_json::Value;

// Not said: `minProperties`: no rule counts the keys of a struct.
#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[validate(deserialize, deny_null)]
pub struct Lossy {
    /// The same letter twice.
    // Not said: `pattern`: backreferences are not supported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub twice: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub any: Option<String>,
    // Not said: `contains`: no rule says this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has: Option<Vec<i64>>,
    // Not said: `not`: no rule says this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub odd: Option<i64>,
    // Not said: `enum`: no literal is a list or an object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<Vec<Value>>,
}
