use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(max = 2), prefix = "long")]
    name: String,
}

fn main() {}
