//! What the build script derives: for the host, with serde and with patterns of the `regex` crate.

use deployment_validate::{DeploymentValidate, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Settings {
    #[validate(pattern(regex = r"^\p{L}+$"), custom(is_short))]
    name: String,
}

fn is_short(name: &str) -> Result<(), &'static str> {
    if name.len() < 9 { Ok(()) } else { Err("is too long") }
}

fn main() {
    let settings = json::from_str::<Settings>(r#"{"name": "größer"}"#);
    assert_eq!(settings.expect("a valid text").name, "größer");
    println!("cargo::rerun-if-changed=build.rs");
}
