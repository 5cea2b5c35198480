use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern(r"^\p{Greek}$", unicode))]
    value: String,
}

fn main() {}
