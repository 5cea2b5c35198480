use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(suffix = ".json", one_of("a.json", "b.yaml"))]
    name: String,
}

fn main() {}
