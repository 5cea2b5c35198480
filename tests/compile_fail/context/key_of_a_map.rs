use deployment_validate::DeploymentValidate;

#[derive(PartialEq, Eq, PartialOrd, Ord, DeploymentValidate)]
#[validate(context = u8)]
struct Name(Box<Name>);

#[derive(DeploymentValidate)]
#[validate(context = u8)]
struct Batch {
    jobs: std::collections::BTreeMap<Name, u32>,
}

fn main() {}
