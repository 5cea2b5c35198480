use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(format = uuid, prefix = "id-")]
    value: String,
}

fn main() {}
