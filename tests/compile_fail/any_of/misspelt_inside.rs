use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((lenght(min = 9)), (one_of("a"))))]
    name: String,
}

fn main() {}
