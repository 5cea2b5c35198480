use deployment_validate::{DeploymentValidate, Valid};

#[derive(DeploymentValidate)]
struct Payload<'a, T> {
    #[validate(lenght(min = 1))]
    name: &'a T,
}

fn main() {
    let _ = Valid::new(Payload { name: &"a" });
}
