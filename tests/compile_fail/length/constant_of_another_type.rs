use deployment_validate::DeploymentValidate;

const LOW: i32 = 1;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(length(min = LOW))]
    name: String,
}

fn main() {}
