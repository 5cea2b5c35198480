#[derive(deployment_validate::DeploymentValidate)]
#[validate(by_key)]
enum Payload {
    A {
        a: u32,
        #[serde(alias = "label")]
        name: String,
    },
    B {
        name: String,
    },
}

fn main() {}
