use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(exactly_one_of(name, nik))]
struct Payload {
    #[validate(requird)]
    name: Option<String>,
    #[validate(required_if(nmae), length(min = 3, max = 1))]
    nick: Option<String>,
    #[validate(range(max = 300))]
    count: u8,
}

fn main() {}
