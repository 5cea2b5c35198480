use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^[^a]{2000}[^b]{2000}[^c]{2000}[^d]{2000}$")]
    name: String,
}

fn main() {}
