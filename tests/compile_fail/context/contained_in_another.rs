use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(context = u8)]
struct Job {
    parts: Vec<Job>,
}

#[derive(DeploymentValidate)]
#[validate(context = char)]
struct Batch {
    jobs: Vec<Job>,
}

fn main() {}
