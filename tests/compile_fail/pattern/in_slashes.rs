use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"/^[a-z]+$/")]
    name: String,
}

fn main() {}
