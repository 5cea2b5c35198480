use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Service {
    #[validate(change(by = name))]
    port: String,
}

fn main() {}
