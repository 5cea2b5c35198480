//! TOML texts: [`from_str`] and [`from_slice`]. The same data as TOML and as JSON has the same verdict and the same
//! violations.
//!
//! Dates and times are strings, as they have to be written in JSON. Refused, with one violation of code `syntax`: `inf` and
//! `nan`. A table is placed at its header, and what is missing from it too.

use alloc::string::{String, ToString as _};
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use serde::Deserialize;
use toml_crate::Spanned;
use toml_crate::de::{DeTable, DeValue};

use super::locate::{Found, locate};
use super::parsed::{read, read_judged, warnings};
use super::tree::depth::MAX_CONTAINERS;
use super::tree::parsed::{Content, Key, Tree};
use super::unreadable::{syntax_in, utf8};
use crate::report::Report;
use crate::report::limits::MAX_LEVELS;
use crate::report::sorting::sort;
use crate::report::violation::Violation;
use crate::rules::number::Number;
use crate::validate::change::validate_both;
use crate::validate::valid::Valid;
use crate::validate::{DeploymentValidate, Options, OptionsFor, Precedes};

/// Reads a TOML text and validates what it says.
///
/// # Errors
///
/// As of [`json::from_str`](crate::json::from_str): everything that is wrong, each with line and column. A text that is
/// not TOML has exactly one violation, with code `syntax`.
///
/// ```
/// use deployment_validate::{DeploymentValidate, toml};
///
/// #[derive(Debug, serde::Deserialize, DeploymentValidate)]
/// #[serde(deny_unknown_fields)]
/// struct Server {
///     #[validate(range(min = 1))]
///     port: u16,
///     hosts: Vec<String>,
/// }
///
/// let text = "port = 0\nhost = [\"a\"]\n";
/// assert_eq!(
///     toml::from_str::<Server>(text).unwrap_err().to_string(),
///     "1:8: /port: must be at least 1\n2:1: /host: unknown key, did you mean hosts?"
/// );
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
    let tree = parse(text).map_err(Report::of)?;
    read(&tree, options).map_err(|findings| Report::of(findings.report(text)))
}

/// Reads a TOML text, validates what it says and compares it with the value before, as
/// [`json::from_str_changing`](crate::json::from_str_changing) does.
///
/// # Errors
///
/// As [`from_str`]; rules of changes are violations at the changed value, or around it where the value is gone.
///
/// ```
/// use deployment_validate::{DeploymentValidate, toml};
///
/// #[derive(Debug, DeploymentValidate)]
/// #[validate(deserialize)]
/// struct Disk {
///     #[validate(never_decreases)]
///     storage: u32,
/// }
///
/// let old = toml::from_str::<Disk>("storage = 10").unwrap();
/// assert!(toml::from_str_changing::<Disk>("storage = 20", &old).is_ok());
/// let report = toml::from_str_changing::<Disk>("# less\nstorage = 5\n", &old).unwrap_err();
/// assert_eq!(report.to_string(), "2:11: /storage: must not decrease");
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
    let tree = parse(text).map_err(Report::of)?;
    read_judged(&tree, options, |value: &T| validate_both(value, old, options))
        .map_err(|findings| Report::of(findings.report(text)))
}

/// The warnings about a TOML text, as [`json::advice`](crate::json::advice) has them.
///
/// ```
/// use deployment_validate::{DeploymentValidate, toml};
///
/// #[derive(DeploymentValidate)]
/// #[validate(deserialize)]
/// struct Probe {
///     #[validate(warn(range(min = 10)))]
///     timeout: u32,
/// }
///
/// assert_eq!(toml::advice::<Probe>("timeout = 5").to_string(), "1:11: warning: /timeout: must be at least 10");
/// ```
#[must_use]
pub fn advice<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> Report {
    advice_with::<T>(text, &Options::new())
}

/// The same as [`advice`], with options.
#[must_use]
pub fn advice_with<'de, T: Deserialize<'de>>(text: &'de str, options: &impl OptionsFor<T>) -> Report {
    parse(text)
        .map_or_else(|_| Report::new(), |tree| Report::of(warnings(&tree, options).report(text)).warnings())
}

/// Reads a TOML text in UTF-8 and validates what it says.
///
/// # Errors
///
/// As [`from_str`]; bytes that are not UTF-8 are a violation with code `syntax`.
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

/// The values of a text.
pub(super) fn parse(text: &str) -> Result<Tree<'_>, Vec<Violation>> {
    let table = DeTable::parse(text).map_err(|error| {
        let place = error.span().unwrap_or_default();
        let is_depth = error.message().contains("recurs");
        if is_depth {
            too_deep(text, place)
        } else {
            locate(text, vec![syntax_in(place, error.message().to_string())])
        }
    })?;
    let mut builder = Builder { text, tree: Tree::new(), open: 0 };
    let root = builder.table(table.get_ref(), 0..text.trim_end().len())?;
    Ok(builder.tree.rooted(root))
}

fn too_deep(text: &str, place: Range<usize>) -> Vec<Violation> {
    let violation = Violation::too_deep(String::new(), MAX_LEVELS);
    locate(text, vec![Found::new(violation, place.start..place.start)])
}

struct Builder<'t> {
    text: &'t str,
    tree: Tree<'t>,
    /// How many lists and tables are open.
    open: usize,
}

impl<'t> Builder<'t> {
    fn value(&mut self, value: &Spanned<DeValue<'t>>) -> Result<usize, Vec<Violation>> {
        let range = value.span();
        let content = match value.get_ref() {
            DeValue::String(text) => Content::Text(text.clone()),
            DeValue::Boolean(truth) => Content::Bool(*truth),
            DeValue::Datetime(time) => Content::Text(time.to_string().into()),
            DeValue::Integer(integer) => {
                let (digits, radix) = (integer.as_str(), integer.radix());
                let small = i128::from_str_radix(digits, radix).map(Number::Int);
                let number = small.or_else(|_| u128::from_str_radix(digits, radix).map(Number::Big));
                Content::Number(number.map_err(|_| self.bad(&range, "an integer of more than 128 bits"))?)
            }
            DeValue::Float(float) => match float.as_str().parse::<f64>() {
                Ok(float) if float.is_finite() => Content::Number(Number::Float(float)),
                _ => return Err(self.bad(&range, "not a finite number")),
            },
            DeValue::Array(items) => {
                self.enter(&range)?;
                let mut list = Vec::with_capacity(items.len());
                for item in items.iter() {
                    list.push(self.value(item)?);
                }
                self.open -= 1;
                Content::List(list)
            }
            DeValue::Table(table) => return self.table(table, range),
        };
        Ok(self.tree.add(range, content))
    }

    fn table(&mut self, table: &DeTable<'t>, range: Range<usize>) -> Result<usize, Vec<Violation>> {
        self.enter(&range)?;
        let mut entries: Vec<_> = table.iter().collect();
        // The parser sorts keys by name.
        sort(&mut entries, |(a, _), (b, _)| a.span().start.cmp(&b.span().start));
        let mut mapping = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let key = Key::new(key.get_ref().clone(), key.span());
            mapping.push((key, self.value(value)?));
        }
        self.open -= 1;
        Ok(self.tree.add(range, Content::Mapping(mapping)))
    }

    fn enter(&mut self, range: &Range<usize>) -> Result<(), Vec<Violation>> {
        if self.open >= MAX_CONTAINERS {
            return Err(too_deep(self.text, range.clone()));
        }
        self.open += 1;
        Ok(())
    }

    fn bad(&self, range: &Range<usize>, message: &'static str) -> Vec<Violation> {
        locate(self.text, vec![syntax_in(range.clone(), message)])
    }
}
