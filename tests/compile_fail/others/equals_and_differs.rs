use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Signup {
    #[validate(equals = self.password, differs = self.password)]
    repeated: String,
    password: String,
}

fn main() {}
