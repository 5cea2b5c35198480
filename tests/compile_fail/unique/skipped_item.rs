use deployment_validate::DeploymentValidate;

struct Secret;

#[derive(DeploymentValidate)]
struct Item {
    #[validate(skip)]
    secret: Secret,
}

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(unique)]
    value: Vec<Item>,
}

fn main() {}
