//! Values of serde_json: [`json::from_value`](super::json::from_value).

use alloc::borrow::Cow;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use serde::Deserialize;
use serde_json::Value;

use super::parsed::read;
use super::tree::depth::MAX_CONTAINERS;
use super::tree::parsed::{Content, Key, Tree};
use crate::report::Report;
use crate::report::limits::MAX_LEVELS;
use crate::report::violation::Violation;
use crate::rules::number::Number;
use crate::validate::valid::Valid;
use crate::validate::{DeploymentValidate, Options, OptionsFor};

/// Reads a value of serde_json and validates it. Its violations have no places. Strings are borrowed from the value.
///
/// # Errors
///
/// As [`json::from_str`](crate::json::from_str) of the same value written as a text.
///
/// ```
/// use deployment_validate::deployment::Deployment;
/// use deployment_validate::json;
///
/// let value = serde_json::json!({"internal": {"buildSHA": "newest"}});
/// let report = json::from_value::<Deployment<'_>>(&value).unwrap_err();
/// assert_eq!(report.violations()[0].pointer(), "/internal/buildSHA");
/// assert!(report.violations()[0].span().is_none());
/// ```
pub fn from_value<'de, T: Deserialize<'de> + DeploymentValidate>(
    value: &'de Value,
) -> Result<Valid<T>, Report> {
    from_value_with(value, &Options::new())
}

/// The same as [`from_value`], with options.
///
/// # Errors
///
/// As [`from_value`], within the limits of the options.
pub fn from_value_with<'de, T: Deserialize<'de>>(
    value: &'de Value,
    options: &impl OptionsFor<T>,
) -> Result<Valid<T>, Report> {
    let mut builder = Builder { tree: Tree::new(), next: 0 };
    let Some(root) = builder.value(value, 0) else {
        return Err(Report::from(Violation::too_deep(String::new(), MAX_LEVELS)));
    };
    read(&builder.tree.rooted(root), options).map_err(|findings| Report::of(findings.without_places()))
}

/// Values in their order, with ranges that have no meaning but that order.
struct Builder<'v> {
    tree: Tree<'v>,
    next: usize,
}

impl<'v> Builder<'v> {
    /// The index of a value; `None` if it is nested too deep.
    fn value(&mut self, value: &'v Value, depth: usize) -> Option<usize> {
        let start = self.next;
        self.next += 1;
        let content = match value {
            Value::Null => Content::Null,
            Value::Bool(truth) => Content::Bool(*truth),
            Value::String(text) => Content::Text(Cow::Borrowed(text)),
            Value::Number(number) => Content::Number(Number::parse(&number.to_string())?),
            Value::Array(_) | Value::Object(_) if depth >= MAX_CONTAINERS => return None,
            Value::Array(items) => {
                let mut list = Vec::with_capacity(items.len());
                for item in items {
                    list.push(self.value(item, depth + 1)?);
                }
                Content::List(list)
            }
            Value::Object(entries) => {
                let mut mapping = Vec::with_capacity(entries.len());
                for (key, value) in entries {
                    let at = self.next;
                    self.next += 1;
                    mapping.push((Key::new(Cow::Borrowed(key), at..at), self.value(value, depth + 1)?));
                }
                Content::Mapping(mapping)
            }
        };
        Some(self.tree.add(start..self.next, content))
    }
}
