use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(at_most_one_of(one, other))]
enum Payload {
    A { one: Option<u32>, other: Option<u32> },
}

fn main() {}
