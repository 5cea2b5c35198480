use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(skip(all))]
    name: String,
}

fn main() {}
