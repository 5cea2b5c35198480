use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(range(max = 9), any_of((range(min = 10)), (range(max = 5))))]
    name: u32,
}

fn main() {}
