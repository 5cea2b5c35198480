use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Probe {
    is_http: bool,
    #[validate(forbidden_unless(is_http = true), when(is_http = false, length(max = 8)))]
    path: Option<String>,
}

fn main() {}
