use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(prefix = "example/", length(max = 7))]
    name: String,
}

fn main() {}
