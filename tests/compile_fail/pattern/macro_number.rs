use deployment_validate::{Pattern, pattern};

const SLUG: Pattern = pattern!(5);

fn main() {}
