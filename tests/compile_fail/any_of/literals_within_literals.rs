use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((one_of("a", "b")), (one_of("a", "b", "c"))))]
    name: String,
}

fn main() {}
