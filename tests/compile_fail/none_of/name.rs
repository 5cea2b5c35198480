use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(none_of(Admin))]
    name: String,
}

fn main() {}
