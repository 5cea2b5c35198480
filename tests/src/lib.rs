//! Shared by the tests.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::Write as _;

/// Appends a schema, and documents with the crate's verdict on each, to the file that `SCHEMA_VERDICTS` names, if it is
/// set: `conformance/payloads/types.mjs` has ajv judge them. A document whose keys are not all different does not belong
/// here.
///
/// # Panics
///
/// When the file cannot be written.
pub fn record_verdicts(schema: &str, documents: &[(String, bool)]) {
    let Some(path) = std::env::var_os("SCHEMA_VERDICTS") else { return };
    let mut line = format!(r#"{{"schema":{schema},"documents":["#);
    for (index, (text, is_valid)) in documents.iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        let _ = write!(line, "{comma}[{},{is_valid}]", text.replace('\n', " "));
    }
    line.push_str("]}\n");
    let file = OpenOptions::new().create(true).append(true).open(path);
    let written = file.and_then(|mut file| file.write_all(line.as_bytes()));
    assert!(written.is_ok(), "{written:?}");
}
