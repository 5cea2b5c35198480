use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    start: u8,
    #[validate(range(min = self.end))]
    end: u8,
}

fn main() {}
