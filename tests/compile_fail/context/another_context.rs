use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(context = u8)]
struct Job {
    parts: Vec<Job>,
}

fn main() {
    let _ = Job { parts: Vec::new() }.validate_with(&"eight");
}
