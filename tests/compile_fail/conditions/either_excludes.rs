use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    secure: bool,
    #[validate(required_if(secure = true))]
    cert: Option<String>,
    #[validate(required_if(secure = false))]
    reason: Option<String>,
    #[validate(forbidden_if(cert), forbidden_if(reason))]
    note: Option<String>,
}

fn main() {}
