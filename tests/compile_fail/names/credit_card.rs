use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(credit_card)]
    value: String,
}

fn main() {}
