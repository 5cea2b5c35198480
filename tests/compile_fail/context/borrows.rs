use deployment_validate::DeploymentValidate;

struct Quota<'a>(&'a str);

#[derive(DeploymentValidate)]
#[validate(context = Quota<'_>)]
struct Job {
    #[validate(custom(is_within, context))]
    cores: u32,
}

fn main() {}
