use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Inner { n: u8 }

#[derive(DeploymentValidate)]
#[validate(deserialize)]
struct Pair(u8, #[serde(flatten)] Inner);

fn main() {}
