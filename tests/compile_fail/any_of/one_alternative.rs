use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((length(min = 1))))]
    name: String,
}

fn main() {}
