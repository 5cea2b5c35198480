use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern(r"^\-$", unicode))]
    value: String,
}

fn main() {}
