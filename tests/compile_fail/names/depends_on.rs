use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(depends_on = "nick")]
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
