use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Pattern, pattern};
use serde::Serialize;

const REGION_KEY: Pattern = pattern!(r"^[a-z]+-[a-z]+-[0-9]+$");

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize, deny_null)]
pub struct Release {
    #[validate(discriminator(V2))]
    pub version: Version,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(required_if(version = V1, user_ids), forbidden_unless(version = V1))]
    pub artifact: Option<Artifact>,
    #[serde(rename = "userIDs", skip_serializing_if = "Option::is_none")]
    #[validate(each(format = uuid), forbidden_unless(version = V1))]
    pub user_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(forbidden_if(version = V1))]
    pub steps: Option<Vec<Step>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(keys(pattern = REGION_KEY), forbidden_if(version = V1))]
    pub regions: Option<BTreeMap<String, bool>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(pattern = REGION_KEY, forbidden_if(version = V1))]
    pub home: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
#[validate(deserialize)]
pub enum Version {
    V1,
    V2,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize, deny_null, at_most_one_of(image, archive))]
pub struct Artifact {
    pub size: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(pattern = r"^[a-z]+:[a-z0-9]+$")]
    pub image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive: Option<Archive>,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[validate(deserialize, deny_null)]
pub struct Archive {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config: Option<ArchiveConfig>,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[validate(deserialize, deny_null)]
pub struct ArchiveConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize, deny_null, at_most_one_of(run, script))]
pub struct Step {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config: Option<StepConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub script: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, DeploymentValidate)]
#[validate(deserialize, deny_null)]
pub struct StepConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verbose: Option<bool>,
}
