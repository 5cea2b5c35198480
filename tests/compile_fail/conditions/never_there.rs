use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(required_if(nick))]
    name: Option<String>,
    #[validate(forbidden_if(name))]
    nick: Option<String>,
}

fn main() {}
