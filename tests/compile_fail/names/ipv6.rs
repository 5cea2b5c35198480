use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(ipv6)]
    value: String,
}

fn main() {}
