use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Mode { Strict, Off }
#[derive(DeploymentValidate)]
struct Tls { mode: Mode }
#[derive(DeploymentValidate)]
struct Payload {
    tls: Tls,
    #[validate(required_if(tls.mode = "Strict"))]
    name: Option<String>,
}

fn main() {}
