use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(format = url, prefix = "ftp://")]
    value: String,
}

fn main() {}
