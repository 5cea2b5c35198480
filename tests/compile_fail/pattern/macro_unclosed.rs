use deployment_validate::{Pattern, pattern};

const SLUG: Pattern = pattern!(r"^[a-z");

fn main() {}
