use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    start: u8,
    #[validate(multiple_of = self.start)]
    end: u8,
}

fn main() {}
