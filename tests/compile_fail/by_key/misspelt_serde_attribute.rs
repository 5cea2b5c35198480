use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(by_key)]
#[serde(renam_all = "camelCase")]
enum Payload {
    First { a: u32 },
    Second { b: u32 },
}

fn main() {}
