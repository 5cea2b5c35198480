use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(at_most_one_of(name, nick, message = " "))]
struct Payload {
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
