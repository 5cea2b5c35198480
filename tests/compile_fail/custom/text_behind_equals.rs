use deployment_validate::DeploymentValidate;

fn judge(_: &str) -> Result<(), &'static str> {
    Ok(())
}

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(custom = "judge")]
    name: String,
}

fn main() {}
