use deployment_validate::DeploymentValidate;

struct Quota;

#[derive(DeploymentValidate)]
#[validate(context = Quota, const)]
struct Batch {
    jobs: Job,
}

fn main() {}
