//! jsonschema, on `serde_json::Value`: the validator made at run time, and the one its macro makes.

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

use super::Peer;

const SCHEMA: &str = include_str!("../../../conformance/payloads/deployment.schema.json");

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(SCHEMA).expect("is JSON");
    jsonschema::validator_for(&schema).expect("is a schema")
});

#[jsonschema::validator(path = "../conformance/payloads/deployment.schema.json")]
struct Compiled;

/// jsonschema, at run time.
pub struct RunTime;

impl Peer for RunTime {
    const NAME: &'static str = "jsonschema";
    type Payload<'t> = Value;

    fn read(text: &str) -> Value {
        serde_json::from_str(text).expect("is JSON")
    }

    fn is_valid(payload: &Value) -> bool {
        VALIDATOR.is_valid(payload)
    }

    fn validate(payload: &Value) -> bool {
        VALIDATOR.iter_errors(payload).collect::<Vec<_>>().is_empty()
    }
}

/// jsonschema, at compile time.
pub struct CompileTime;

impl Peer for CompileTime {
    const NAME: &'static str = "jsonschema, its macro";
    type Payload<'t> = Value;

    fn read(text: &str) -> Value {
        serde_json::from_str(text).expect("is JSON")
    }

    fn is_valid(payload: &Value) -> bool {
        Compiled::is_valid(payload)
    }

    fn validate(payload: &Value) -> bool {
        Compiled::iter_errors(payload).collect::<Vec<_>>().is_empty()
    }
}
