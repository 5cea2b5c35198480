use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^(ab)+$", length(equal = 5))]
    name: String,
}

fn main() {}
