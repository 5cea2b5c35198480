use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    start: String,
    #[validate(equals = self.start)]
    end: u8,
}

fn main() {}
