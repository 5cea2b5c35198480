//! A field that serde reads with a function: rules need `wire`, functions and presence do not.

use deployment_validate::{DeploymentValidate, json};
use serde::{Deserialize, Deserializer};

fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
    Option::deserialize(from)
}

fn judge(count: &u32) -> Result<(), &'static str> {
    if *count == 7 { Err("must not be 7") } else { Ok(()) }
}

#[derive(Deserialize, DeploymentValidate)]
struct Payload {
    #[serde(default, deserialize_with = "read")]
    #[validate(wire = Option<u32>, range(max = 9))]
    count: Option<u32>,
    #[serde(default, deserialize_with = "read")]
    #[validate(required, custom(judge))]
    step: Option<u32>,
}

fn main() {
    assert!(json::from_str::<Payload>(r#"{"count": 9, "step": 1}"#).is_ok());
    let report =
        json::from_str::<Payload>(r#"{"count": 10, "step": 7}"#).err().map(|report| report.to_string());
    assert!(report.is_some_and(|text| text.contains("/count") && text.contains("/step")));
}
