use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(exactly_one_of(name, nick), exactly_one_of(nick, name))]
struct Payload {
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
