use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(at_most_one_of(cert, key))]
struct Tls {
    secure: bool,
    #[validate(required_if(secure = true))]
    cert: Option<String>,
    #[validate(required_if(secure = true))]
    key: Option<String>,
}

fn main() {}
