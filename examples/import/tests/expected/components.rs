use deployment_validate::{DeploymentValidate, Maybe};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(tag = "petType")]
pub enum Pet {
    #[serde(rename = "cat")]
    Cat(PetCat),
    Dog(PetDog),
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[validate(deserialize)]
pub struct PetCat {
    #[validate(range(min = 1, max = 9))]
    pub lives: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[validate(deserialize, deny_null)]
pub struct PetDog {
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(required)]
    pub bark: Maybe<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(range(exclusive_min = 0))]
    pub weight: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
#[validate(deserialize)]
pub struct Cat {
    pub pet_type: String,
    #[validate(range(min = 1, max = 9))]
    pub lives: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
#[validate(deserialize, deny_null)]
pub struct Dog {
    pub pet_type: String,
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    #[validate(required)]
    pub bark: Maybe<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(range(exclusive_min = 0))]
    pub weight: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
pub struct Pets(pub Vec<Pet>);
