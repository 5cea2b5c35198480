use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[serde(from = "a b", renam_all = "camelCase")]
struct Payload(
    #[serde(default = "a b")] u8,
    #[serde(rename = 5)] u8,
    #[serde(rename(serialise = "x"))] u8,
    #[serde(rename)] u8,
);

fn main() {}
