use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Color;

#[derive(DeploymentValidate)]
#[validate(exactly_one_of(name, color))]
struct Payload {
    name: Option<String>,
    color: Color,
}

fn main() {}
