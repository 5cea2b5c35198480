type Rest = std::collections::BTreeMap<String, String>;

#[derive(deployment_validate::DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Closed {
    #[serde(flatten)]
    rest: Rest,
}

fn main() {}
