use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(pattern = r"^(?:[a-z]|[\ud800-\udbff][\udc00-\udfff])+$")]
    name: String,
}

fn main() {}
