//! Writes enums that are too long to write by hand.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs, io};

/// An enum with `by_key` and so many variants, each with a key of its own and a shared one.
fn keyed(name: &str, variants: usize) -> String {
    let mut code = format!("#[derive(Debug, DeploymentValidate)]\n#[validate(by_key)]\nenum {name} {{\n");
    for index in 0..variants {
        let _ = writeln!(
            code,
            "    V{index} {{ #[validate(range(max = 9))] key_{index}: u8, note: Option<String> }},"
        );
    }
    code + "}\n"
}

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let path = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("many_keys.rs");
    fs::write(path, keyed("Hundreds", 130) + &keyed("Thousand", 1_000))
}
