//! What several targets share: data of any kind, types with most kinds of fields and rules, what a report has to keep to.

use std::borrow::Cow;
use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Report};
use serde::Deserialize;

mod data;
pub mod twice;

pub use data::Data;

/// Any data at all.
#[derive(Debug, Deserialize, DeploymentValidate)]
pub struct Any(#[validate(skip)] pub Data);

/// A type with most kinds of fields and rules.
#[derive(Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(at_most_one_of(image, build))]
pub struct Service<'a> {
    #[serde(borrow)]
    #[validate(length(min = 1, max = 5), pattern = "^[a-zé]+$")]
    pub name: Cow<'a, str>,
    #[validate(range(min = 1, max = 100))]
    pub port: Option<u32>,
    #[validate(required_if(kind = Job))]
    pub image: Option<String>,
    #[validate(forbidden_if(kind = Cron, port))]
    pub build: Option<String>,
    pub kind: Kind,
    pub ratio: Option<f64>,
    pub live: Option<bool>,
    #[validate(length(max = 3), each(one_of("a", "b", "c")))]
    pub tags: Option<Vec<String>>,
    #[validate(keys(pattern = "^[a-z]"), values(length(min = 2)))]
    pub labels: Option<BTreeMap<String, String>>,
    pub levels: Option<BTreeMap<i8, bool>>,
    #[validate(multiple_of = 5)]
    pub share: Option<i64>,
    pub inner: Option<Box<Service<'a>>>,
    pub shape: Option<Shape>,
    pub figure: Option<Figure>,
    pub pair: Option<(u8, char)>,
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Service,
    Job,
    Cron,
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Shape {
    Small,
    Large {
        #[validate(range(min = 2))]
        count: u8,
    },
}

#[derive(Deserialize, DeploymentValidate)]
pub enum Figure {
    Point,
    Circle(u8),
    Box { width: u8 },
}

/// Pointers and codes of a report, sorted.
pub fn found(report: Option<&Report>) -> Vec<(&str, &str)> {
    let violations = report.into_iter().flat_map(Report::violations);
    let mut found: Vec<_> = violations.map(|violation| (violation.pointer(), violation.code())).collect();
    found.sort_unstable();
    found
}

/// Each violation has a place inside the text, and line and column are of that place.
pub fn check_places(text: &str, report: &Report) {
    assert!(!report.violations().is_empty());
    for violation in report.violations() {
        let span = violation.span().expect("came from text");
        assert!(text.get(span.offset..span.offset + span.len).is_some(), "{span:?}");
        let before = &text[..span.offset];
        let line = before.rsplit('\n').next().unwrap_or_default();
        assert_eq!((span.line, span.column), (before.matches('\n').count() + 1, line.chars().count() + 1));
        assert!(violation.pointer().is_empty() || violation.pointer().starts_with('/'));
        assert!(!violation.message().is_empty() && !violation.code().is_empty());
    }
}
