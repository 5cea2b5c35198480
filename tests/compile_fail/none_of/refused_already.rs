use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(min = 1), none_of(""))]
    name: String,
}

fn main() {}
