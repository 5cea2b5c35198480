use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { A, B }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(custom(lower), warn(custom(lower)))]
    name: String,
}

fn main() {}
fn lower(_: &str) -> Result<(), &'static str> { Ok(()) }
