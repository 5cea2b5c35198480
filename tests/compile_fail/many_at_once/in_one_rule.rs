use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(mim = 1, max = -5, equal = "x"))]
    name: String,
}

fn main() {}
