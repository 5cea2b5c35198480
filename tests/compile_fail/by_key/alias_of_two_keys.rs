use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(by_key)]
enum Payload {
    A { #[serde(alias = "image")] url: String },
    B { #[serde(alias = "image")] file: String },
}

fn main() {}
