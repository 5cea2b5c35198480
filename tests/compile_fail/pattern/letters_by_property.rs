use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^\p{L}+$")]
    name: String,
}

fn main() {}
