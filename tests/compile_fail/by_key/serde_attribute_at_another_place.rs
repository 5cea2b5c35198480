use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(by_key)]
enum Source {
    Image {
        #[serde(tag = "type")]
        image: String,
    },
    Build { build: String },
}

fn main() {}
