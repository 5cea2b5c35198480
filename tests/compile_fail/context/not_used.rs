use deployment_validate::DeploymentValidate;

struct Quota;

#[derive(DeploymentValidate)]
#[validate(context = Quota)]
struct Job {
    cores: u32,
}

fn main() {}
