use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(prefix = "https://", length(max = 7))]
    name: String,
}

fn main() {}
