use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(each(exactly_one_of(a, b)))]
    name: Vec<String>,
}

fn main() {}
