use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((pattern = r"^\d+$"), (pattern = r"^[a-z]+$")))]
    name: u32,
}

fn main() {}
