use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(schema(function = "check"))]
struct Payload {
    name: String,
}

fn main() {}
