use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((pattern = r"^\d+$"), (range(max = 9))))]
    name: u32,
}

fn main() {}
