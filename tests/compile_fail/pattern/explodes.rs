use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"(a|b)*a(a|b){30}$")]
    name: String,
}

fn main() {}
