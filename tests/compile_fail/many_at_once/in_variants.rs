use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(by_ky)]
enum Payload {
    One(#[validate(lenght(min = 1))] String),
    Other {
        #[validate(range(min = 5, max = 1))]
        count: u32,
    },
}

fn main() {}
