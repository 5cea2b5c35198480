use deployment_validate::DeploymentValidate;
use serde::Serialize;

pub type Paint = Color;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, DeploymentValidate)]
#[serde(rename_all = "kebab-case")]
#[validate(deserialize)]
pub enum Color {
    Red,
    DarkBlue,
    #[serde(rename = "#fff")]
    Fff,
    #[serde(rename = "1st")]
    V1st,
    #[serde(rename = "")]
    Empty,
    #[serde(rename = "+")]
    Plus,
}
