//! The report: all violations of a payload.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::{self, Vec};
use core::fmt;

use super::edit::Edit;
use super::path::Path;
use super::sorting::sort;
use super::violation::Violation;

/// Messages in words of one's own: [`Report::in_words_of`].
pub trait Messages {
    /// The message of a violation; `None` leaves the crate's.
    fn message(&self, violation: &Violation) -> Option<String>;
}

impl<F: Fn(&Violation) -> Option<String>> Messages for F {
    fn message(&self, violation: &Violation) -> Option<String> {
        self(violation)
    }
}

/// Everything that is wrong with a payload; never empty when it comes as an error.
///
/// The order is that of declaration for a typed value, and that of the document for a text.
///
/// A report is open: what another part of a program finds is added to it.
///
/// ```
/// use deployment_validate::deployment::{Docker, DockerConfigType};
/// use deployment_validate::{DeploymentValidate, Path, Report, Violation};
///
/// let mut report = Report::new();
/// let docker = Docker { config_type: DockerConfigType::CustomCommand, custom_entrypoint: None, custom_command: None };
/// if let Err(found) = docker.validate() {
///     report.extend(found.nested_under(&Path::ROOT.key("docker")));
/// }
/// report.push(Violation::custom("is taken").on("name"));
/// assert_eq!(
///     report.to_string(),
///     "/docker/customCommand: required when configType is customCommand or customEntrypointCustomCommand\n\
///      /name: is taken"
/// );
/// assert_eq!(report.by_pointer()["/name"][0].message(), "is taken");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    violations: Vec<Violation>,
}

impl Report {
    pub(crate) fn of(violations: Vec<Violation>) -> Self {
        Report { violations }
    }

    /// Takes the last violation out if it says how many are left out; returns how many.
    #[cfg(feature = "serde")]
    pub(crate) fn take_omitted(&mut self) -> usize {
        let omitted = self.violations.last().map_or(0, Violation::omitted);
        if omitted > 0 {
            self.violations.pop();
        }
        omitted
    }

    /// A report of nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Report { violations: Vec::new() }
    }

    /// Adds a violation at the end.
    pub fn push(&mut self, violation: Violation) {
        self.violations.push(violation);
    }

    /// Whether there is no violation.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.violations.is_empty()
    }

    /// The same report on a value that is at `path` of a larger one. Places in a text stay as they are.
    #[must_use]
    pub fn nested_under(self, path: &Path<'_>) -> Self {
        let pointer = path.to_pointer();
        let below = |violation: Violation| {
            let inner = pointer.clone() + violation.pointer();
            violation.in_part(&pointer).at_pointer(inner)
        };
        Report { violations: self.violations.into_iter().map(below).collect() }
    }

    /// Keeps the violations that the function says to keep.
    pub fn retain(&mut self, keep: impl FnMut(&Violation) -> bool) {
        self.violations.retain(keep);
    }

    /// The violations of each pointer, for the fields of a form.
    #[must_use]
    pub fn by_pointer(&self) -> BTreeMap<&str, Vec<&Violation>> {
        let mut found = BTreeMap::<&str, Vec<&Violation>>::new();
        for violation in &self.violations {
            found.entry(violation.pointer()).or_default().push(violation);
        }
        found
    }

    /// The same report in other words, where these have some: in another language, say. Codes and parameters stay.
    ///
    /// ```
    /// use deployment_validate::{DeploymentValidate, Violation};
    ///
    /// #[derive(DeploymentValidate)]
    /// struct Port(#[validate(range(min = 1, max = 65535))] u32);
    ///
    /// let german = |violation: &Violation| (violation.code() == "range").then(|| String::from("außerhalb der Grenzen"));
    /// assert_eq!(Port(0).validate().unwrap_err().in_words_of(&german).to_string(), "außerhalb der Grenzen");
    /// ```
    #[must_use]
    pub fn in_words_of<M: Messages + ?Sized>(&self, messages: &M) -> Self {
        let reword = |violation: &Violation| match messages.message(violation) {
            Some(words) => violation.clone().in_words(words),
            None => violation.clone(),
        };
        Report { violations: self.violations.iter().map(reword).collect() }
    }

    /// The text with all [edits](Violation::edit) of the report applied.
    #[must_use]
    pub fn edited(&self, text: &str) -> String {
        let mut edits: Vec<&Edit> = self.violations.iter().filter_map(Violation::mend).collect();
        sort(&mut edits, |a, b| (a.span.offset, a.span.len).cmp(&(b.span.offset, b.span.len)));
        let (mut edited, mut done) = (String::with_capacity(text.len()), 0);
        for Edit { span, replacement } in edits {
            // What is found twice, as through an alias of YAML, is mended once.
            let range = span.range();
            if let (Some(before), Some(_)) = (text.get(done..range.start), text.get(range.clone())) {
                edited.push_str(before);
                edited.push_str(replacement);
                done = range.end;
            }
        }
        edited.push_str(text.get(done..).unwrap_or_default());
        edited
    }

    /// The violations, in order.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The violations, taken out.
    #[must_use]
    pub fn into_violations(self) -> Vec<Violation> {
        self.violations
    }
}

impl Report {
    /// The report without its errors.
    pub(crate) fn warnings(mut self) -> Self {
        self.violations.retain(Violation::is_warning);
        self
    }

    /// Whether something makes the value invalid.
    #[cfg(feature = "serde")]
    pub(crate) fn has_errors(&self) -> bool {
        self.violations.iter().any(|violation| !violation.is_warning())
    }
}

impl fmt::Display for Report {
    /// One violation a line, as [`Violation`] writes it, with no newline at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            violation.fmt(f)?;
        }
        Ok(())
    }
}

impl core::error::Error for Report {}

impl From<Violation> for Report {
    fn from(violation: Violation) -> Self {
        Report { violations: Vec::from([violation]) }
    }
}

impl Extend<Violation> for Report {
    fn extend<I: IntoIterator<Item = Violation>>(&mut self, violations: I) {
        self.violations.extend(violations);
    }
}

impl FromIterator<Violation> for Report {
    fn from_iter<I: IntoIterator<Item = Violation>>(violations: I) -> Self {
        Report { violations: violations.into_iter().collect() }
    }
}

impl IntoIterator for Report {
    type Item = Violation;
    type IntoIter = vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.into_iter()
    }
}

impl<'a> IntoIterator for &'a Report {
    type Item = &'a Violation;
    type IntoIter = core::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.iter()
    }
}
