use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(bytes, utf16, max = 9))]
    name: String,
}

fn main() {}
