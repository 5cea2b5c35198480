use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of(["a", "b"]))]
    name: String,
}

fn main() {}
