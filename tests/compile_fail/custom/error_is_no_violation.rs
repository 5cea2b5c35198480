use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(custom(check))]
    name: String,
}

fn check(_: &str) -> Result<(), u32> {
    Ok(())
}

fn main() {}
