use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(at_most_one_of(cert, key))]
struct Payload {
    #[validate(required_if(key))]
    cert: Option<String>,
    key: Option<String>,
    #[validate(length(min = 3, max = 2))]
    name: String,
}

fn main() {}
