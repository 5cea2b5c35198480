//! YAML texts: [`from_str`] and [`from_slice`]. The same data as YAML and as JSON has the same verdict and the
//! same violations.
//!
//! YAML 1.2 with its core schema: `yes` is a string, `~` and nothing at all are null, `0x1F` is an integer,
//! `1.0` a float, and what is quoted a string. Anchors, aliases, merge keys (`<<`), block strings and the tags
//! `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!seq` and `!!map` mean what they mean in YAML, also as
//! `!<tag:yaml.org,2002:str>`; a tag of an application (`!local`) leaves a list or mapping what it is, and makes a scalar a
//! string. Refused, with one violation of code `syntax`: several documents in one text (see [`documents`]), YAML's other
//! tags, such as `!!binary`, keys that are no strings, `.inf`, `.nan` and numbers beyond a 64-bit float, two `\u` escapes for one character (write `\U0001F600` or the character itself), and
//! aliases that would make the text too large. Nesting of more than 128 levels (127 lists and mappings around a value)
//! has code `depth`.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use serde::Deserialize;

use super::locate::{Found, locate};
use super::parsed::{read, read_judged, warnings};
use super::tree::parsed::Tree;
use super::tree::yaml::problem::Problem;
use super::unreadable::{syntax, utf8};
use crate::report::Report;
use crate::report::limits::MAX_LEVELS;
use crate::report::source_map::Lines;
use crate::report::violation::Violation;
use crate::validate::change::validate_both;
use crate::validate::valid::Valid;
use crate::validate::{DeploymentValidate, Options, OptionsFor, Precedes};

/// Reads a YAML text and validates what it says.
///
/// # Errors
///
/// As of [`json::from_str`](crate::json::from_str): everything that is wrong, each with line and column. A text
/// that is not YAML, or that holds what JSON has no place for, has exactly one violation, with code `syntax`.
///
/// ```
/// use deployment_validate::{DeploymentValidate, yaml};
///
/// #[derive(Debug, DeploymentValidate)]
/// #[validate(deserialize)]
/// struct Probe {
///     #[validate(pattern = r"^/")]
///     path: String,
///     #[validate(required_if(path = "/ready"))]
///     port: Option<u32>,
/// }
///
/// let report = yaml::from_str::<Vec<Probe>>("- path: health\n- path: /ready\n").unwrap_err();
/// let found: Vec<_> = report.violations().iter().map(|v| (v.pointer(), v.code())).collect();
/// assert_eq!(found, [("/0/path", "pattern"), ("/1/port", "required_if")]);
/// assert_eq!(report.violations()[1].span().unwrap().line, 2);
///
/// assert!(yaml::from_str::<Probe>("{path: /ready, port: 80}").is_ok());
/// ```
pub fn from_str<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> Result<Valid<T>, Report> {
    from_str_with(text, &Options::new())
}

/// The same as [`from_str`], with options.
///
/// # Errors
///
/// As [`from_str`], within the limits of the options.
pub fn from_str_with<'de, T: Deserialize<'de>>(
    text: &'de str,
    options: &impl OptionsFor<T>,
) -> Result<Valid<T>, Report> {
    let tree = Tree::parse(text).map_err(|problem| Report::of(malformed(text, problem)))?;
    read(&tree, options).map_err(|findings| Report::of(findings.report(text)))
}

/// Reads a YAML text, validates what it says and compares it with the value before, as
/// [`json::from_str_changing`](crate::json::from_str_changing) does.
///
/// # Errors
///
/// As [`from_str`]; rules of changes are violations at the changed value, or around it where the value is gone.
///
/// ```
/// use deployment_validate::{DeploymentValidate, yaml};
///
/// #[derive(Debug, DeploymentValidate)]
/// #[validate(deserialize)]
/// struct Disk {
///     #[validate(never_decreases)]
///     storage: u32,
/// }
///
/// let old = yaml::from_str::<Disk>("storage: 10").unwrap();
/// assert!(yaml::from_str_changing::<Disk>("storage: 20", &old).is_ok());
/// let report = yaml::from_str_changing::<Disk>("# less\nstorage: 5\n", &old).unwrap_err();
/// assert_eq!(report.to_string(), "2:10: /storage: must not decrease");
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
    let tree = Tree::parse(text).map_err(|problem| Report::of(malformed(text, problem)))?;
    read_judged(&tree, options, |value: &T| validate_both(value, old, options))
        .map_err(|findings| Report::of(findings.report(text)))
}

/// Reads the documents of a YAML text, which `---` separates, and validates each. Places are those in the whole text.
///
/// After a document that is malformed there is no other.
///
/// ```
/// use deployment_validate::deployment::Deployment;
/// use deployment_validate::yaml;
///
/// let text = "internal: {}\n---\ninternl: {}\n";
/// let found: Vec<_> = yaml::documents::<Deployment<'_>>(text).collect();
/// assert!(found[0].is_ok());
/// assert_eq!(
///     found[1].as_ref().unwrap_err().to_string(),
///     "3:1: /internl: unknown key, did you mean internal?"
/// );
/// ```
pub fn documents<'de, T: Deserialize<'de> + DeploymentValidate>(
    text: &'de str,
) -> impl Iterator<Item = Result<Valid<T>, Report>> {
    documents_with(text, const { &Options::new() })
}

/// The same as [`documents`], with options.
pub fn documents_with<'de, T: Deserialize<'de>>(
    text: &'de str,
    options: &impl OptionsFor<T>,
) -> impl Iterator<Item = Result<Valid<T>, Report>> {
    let (trees, problem) = Tree::parse_all(text);
    let mut lines = Lines::new(text);
    let found = trees.into_iter().map(move |tree| {
        // Each document's lines are counted on from the document before it.
        let range = tree.value(tree.root()).range.clone();
        lines.place(range.start);
        read(&tree, options).map_err(|findings| Report::of(findings.report_from(&lines, range.end)))
    });
    found.chain(problem.map(|problem| Err(Report::of(malformed(text, problem)))))
}

/// The warnings about a YAML text, as [`json::advice`](crate::json::advice) has them.
///
/// ```
/// use deployment_validate::{DeploymentValidate, yaml};
///
/// #[derive(DeploymentValidate)]
/// #[validate(deserialize)]
/// struct Probe {
///     #[validate(warn(range(min = 10)))]
///     timeout: u32,
/// }
///
/// assert_eq!(yaml::advice::<Probe>("timeout: 5").to_string(), "1:10: warning: /timeout: must be at least 10");
/// ```
#[must_use]
pub fn advice<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> Report {
    advice_with::<T>(text, &Options::new())
}

/// The same as [`advice`], with options.
#[must_use]
pub fn advice_with<'de, T: Deserialize<'de>>(text: &'de str, options: &impl OptionsFor<T>) -> Report {
    let tree = Tree::parse(text);
    tree.map_or_else(|_| Report::new(), |tree| Report::of(warnings(&tree, options).report(text)).warnings())
}

/// Reads a YAML text in UTF-8 and validates what it says.
///
/// # Errors
///
/// As [`from_str`]; bytes that are not UTF-8 are a violation with code `syntax`.
///
/// ```
/// use deployment_validate::yaml;
///
/// assert_eq!(*yaml::from_slice::<Vec<u8>>(b"- 1\n- 2").unwrap(), [1, 2]);
/// assert_eq!(yaml::from_slice::<Vec<u8>>(b"\xff").unwrap_err().violations()[0].code(), "syntax");
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

/// The violation of a text that has no tree.
fn malformed(text: &str, problem: Problem) -> Vec<Violation> {
    let range = problem.offset..problem.offset;
    let found = match problem.is_depth {
        true => Found::new(Violation::too_deep(String::new(), MAX_LEVELS), range),
        false => syntax(text, problem.offset, problem.message),
    };
    locate(text, vec![found])
}
