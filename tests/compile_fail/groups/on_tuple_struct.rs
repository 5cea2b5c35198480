use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(at_most_one_of(0, 1))]
struct Payload(Option<u32>, Option<u32>);

fn main() {}
