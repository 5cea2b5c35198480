use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Payload<T> {
    #[validate(length(min = 1))]
    name: T,
}

fn judge(_: impl DeploymentValidate) {}

fn main() {
    judge(Payload { name: 5_u32 });
}
