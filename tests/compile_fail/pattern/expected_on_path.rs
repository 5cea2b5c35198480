use deployment_validate::{DeploymentValidate, Pattern, pattern};

const ONLY_A: Pattern = pattern!("^a+$");

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern(ONLY_A, expected = "only a"))]
    name: String,
}

fn main() {}
