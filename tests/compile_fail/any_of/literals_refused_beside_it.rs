use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(max = 3), any_of((one_of("latest")), (length(max = 1))))]
    name: String,
}

fn main() {}
