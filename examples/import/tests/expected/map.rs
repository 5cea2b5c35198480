use std::collections::BTreeMap;

use deployment_validate::DeploymentValidate;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
pub struct Limits(
    #[validate(length(max = 3), values(range(max = 100)), keys(pattern = r"^[a-z]+$"))]
    pub BTreeMap<String, u8>,
);
