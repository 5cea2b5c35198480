use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern("^a$", ignore_case = true))]
    value: String,
}

fn main() {}
