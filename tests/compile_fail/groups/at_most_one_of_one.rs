use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(at_most_one_of(name))]
struct Payload {
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
