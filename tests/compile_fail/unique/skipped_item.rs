struct Secret;

#[derive(deployment_validate::DeploymentValidate)]
struct Item {
    #[validate(skip)]
    secret: Secret,
}

#[derive(deployment_validate::DeploymentValidate)]
struct Payload {
    #[validate(unique)]
    value: Vec<Item>,
}
fn main() {}
