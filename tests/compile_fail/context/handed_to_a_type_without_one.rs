use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Job {
    cores: u32,
}

fn main() {
    let _ = Job { cores: 1 }.validate_with(&8);
}
