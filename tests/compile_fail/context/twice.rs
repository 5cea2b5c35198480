use deployment_validate::DeploymentValidate;

struct Quota;

#[derive(DeploymentValidate)]
#[validate(context = Quota)]
struct Job {
    #[validate(custom(is_within, context, context))]
    cores: u32,
}

fn main() {}
