use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(exactly_one_of(name, nick))]
struct Payload {
    name: Option<String>,
    nick: String,
}

fn main() {}
