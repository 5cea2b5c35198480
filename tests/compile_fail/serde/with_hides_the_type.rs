use deployment_validate::DeploymentValidate;
use serde::Deserialize;

#[derive(Deserialize, DeploymentValidate)]
struct Payload {
    #[serde(deserialize_with = "read")]
    #[validate(range(max = 9))]
    count: u32,
}

fn read<'de, D: serde::Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    u32::deserialize(from)
}

fn main() {}
