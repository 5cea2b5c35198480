use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    start: u8,
    #[validate(equals = self.end)]
    end: u8,
}

fn main() {}
