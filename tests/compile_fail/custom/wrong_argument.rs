use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(custom(check))]
    name: String,
}

fn check(_: &u32) -> Result<(), &'static str> {
    Ok(())
}

fn main() {}
