use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each(ascii), code = "a")]
    value: Vec<String>,
}

fn main() {}
