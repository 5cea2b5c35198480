//! Compares imported types with the schemas that they were imported from: on documents whose verdicts are known, and on
//! what mistakes make of these. Reads the task of `run` from standard input, writes a line for each schema.

mod compared;
mod places;
mod types;
#[path = "../../tests/values/mod.rs"]
mod values;

use std::error::Error;
use std::io::Read as _;

use compared::Compared;
use serde_json::{Value, json};
use types::Types;

/// The task is `{"command": types, "schemas": [{"name", "schema", "losses": [[place, keyword, why]], "documents":
/// [[verdict, path]]}]}`.
fn main() -> Result<(), Box<dyn Error>> {
    let mut task = String::new();
    std::io::stdin().read_to_string(&mut task)?;
    let task: Value = serde_json::from_str(&task)?;
    for asked in task["schemas"].as_array().into_iter().flatten() {
        // A program for each, so that one which ends takes no other with it.
        let mut types = Types::start(task["command"].as_str().unwrap_or_default())?;
        let answer = Compared::new(asked, &mut types).and_then(|mut compared| compared.all());
        let fault = |error: Box<dyn Error>| json!({ "name": asked["name"], "fault": error.to_string() });
        println!("{}", answer.unwrap_or_else(fault));
    }
    Ok(())
}
