use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Item {
    name: String,
}

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(unique(by = nam))]
    value: Vec<Item>,
}

fn main() {}
