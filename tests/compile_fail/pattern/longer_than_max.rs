use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^[0-9a-f]{40}$", length(max = 8))]
    name: String,
}

fn main() {}
