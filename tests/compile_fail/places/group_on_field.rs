use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(exactly_one_of(name, nick))]
    name: Option<String>,
}

fn main() {}
