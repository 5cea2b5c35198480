use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each(length(min = 1)), message = "wrong")]
    names: Vec<String>,
}

fn main() {}
