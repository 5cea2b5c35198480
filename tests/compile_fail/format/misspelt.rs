use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(format = date_tiem)]
    value: String,
}

fn main() {}
