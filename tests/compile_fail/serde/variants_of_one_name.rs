use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
enum Payload {
    One,
    #[serde(rename = "One")]
    Other,
}

fn main() {}
