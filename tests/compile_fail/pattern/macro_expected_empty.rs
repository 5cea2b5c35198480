use deployment_validate::{Pattern, pattern};

const NAME: Pattern = pattern!("^a+$", expected = "");

fn main() {
    let _ = NAME;
}
