use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[serde(rename_all = "camelCase")]
#[validate(serialize)]
struct Service {
    #[serde(rename = "by", with = "text")]
    name: String,
}

fn main() {}
