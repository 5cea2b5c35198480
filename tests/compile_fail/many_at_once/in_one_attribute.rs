use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(lenght(min = 1), pattern = r"^[a-z", range(min = 9, max = 1))]
    name: String,
}

fn main() {}
