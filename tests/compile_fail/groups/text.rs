use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(all_or_none_of("name", "nick"))]
struct Payload {
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
