use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(at_most_one_of(name, nick))]
struct Payload {
    #[validate(required_if(nick))]
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
