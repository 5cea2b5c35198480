use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    start: Option<std::net::Ipv4Addr>,
    #[validate(range(min = self.start))]
    end: std::net::Ipv4Addr,
}

fn main() {}
