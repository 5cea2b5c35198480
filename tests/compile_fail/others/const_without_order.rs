use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    start: std::time::Duration,
    #[validate(range(min = self.start))]
    end: std::time::Duration,
}

fn main() {}
