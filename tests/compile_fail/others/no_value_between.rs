use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Scale {
    #[validate(range(min = self.seats, exclusive_max = self.seats))]
    replicas: u32,
    seats: u32,
}

fn main() {}
