use deployment_validate::DeploymentValidate;

#[derive(serde::Deserialize, DeploymentValidate)]
#[validate(deny_null)]
struct Service {
    port: Option<Option<u16>>,
}

fn main() {}
