use deployment_validate::DeploymentValidate;

struct Color;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of("red"))]
    name: Color,
}

fn main() {}
