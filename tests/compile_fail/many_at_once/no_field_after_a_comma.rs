use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Kind { Http, Tcp }

#[derive(DeploymentValidate)]
struct Payload {
    kind: Kind,
    #[validate(required_if(kind = Http, udp), required_if(kind = Tcp, Port = 1))]
    name: Option<String>,
}

fn main() {}
