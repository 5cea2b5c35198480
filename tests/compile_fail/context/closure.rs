use deployment_validate::DeploymentValidate;

struct Quota;

#[derive(DeploymentValidate)]
#[validate(context = Quota)]
struct Job {
    #[validate(custom(|_: &u32| Err("no"), context))]
    cores: u32,
}

fn main() {}
