use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(wire = String, wire = String)]
    name: std::net::IpAddr,
}

fn main() {}
