use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Mode { Strict, Off }
#[derive(DeploymentValidate)]
struct Tls { mode: Option<Mode> }
#[derive(DeploymentValidate)]
struct Payload {
    tls: Option<Tls>,
    #[validate(required_if(tls.mode = Strikt))]
    name: Option<String>,
}

fn main() {}
