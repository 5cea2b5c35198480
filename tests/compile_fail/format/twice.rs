use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(format = uuid, format = email)]
    value: String,
}

fn main() {}
