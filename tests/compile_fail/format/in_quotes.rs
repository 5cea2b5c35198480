use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(format = "date-time")]
    value: String,
}

fn main() {}
