use deployment_validate::DeploymentValidate;

type Name = String;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = "^[a-z]{2}$", length(min = 5))]
    name: Name,
}

fn main() {}
