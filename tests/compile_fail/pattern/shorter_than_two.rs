use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^a$", length(min = 2))]
    name: String,
}

fn main() {}
