use deployment_validate::DeploymentValidate;

struct Quota;

#[derive(DeploymentValidate)]
struct Job {
    #[validate(context = Quota)]
    cores: u32,
}

fn main() {}
