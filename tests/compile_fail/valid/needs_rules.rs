use deployment_validate::Valid;

struct Port(u32);

fn read(port: Port) -> Option<Valid<Port>> {
    Valid::new(port).ok()
}

fn main() {}
