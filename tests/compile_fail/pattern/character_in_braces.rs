use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^\u{e9}$")]
    name: String,
}

fn main() {}
