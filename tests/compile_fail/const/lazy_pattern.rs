use deployment_validate::DeploymentValidate;
use std::sync::LazyLock;

static SLUG: LazyLock<deployment_validate::Pattern> = LazyLock::new(|| deployment_validate::pattern!("^a"));

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    #[validate(pattern = SLUG)]
    name: &'static str,
}

fn main() {}
