//! Where in a schema a document breaks it, and whether the import told that it does not say that.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;

/// The schemas that lead to a keyword: with every reference on the way, the place goes on where that leads.
///
/// ```text
/// /properties/a/$ref/type    [/properties/a/$ref, /definitions/b/type]
/// ```
pub(crate) fn trail(schema: &Value, error: &ValidationError<'_>) -> Vec<String> {
    let path = error.evaluation_path().to_string();
    let mut trail = Vec::new();
    let mut at = String::new();
    for step in path.split('/').skip(1) {
        at = format!("{at}/{step}");
        if step == "$ref"
            && let Some(target) = schema.pointer(&at).and_then(Value::as_str)
            && let Some(pointer) = target.strip_prefix('#')
        {
            trail.push(at);
            at = pointer.to_owned();
        }
    }
    trail.push(at);
    trail.push(error.schema_path().to_string());
    trail
}

/// Keywords that a row tells of under one of their names.
const FAMILIES: [&[&str]; 4] = [
    &["if", "then", "else"],
    &["items", "prefixItems", "additionalItems", "unevaluatedItems"],
    &["dependencies", "dependentSchemas", "dependentRequired"],
    &["contains", "minContains", "maxContains"],
];

/// Whether rows of the import's tables say that the types do not speak of what an error is about. Where no branch fits, one
/// that is refused for such reasons alone will do.
pub(crate) fn is_told(schema: &Value, rows: &[Value], error: &ValidationError<'_>) -> bool {
    let is_own = trail(schema, error).iter().any(|place| rows.iter().any(|row| speaks_of(row, place)));
    is_own
        || match error.kind() {
            ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
                context.iter().any(|branch| branch.iter().all(|error| is_told(schema, rows, error)))
            }
            _ => false,
        }
}

fn is_inside(one: &str, other: &str) -> bool {
    one.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a row of the import's tables speaks of a keyword: of itself, of one around it or of what it holds.
fn speaks_of(row: &Value, place: &str) -> bool {
    let (lost, keyword) = (row[0].as_str().unwrap_or_default(), row[1].as_str().unwrap_or_default());
    let lost = lost.split_once('#').map_or(lost, |(_, pointer)| pointer);
    // The row's place is the schema that has the keyword, or what the keyword holds.
    let own = [keyword];
    let family = FAMILIES.iter().find(|family| family.contains(&keyword)).copied().unwrap_or(&own);
    let is_below = |keyword: &&str| is_inside(place, &format!("{lost}/{keyword}"));
    // Of `false` nothing inside the schema is said.
    is_inside(lost, place)
        || (keyword == "false" && is_inside(place, lost))
        || family.iter().any(is_below)
        || (lost.split('/').any(|step| family.contains(&step)) && is_inside(place, lost))
}
