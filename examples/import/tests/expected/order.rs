use deployment_validate::DeploymentValidate;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct Order {
    pub to: Address,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Address>,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[validate(deserialize, deny_null)]
pub struct Address {
    #[validate(length(min = 1))]
    pub street: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(pattern = r"^[0-9]{5}$")]
    pub zip: Option<String>,
}
