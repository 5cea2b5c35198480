use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(one_of("alpha", "be"), length(max = 3))]
    name: String,
}

fn main() {}
