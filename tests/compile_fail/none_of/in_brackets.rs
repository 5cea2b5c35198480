use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(none_of(["a"]))]
    name: String,
}

fn main() {}
