use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
#[validate(const)]
struct Payload {
    #[validate(any_of((each(length(max = 1))), (length(max = 2))))]
    name: Vec<String>,
    #[validate(any_of((one_of(1, 2)), (range(min = 5))))]
    port: std::rc::Rc<u8>,
}

fn main() {}
