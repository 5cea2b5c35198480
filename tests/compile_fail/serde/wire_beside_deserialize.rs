use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deserialize, wire = String)]
struct Host {
    name: String,
}

fn main() {}
