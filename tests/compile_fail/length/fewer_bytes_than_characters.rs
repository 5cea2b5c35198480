use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((length(min = 9)), (length(max = 3))), length(bytes, max = 8))]
    name: String,
}

fn main() {}
