use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
union Payload {
    number: u32,
}

fn main() {}
