use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of(length(min = 9), one_of("a")))]
    name: String,
}

fn main() {}
