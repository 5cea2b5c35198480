use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(prefix = "a", any_of((prefix = "b"), (length(max = 3))))]
    name: String,
}

fn main() {}
