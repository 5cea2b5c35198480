use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((prefix = "a."), (prefix = "a.", length(max = 3))))]
    name: String,
}

fn main() {}
