use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(mutually_exclusive(nick))]
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
