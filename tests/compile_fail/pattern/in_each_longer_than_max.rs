use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each(pattern = r"^[0-9a-f]{40}$", length(max = 8)))]
    name: Vec<String>,
}

fn main() {}
