//! `json::from_str` on any text: it never panics, a failure always has a violation, and a success is what serde
//! reads and `validate` approves. jsonschema has the last word on the verdict. Types that are read straight from tokens
//! have the report and the value of the same types as serde derives them, and all ways to a verdict are one.

#![no_main]

use std::sync::LazyLock;

use deployment_validate::deployment::Deployment;
use deployment_validate::{DeploymentValidate, Limits, Options, Report, Valid, json};
use deployment_validate_fuzz::check_places;
use deployment_validate_fuzz::twice::{derived, direct};
use jsonschema::Validator;
use libfuzzer_sys::fuzz_target;
use serde::Deserialize;
use serde_json::Value;

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    let schema = include_str!("../../conformance/payloads/deployment.schema.json");
    jsonschema::validator_for(&serde_json::from_str(schema).expect("is JSON")).expect("is a schema")
});

/// The value of a text, or the report, once every way to it says the same.
fn read<'t, T: Deserialize<'t> + DeploymentValidate + std::fmt::Debug>(
    text: &'t str,
) -> Result<String, Report> {
    let read = json::from_str::<T>(text);
    assert_eq!(json::is_valid::<T>(text), read.is_ok(), "{text}: {:?}", read.err());
    let read = read.map(|value| format!("{:?}", *value));
    let is_deep = |report: &Report| report.violations().iter().any(|violation| violation.code() == "depth");
    // With a limit that is not the usual one the second pass makes each report.
    let slowly = json::from_str_with::<T>(text, &Options::new().limits(Limits::new().depth(127)));
    match slowly.map(|value| format!("{:?}", *value)) {
        Err(report) if is_deep(&report) => {}
        slowly => assert_eq!(read, slowly, "{text}"),
    }
    let as_valid = json::from_str::<Valid<T>>(text).map(|value| format!("{:?}", **value));
    assert_eq!(as_valid, read, "{text}");
    match &read {
        Ok(value) => {
            assert!(serde_json::from_str::<Valid<T>>(text).is_ok(), "{text}");
            let by_serde = serde_json::from_str::<T>(text).expect("serde reads what is valid");
            assert!(by_serde.validate().is_ok(), "{text}");
            assert_eq!(&format!("{by_serde:?}"), value, "{text}");
        }
        Err(report) => check_places(text, report),
    }
    read
}

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        let (direct, derived) = (read::<direct::Parts<'_>>(text), read::<derived::Parts<'_>>(text));
        assert_eq!(direct, derived, "{text}");
    }
    let read = json::from_slice::<Deployment<'_>>(data);
    let by_serde = serde_json::from_slice::<Deployment<'_>>(data);
    match &read {
        Ok(valid) => {
            let value = by_serde.as_ref().expect("serde reads what is valid");
            assert_eq!(&**valid, value);
            assert!(value.is_valid() && value.validate().is_ok());
        }
        Err(report) => {
            assert!(!report.violations().is_empty());
            for violation in report.violations() {
                let span = violation.span().expect("came from text");
                assert!(span.offset + span.len <= data.len() && span.line >= 1 && span.column >= 1);
                assert!(violation.pointer().is_empty() || violation.pointer().starts_with('/'));
            }
            // An invalid value has at least the violations that `validate` finds. Where serde alone takes a list for a
            // struct, there is no such value.
            let is_misread = report.violations().iter().any(|violation| violation.code() == "type");
            if let Some(Err(typed)) = by_serde.as_ref().ok().map(Deployment::validate)
                && !is_misread
            {
                assert!(typed.violations().len() <= report.violations().len());
            }
        }
    }
    // A `Value` knows nothing of repeated keys, and of syntax only whether it is right.
    let is_about_text = |report: &deployment_validate::Report| {
        report.violations().iter().any(|violation| ["duplicate", "syntax"].contains(&violation.code()))
    };
    if let Ok(value) = serde_json::from_slice::<Value>(data) {
        match &read {
            Err(report) if is_about_text(report) => {}
            _ => assert_eq!(read.is_ok(), VALIDATOR.is_valid(&value)),
        }
    }
});
