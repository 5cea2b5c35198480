use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((discriminator), (length(min = 1))))]
    name: String,
}

fn main() {}
