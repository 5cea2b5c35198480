use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = "^\\d+\\p{L}(?<n>a)(?<n>b)$")]
    name: String,
}

fn main() {}
