use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(max = 10), any_of((length(equal = 40)), (one_of("latest"))))]
    name: String,
}

fn main() {}
