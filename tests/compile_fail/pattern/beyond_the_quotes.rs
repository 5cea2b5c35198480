use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = "^\\d+\\W+\\s(?<n>a)(?<n>b)$")]
    name: String,
}

fn main() {}
