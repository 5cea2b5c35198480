use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    start: String,
    #[validate(range(min = self.start))]
    end: u8,
}

fn main() {}
