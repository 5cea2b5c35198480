use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    start: String,
    #[validate(length(max = self.start))]
    end: String,
}

fn main() {}
