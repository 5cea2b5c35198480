use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^[a-z]{1,3}$", length(min = 5))]
    name: String,
}

fn main() {}
