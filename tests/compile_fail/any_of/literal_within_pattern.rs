use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((pattern = r"^[a-z]+$"), (one_of("latest"))))]
    name: String,
}

fn main() {}
