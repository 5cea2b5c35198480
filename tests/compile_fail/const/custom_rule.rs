use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    #[validate(custom(check))]
    name: &'static str,
}

fn check(_: &str) -> Result<(), &'static str> {
    Ok(())
}

fn main() {}
