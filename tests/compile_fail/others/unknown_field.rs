use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    start: u8,
    #[validate(range(min = self.strat))]
    end: u8,
}

fn main() {}
