use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Job {
    #[validate(custom(is_within, context))]
    cores: u32,
}

fn main() {}
