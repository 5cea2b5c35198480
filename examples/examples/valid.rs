//! `Valid<T>`: a function that takes one need not validate again, and nobody can hand it anything else.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, Valid, json};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
struct Scaling {
    #[validate(range(min = 1, max = 20))]
    instances: u8,
}

/// A payload of another type can demand it too: then serde validates while it reads.
#[derive(Debug, Deserialize)]
struct Request {
    scaling: Valid<Scaling>,
}

fn scale(scaling: &Valid<Scaling>) -> String {
    format!("scaled to {}", scaling.instances)
}

fn main() {
    let from_value = Valid::new(Scaling { instances: 2 }).unwrap();
    let from_text = json::from_str::<Scaling>(r#"{"instances":2}"#).unwrap();
    assert_eq!(from_value, from_text);
    println!("{}", scale(&from_text));

    // What is inside can be read but not changed; a change is validated.
    let doubled = from_value.map(|scaling| Scaling { instances: scaling.instances * 2 }).unwrap();
    assert_eq!(doubled.instances, 4);
    let rejected = doubled.map(|scaling| Scaling { instances: scaling.instances * 8 }).unwrap_err();
    assert_eq!(rejected.to_string(), "/instances: must be 1 to 20");
    assert_eq!(rejected.into_value(), Scaling { instances: 32 });

    assert_eq!(serde_json::to_string(&from_text).unwrap(), r#"{"instances":2}"#);
    let request: Request = serde_json::from_str(r#"{"scaling":{"instances":3}}"#).unwrap();
    assert_eq!(scale(&request.scaling), "scaled to 3");
    assert!(serde_json::from_str::<Request>(r#"{"scaling":{"instances":30}}"#).is_err());
}
