use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((length(min = 5, max = 9)), (length(min = 1, max = 20))))]
    name: String,
}

fn main() {}
