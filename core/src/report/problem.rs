//! Reports as RFC 9457 problem details, the answer of a web service to a request that it cannot process.

use alloc::borrow::Cow;
use alloc::format;

use super::violations::Report;

/// Problem details of RFC 9457, `application/problem+json`, with all violations of a report.
///
/// ```
/// # #[cfg(feature = "json_schema")] {
/// use deployment_validate::json;
///
/// let report = json::from_str::<Vec<bool>>("[1]").unwrap_err();
/// let problem = report.problem().with_instance("/requests/7");
/// assert_eq!(
///     serde_json::to_value(&problem).unwrap(),
///     serde_json::json!({
///         "type": "about:blank",
///         "title": "Unprocessable Content",
///         "status": 422,
///         "detail": "1 violation",
///         "instance": "/requests/7",
///         "violations": [{
///             "pointer": "/0", "code": "type", "message": "must be a boolean, not a number",
///             "line": 1, "column": 2, "offset": 1, "len": 1,
///         }],
///     })
/// );
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    #[serde(rename = "type")]
    kind: Cow<'static, str>,
    title: Cow<'static, str>,
    status: u16,
    #[serde(skip_serializing_if = "str::is_empty")]
    detail: Cow<'static, str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    instance: Cow<'static, str>,
    #[serde(skip_serializing_if = "Report::is_empty")]
    violations: Report,
}

impl Problem {
    /// The media type of problem details.
    pub const CONTENT_TYPE: &'static str = "application/problem+json";

    /// A problem that only has a status of HTTP, with the name that HTTP has for it.
    #[must_use]
    pub fn new(status: u16, title: impl Into<Cow<'static, str>>) -> Self {
        Problem {
            kind: Cow::Borrowed("about:blank"),
            title: title.into(),
            status,
            detail: Cow::Borrowed(""),
            instance: Cow::Borrowed(""),
            violations: Report::new(),
        }
    }

    /// The same with a URI that identifies the kind of problem, and what that kind is called.
    #[must_use]
    pub fn with_type(self, uri: impl Into<Cow<'static, str>>, title: impl Into<Cow<'static, str>>) -> Self {
        Problem { kind: uri.into(), title: title.into(), ..self }
    }

    /// The same with another status of HTTP.
    #[must_use]
    pub fn with_status(self, status: u16) -> Self {
        Problem { status, ..self }
    }

    /// The same with an explanation for people.
    #[must_use]
    pub fn with_detail(self, detail: impl Into<Cow<'static, str>>) -> Self {
        Problem { detail: detail.into(), ..self }
    }

    /// The same with a URI that identifies this occurrence.
    #[must_use]
    pub fn with_instance(self, uri: impl Into<Cow<'static, str>>) -> Self {
        Problem { instance: uri.into(), ..self }
    }

    /// The status of HTTP.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// What is wrong with the request.
    #[must_use]
    pub fn violations(&self) -> &Report {
        &self.violations
    }
}

impl Report {
    /// The report as problem details with status 422.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let warnings = self.violations().iter().filter(|violation| violation.is_warning()).count();
        let counted = |count, noun| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        let errors = counted(self.violations().len() - warnings, "violation");
        let detail = match warnings {
            0 => errors,
            _ => errors + " and " + &counted(warnings, "warning"),
        };
        let problem = Problem::new(422, "Unprocessable Content").with_detail(detail);
        Problem { violations: self.clone(), ..problem }
    }
}
