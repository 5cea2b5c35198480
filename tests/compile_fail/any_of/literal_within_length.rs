use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(any_of((length(max = 40)), (one_of("latest"))))]
    name: String,
}

fn main() {}
