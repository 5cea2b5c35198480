//! JSON texts: [`from_str`], [`from_slice`] and [`is_valid`]; with [`Options`] in [`from_str_with`] and
//! [`from_slice_with`].

#[cfg(feature = "std")]
use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;

use super::diagnose::diagnose;
use super::direct::direct;
use super::explain::{explain_again, explain_unread, explain_value, needs_second_pass};
use super::tree::node::Node;
use super::unreadable::utf8;
#[cfg(feature = "json_schema")]
pub use super::values::{from_value, from_value_with};
use super::verdict;
use crate::lexer::Deserializer;
use crate::report::limits::MAX_LEVELS;
use crate::report::path::Path;
#[cfg(feature = "std")]
use crate::report::violation::Violation;
use crate::report::{Limits, Report};
use crate::validate::change::validate_both;
use crate::validate::valid::{Valid, assume};
use crate::validate::{DeploymentValidate, Options, OptionsFor, Precedes};

/// Reads a JSON text and validates what it says.
///
/// Valid texts take one pass, in which serde reads them, and no allocation beyond its own. For any other text a second pass
/// finds everything that is wrong: syntax, types, missing, unknown and repeated keys, broken rules. A map, unlike a
/// struct, may have a key twice: its last value counts, as it does to serde.
///
/// Reading is stricter than serde's derive by itself: a list is no struct, an object no unit variant, a number no
/// variant's name. Where serde buffers (`flatten`, `untagged`, `tag`), that takes a
/// second pass for valid texts too; `by_key` does not buffer.
///
/// # Errors
///
/// A report with at least one violation, in the order of the text, each with line and column. A text that is not JSON has
/// one with code `syntax` and no other, but for trailing commas: each is reported, and the rest is validated without
/// them. What exceeds the defaults of [`Limits`] is left out,
/// as a last violation says.
///
/// ```
/// use deployment_validate::{DeploymentValidate, json};
/// use serde::Deserialize;
///
/// #[derive(Debug, Deserialize, DeploymentValidate)]
/// #[serde(deny_unknown_fields)]
/// struct Probe {
///     #[validate(range(min = 1, max = 65535))]
///     port: u32,
///     #[validate(pattern = r"^/")]
///     path: String,
/// }
///
/// assert_eq!(json::from_str::<Probe>(r#"{"port":80,"path":"/"}"#).unwrap().port, 80);
///
/// let report = json::from_str::<Probe>(r#"{"port":"80","path":"health","size":1}"#).unwrap_err();
/// let found: Vec<_> = report.violations().iter().map(|v| (v.pointer(), v.code())).collect();
/// assert_eq!(found, [("/port", "type"), ("/path", "pattern"), ("/size", "unknown")]);
/// ```
pub fn from_str<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> Result<Valid<T>, Report> {
    from_str_with(text, &Options::new())
}

/// The same as [`from_str`], with options.
///
/// # Errors
///
/// As [`from_str`], within the limits of the options.
///
/// ```
/// use deployment_validate::{Limits, Options, json};
///
/// let shallow = Options::new().limits(Limits::new().depth(2));
/// assert!(json::from_str_with::<Vec<Vec<u8>>>("[[]]", &shallow).is_ok());
/// let report = json::from_str_with::<Vec<Vec<u8>>>("[[1]]", &shallow).unwrap_err();
/// assert_eq!(report.to_string(), "1:3: /0/0: nested more than 2 levels deep");
/// ```
pub fn from_str_with<'de, T: Deserialize<'de>>(
    text: &'de str,
    options: &impl OptionsFor<T>,
) -> Result<Valid<T>, Report> {
    read(text, options, |value| options.within(value))
}

/// Reads a JSON text, validates what it says and compares it with the value before.
///
/// What is wrong and what must not have changed come in one report. Where the text cannot be read as the type, the
/// values are not compared.
///
/// # Errors
///
/// As [`from_str`]; rules of changes are violations at the changed value, or around it where the value is gone.
///
/// ```
/// use deployment_validate::{DeploymentValidate, Maybe, json};
///
/// #[derive(DeploymentValidate)]
/// #[validate(deserialize)]
/// struct Create {
///     name: String,
///     #[validate(range(max = 100))]
///     storage: u32,
/// }
///
/// #[derive(DeploymentValidate)]
/// #[validate(deserialize, change(from = Create))]
/// struct Patch {
///     #[validate(immutable)]
///     name: Maybe<String>,
///     #[validate(range(max = 100), never_decreases)]
///     storage: Maybe<u32>,
/// }
///
/// let old = json::from_str::<Create>(r#"{"name":"api","storage":10}"#).unwrap();
/// let patch = |text| json::from_str_changing::<Patch>(text, &old).map(drop).map_err(|report| report.to_string());
/// assert_eq!(patch(r#"{"storage":20}"#), Ok(()));
/// assert_eq!(
///     patch(r#"{"name":"web","storage":5}"#).unwrap_err(),
///     "1:9: /name: must not change\n1:25: /storage: must not decrease"
/// );
/// ```
pub fn from_str_changing<'de, T: Deserialize<'de> + DeploymentValidate>(
    text: &'de str,
    old: &(impl Precedes<T> + ?Sized),
) -> Result<Valid<T>, Report> {
    from_str_changing_with(text, old, &Options::new())
}

/// The same as [`from_str_changing`], with options.
///
/// # Errors
///
/// As [`from_str_changing`], within the limits of the options.
pub fn from_str_changing_with<'de, T: Deserialize<'de>>(
    text: &'de str,
    old: &(impl Precedes<T> + ?Sized),
    options: &impl OptionsFor<T>,
) -> Result<Valid<T>, Report> {
    read(text, options, |value: &T| validate_both(value, old, options))
}

/// Reads a JSON text; `judge` validates the value.
fn read<'de, T: Deserialize<'de>, O: OptionsFor<T>>(
    text: &'de str,
    options: &O,
    judge: impl Fn(&T) -> Result<(), Report>,
) -> Result<Valid<T>, Report> {
    let limits = options.limits_of();
    if limits.depth >= MAX_LEVELS {
        let read = direct::<T, O>(text);
        let verdict = read.as_ref().map_or(Ok(()), &judge);
        match read {
            Ok(value) if verdict.is_ok() => return Ok(assume(value)),
            Ok(value) => return explained(text, options, true, verdict, value),
            Err(_) => {}
        }
    }
    let mut deserializer = Deserializer::new(text);
    match deserializer.value(|deserializer| T::deserialize(deserializer)) {
        Ok(value) => match deserializer.end() {
            Ok(()) => {
                let is_clear = !needs_second_pass(O::SCHEMA, &deserializer);
                let is_plain = is_clear && limits.depth >= MAX_LEVELS;
                match judge(&value) {
                    Ok(()) if is_plain => Ok(assume(value)),
                    Ok(()) if is_clear => shallow(text, options, value),
                    verdict => explained(text, options, is_plain, verdict, value),
                }
            }
            Err(error) => Err(Report::of(explain_unread(text, O::SCHEMA, limits, &options.root(), &error))),
        },
        Err(error) => Err(Report::of(explain_unread(text, O::SCHEMA, limits, &options.root(), &error))),
    }
}

/// A valid value, unless its text is nested too deep.
#[cold]
fn shallow<T, O: OptionsFor<T>>(text: &str, options: &O, value: T) -> Result<Valid<T>, Report> {
    let mut found = explain_again(text, O::SCHEMA, options.limits_of(), &options.root(), Ok(()));
    found.retain(|violation| violation.code() == "depth");
    if found.is_empty() { Ok(assume(value)) } else { Err(Report::of(found)) }
}

/// A value of a text that is not simply valid, or what is wrong with it.
#[cold]
fn explained<T, O: OptionsFor<T>>(
    text: &str,
    options: &O,
    is_plain: bool,
    verdict: Result<(), Report>,
    value: T,
) -> Result<Valid<T>, Report> {
    let (limits, root) = (options.limits_of(), &options.root());
    let is_valid = verdict.is_ok();
    let report = Report::of(match verdict {
        Err(report) if is_plain => explain_value(text, O::SCHEMA, limits, root, report),
        verdict => explain_again(text, O::SCHEMA, limits, root, verdict),
    });
    match report.has_errors() {
        true => Err(report),
        // Whatever the text says, what is wrong with the value is wrong.
        false if !is_valid => Err(options.all(&value)),
        false => Ok(assume(value)),
    }
}

/// The warnings about a JSON text, each with its place: rules inside `warn` that do not hold, and `ignored_unless`. A
/// valid text may have some; of one that is not valid, [`from_str`] reports them beside the errors.
///
/// ```
/// use deployment_validate::{DeploymentValidate, json};
///
/// #[derive(DeploymentValidate)]
/// #[validate(deserialize)]
/// struct Probe {
///     path: Option<String>,
///     #[validate(ignored_unless(path))]
///     timeout: Option<u32>,
/// }
///
/// let text = r#"{"timeout":5}"#;
/// assert!(json::from_str::<Probe>(text).is_ok());
/// assert_eq!(json::advice::<Probe>(text).to_string(), "1:2: warning: /timeout: ignored unless path is present");
/// ```
#[must_use]
pub fn advice<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> Report {
    advice_with::<T>(text, &Options::new())
}

/// The same as [`advice`], with options.
#[must_use]
pub fn advice_with<'de, T: Deserialize<'de>>(text: &'de str, options: &impl OptionsFor<T>) -> Report {
    warnings(text, options)
}

fn warnings<'de, T: Deserialize<'de>, O: OptionsFor<T>>(text: &'de str, options: &O) -> Report {
    let (limits, root, schema) = (options.limits_of(), &options.root(), O::SCHEMA);
    let mut deserializer = Deserializer::new(text);
    let read = deserializer.value(|deserializer| T::deserialize(deserializer));
    let violations = match read.and_then(|value| deserializer.end().map(|()| value)) {
        Ok(value) => {
            let report = options.all(&value);
            match report.violations().is_empty() {
                true => Vec::new(),
                false => explain_value(text, schema, limits, root, report),
            }
        }
        Err(error) => explain_unread(text, schema, limits, root, &error),
    };
    Report::of(violations).warnings()
}

/// Whether a JSON text is valid: the verdict of [`from_str`], without a report and sooner where something is wrong.
///
/// Where all types inside have `#[validate(deserialize)]` or `#[validate(by_key)]`, or are of the standard library, the text
/// is compared with their [`SCHEMA`](DeploymentValidate::SCHEMA). No value is made, and nothing allocated but to unescape
/// strings that have rules. A type whose values own nothing, as they borrow their strings, is read: that takes no longer.
/// Functions of `custom` need the value too, and so does what is flattened.
///
/// ```
/// use deployment_validate::{DeploymentValidate, json};
///
/// #[derive(DeploymentValidate)]
/// #[validate(deserialize)]
/// struct Probe {
///     #[validate(range(min = 1, max = 65535))]
///     port: u32,
/// }
///
/// assert!(json::is_valid::<Probe>(r#"{"port":80}"#));
/// assert!(!json::is_valid::<Probe>(r#"{"port":0}"#));
/// ```
#[must_use]
pub fn is_valid<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> bool {
    if T::OWNS
        && let Some(is_valid) = verdict::is_valid(text, T::SCHEMA, T::SHOWS)
    {
        return is_valid;
    }
    if let Ok(value) = &direct::<T, Options>(text) {
        return value.is_valid();
    }
    let mut deserializer = Deserializer::new(text);
    let read = deserializer.value(|deserializer| T::deserialize(deserializer));
    match &read {
        Ok(value) if deserializer.end().is_ok() && value.is_valid() => {
            !needs_second_pass(T::SCHEMA, &deserializer)
                || diagnose(Node::root(text), T::SCHEMA, Limits::new(), &Path::ROOT).finish().is_right()
        }
        _ => false,
    }
}

/// Reads a JSON text in UTF-8 and validates what it says.
///
/// # Errors
///
/// As [`from_str`]; bytes that are not UTF-8 are a violation with code `syntax`.
///
/// ```
/// use deployment_validate::json;
///
/// assert_eq!(*json::from_slice::<Vec<u8>>(b"[1, 2]").unwrap(), [1, 2]);
/// assert_eq!(json::from_slice::<Vec<u8>>(b"\xff").unwrap_err().violations()[0].code(), "syntax");
/// ```
pub fn from_slice<'de, T: Deserialize<'de> + DeploymentValidate>(
    bytes: &'de [u8],
) -> Result<Valid<T>, Report> {
    from_str(utf8(bytes)?)
}

/// The same as [`from_slice`], with options.
///
/// # Errors
///
/// As [`from_slice`], within the limits of the options.
pub fn from_slice_with<'de, T: Deserialize<'de>>(
    bytes: &'de [u8],
    options: &impl OptionsFor<T>,
) -> Result<Valid<T>, Report> {
    from_str_with(utf8(bytes)?, options)
}

/// Reads all of a reader, a file say, as a JSON text and validates what it says.
///
/// # Errors
///
/// As [`from_slice`]; a reader that fails is a violation with code `syntax`.
///
/// ```
/// use deployment_validate::json;
///
/// assert_eq!(json::from_reader::<Vec<u8>>(&b"[1, 2]"[..]).unwrap().len(), 2);
/// ```
#[cfg(feature = "std")]
pub fn from_reader<T: serde::de::DeserializeOwned + DeploymentValidate>(
    reader: impl std::io::Read,
) -> Result<Valid<T>, Report> {
    from_reader_with(reader, &Options::new())
}

/// The same as [`from_reader`], with options.
///
/// # Errors
///
/// As [`from_reader`], within the limits of the options.
#[cfg(feature = "std")]
pub fn from_reader_with<T: serde::de::DeserializeOwned>(
    mut reader: impl std::io::Read,
    options: &impl OptionsFor<T>,
) -> Result<Valid<T>, Report> {
    let mut bytes = Vec::new();
    match reader.read_to_end(&mut bytes) {
        Ok(_) => from_slice_with(&bytes, options),
        Err(error) => {
            let message = alloc::format!("the text cannot be read: {}", error.kind());
            Err(Report::from(Violation::new(String::new(), "syntax", message)))
        }
    }
}
