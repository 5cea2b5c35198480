use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of("alpha", "be"), length(min = 3))]
    name: String,
}

fn main() {}
