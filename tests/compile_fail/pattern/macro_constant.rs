use deployment_validate::{Pattern, pattern};

const SOURCE: &str = "^a$";
const NAME: Pattern = pattern!(SOURCE);

fn main() {
    let _ = NAME;
}
