use deployment_validate::DeploymentValidate;

struct Color;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(skip, one_of("red"))]
    name: Color,
}

fn main() {}
