use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Inner {
    #[validate(lenght(min = 1))]
    name: String,
}

#[derive(DeploymentValidate)]
struct Outer {
    #[validate(skipp)]
    inner: Inner,
}

fn main() {}
