use deployment_validate::DeploymentValidate;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
pub struct Root(#[validate(length(min = 1))] pub Vec<Entry>);

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[validate(deserialize)]
pub struct Entry {
    pub name: String,
}
