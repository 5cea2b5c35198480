use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(at_most_one_of(path, comand), at_most_one_of(path, comand))]
struct Payload {
    path: Option<String>,
    command: Option<String>,
}

fn main() {}
