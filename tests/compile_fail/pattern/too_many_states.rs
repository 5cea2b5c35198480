use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^(?:[ab]{900}c){90}$")]
    name: String,
}

fn main() {}
