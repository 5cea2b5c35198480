use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern(r"^[\w-a]$", unicode))]
    value: String,
}

fn main() {}
