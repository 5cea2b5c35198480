use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern(r"^\p{L}$", ignore_case))]
    value: String,
}

fn main() {}
