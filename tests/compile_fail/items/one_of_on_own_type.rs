use deployment_validate::DeploymentValidate;

struct Color;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(skip, each(one_of("red")))]
    name: Vec<Color>,
}

fn main() {}
