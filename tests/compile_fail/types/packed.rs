use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[repr(C, packed(2))]
struct Header {
    #[validate(range(max = 9))]
    version: u8,
}

fn main() {}
