use deployment_validate::{DeploymentValidate, Maybe};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(tag = "petType")]
pub enum Pet {
    #[serde(rename = "cat")]
    Cat(Cat),
    Dog(Dog),
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[validate(deserialize)]
pub struct Cat {
    #[validate(range(min = 1, max = 9))]
    pub lives: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[validate(deserialize, deny_null)]
pub struct Dog {
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(required)]
    pub bark: Maybe<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(range(exclusive_min = 0))]
    pub weight: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
}
