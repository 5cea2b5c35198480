use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[serde(alias = "name")]
    name: String,
}

fn main() {}
