use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(by_key, deserialize)]
enum Source {
    Image { image: String },
    Build { build: String },
}

fn main() {}
