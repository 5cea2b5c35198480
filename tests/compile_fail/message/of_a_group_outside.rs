use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(exactly_one_of(name, nick), message = "one")]
struct Payload {
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
