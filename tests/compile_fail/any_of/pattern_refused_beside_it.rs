use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^a", any_of((pattern = r"^b"), (length(max = 5))))]
    name: String,
}

fn main() {}
