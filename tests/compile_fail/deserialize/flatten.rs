use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(deserialize)]
struct Outer {
    #[serde(flatten)]
    inner: Inner,
}

#[derive(DeploymentValidate)]
#[validate(deserialize)]
struct Inner {
    name: String,
}

fn main() {}
