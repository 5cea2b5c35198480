use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(unique, length(min = 3), each(one_of("a", "b")))]
    value: Vec<String>,
}

fn main() {}
