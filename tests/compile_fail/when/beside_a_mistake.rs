use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    port: u8,
    #[validate(pattern = "^a+$", pattern = "^a+$", when(port = 1, prefix = "b"))]
    name: String,
}

fn main() {}
