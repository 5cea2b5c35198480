use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((required), (one_of("a"))))]
    name: Option<String>,
}

fn main() {}
