use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(context = u8)]
struct Job {
    #[validate(custom(is_within, context))]
    cores: u32,
}

fn is_within(_: &u32) -> Result<(), String> {
    Ok(())
}

fn main() {}
