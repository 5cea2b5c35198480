use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(at_least_one_of(name, nick))]
struct Payload {
    #[validate(required)]
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
