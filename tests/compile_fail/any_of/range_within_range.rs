use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((range(max = 100)), (range(min = 5, max = 10))))]
    name: u32,
}

fn main() {}
