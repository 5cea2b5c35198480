use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^a{5,2}$")]
    name: String,
}

fn main() {}
