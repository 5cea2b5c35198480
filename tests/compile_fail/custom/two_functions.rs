use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(custom(check, check))]
    name: String,
}

fn check(_: &str) -> Result<(), &'static str> {
    Ok(())
}

fn main() {}
