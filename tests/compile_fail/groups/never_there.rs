use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(at_most_one_of(name, nick), all_or_none_of(name, nick))]
struct Payload {
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
