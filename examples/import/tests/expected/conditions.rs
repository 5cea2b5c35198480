use deployment_validate::DeploymentValidate;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct MailSettings {
    pub enabled: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(required_if(enabled = true))]
    pub profile: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(
        when(enabled = true, length(min = 1, max = 10)),
        when(enabled = false, length(max = 0))
    )]
    pub recipients: Option<Vec<String>>,
    #[validate(discriminator, when(profile = "news", one_of(Html, Both)))]
    pub mode: Mode,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(
        when(mode = Plain, range(max = 100)),
        when(mode = Html | Both, range(max = 1000), multiple_of = 10),
        required_if(profile != "short")
    )]
    pub size: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
#[validate(deserialize)]
pub enum Mode {
    Plain,
    Html,
    Both,
}
