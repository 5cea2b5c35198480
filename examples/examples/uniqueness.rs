//! Lists without repeated items: `unique` compares whole items as JSON values, `unique(by = field)` one field of them.
//! Items need no `Hash` and no `Ord`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Service {
    #[validate(unique, each(length(min = 1)))]
    tags: Vec<String>,
    /// Two ports may have no name, since an absent one repeats nothing.
    #[validate(unique(by = name), unique(by = number, code = "port_taken"))]
    ports: Vec<Port>,
    /// No two rows are equal, and no row repeats a number.
    #[validate(unique, each(unique))]
    weights: Vec<Vec<f64>>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Port {
    #[serde(rename = "portName")]
    name: Option<String>,
    number: u16,
}

fn main() {
    let text = r#"{
        "tags": ["web", "public", "web"],
        "ports": [{"portName": "a", "number": 80}, {"number": 80}, {"number": 81}],
        "weights": [[1, 2], [2, 1], [1.0, 2.0]]
    }"#;
    let report = json::from_str::<Service>(text).unwrap_err();
    println!("{report}");
    assert_eq!(
        report.to_string(),
        "2:35: /tags/2: must be unique: repeats /tags/0\n\
         3:63: /ports/1/number: must be unique: repeats /ports/0/number\n\
         4:37: /weights/2: must be unique: repeats /weights/0"
    );
    assert_eq!(report.violations()[1].code(), "port_taken");
    // For programs, the pointer of the first is a parameter.
    assert!(report.violations()[0].params().get("first").is_some());
}
