use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of("alpha", "Beta"), pattern = r"^[a-z]+$")]
    name: String,
}

fn main() {}
