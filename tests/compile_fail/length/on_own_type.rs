use deployment_validate::DeploymentValidate;

struct Color;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(max = 9))]
    name: Color,
}

fn main() {}
