use deployment_validate::{DeploymentValidate, Valid};

#[derive(DeploymentValidate)]
#[validate(const)]
struct Tags(#[validate(unique)] [&'static str; 2]);

const _: Valid<Tags> = Tags(["a", "a"]).assert_valid();

fn main() {}
