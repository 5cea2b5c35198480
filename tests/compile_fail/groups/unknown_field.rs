use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(at_most_one_of(name, nik))]
struct Payload {
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
