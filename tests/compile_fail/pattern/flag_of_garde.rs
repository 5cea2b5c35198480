use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern("^a$", case_insensitive))]
    name: String,
}

fn main() {}
