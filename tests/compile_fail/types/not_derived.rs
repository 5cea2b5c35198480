use deployment_validate::Valid;

struct Payload;

fn main() {
    let _ = Valid::new(Payload);
}
