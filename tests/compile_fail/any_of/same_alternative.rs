use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((length(min = 9)), (length(min = 9))))]
    name: String,
}

fn main() {}
