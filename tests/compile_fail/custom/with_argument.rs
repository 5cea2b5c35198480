use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload {
    #[validate(custom(is_short, "3"))]
    name: String,
}

fn is_short(name: &str, most: usize) -> Result<(), &'static str> {
    if name.len() <= most { Ok(()) } else { Err("is too long") }
}

fn main() {}
