use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Mode { A, B(#[validate(lenght(max = 3))] String) }

#[derive(DeploymentValidate)]
struct Tls { mode: Mode }

#[derive(DeploymentValidate)]
struct Payload {
    tls: Tls,
    #[validate(required_if(tls.mode = A))]
    name: Option<String>,
}
fn main() {}
