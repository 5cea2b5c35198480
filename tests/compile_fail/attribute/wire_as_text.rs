use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(wire = "u32")]
    name: String,
}

fn main() {}
