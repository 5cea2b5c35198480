use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((pattern = r"^[0-9a-f]{40}$"), (length(equal = 40))))]
    name: String,
}

fn main() {}
