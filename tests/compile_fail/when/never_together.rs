use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(at_most_one_of(file, image))]
struct Source {
    file: Option<String>,
    image: Option<String>,
    #[validate(when(file, image, length(max = 8)))]
    name: String,
}

fn main() {}
