use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    start: std::net::Ipv4Addr,
    #[validate(range(min = self.start))]
    end: std::time::Duration,
}

fn main() {}
