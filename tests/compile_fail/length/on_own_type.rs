use deployment_validate::DeploymentValidate;

struct Color;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(skip, length(max = 9))]
    name: Color,
}

fn main() {}
