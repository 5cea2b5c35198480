use deployment_validate::{Pattern, pattern};

const NAME: Pattern = pattern!("^a+$", expected = "only a", expected = "many a");

fn main() {
    let _ = NAME;
}
