use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(ip_v4)]
    value: String,
}

fn main() {}
