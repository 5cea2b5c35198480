use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern(r"^\p{Foo}$", unicode))]
    value: String,
}

fn main() {}
