use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^[a-z]+$", contains = "-")]
    name: String,
}

fn main() {}
