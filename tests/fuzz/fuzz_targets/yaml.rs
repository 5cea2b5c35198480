//! `yaml::from_str` on any text: it never panics, a failure always has a violation, and each stands at its place in
//! the text. The same data has the same verdict and violations as in JSON: a text that is JSON as it stands, any
//! other written anew as JSON.

#![no_main]

use deployment_validate::deployment::Deployment;
use deployment_validate::{DeploymentValidate, json, yaml};
use deployment_validate_fuzz::{Any, Data, Service, check_places, found};
use libfuzzer_sys::fuzz_target;
use serde::Deserialize;

/// A JSON text that YAML reads otherwise, or not at all: with halves of characters as escapes, with a tab behind a
/// colon, which the YAML parser refuses, or with `-0`, which serde_json takes for a float.
fn is_only_json(text: &str) -> bool {
    let is_half = |bytes: &[u8]| matches!(bytes, [b'\\', b'u', b'd' | b'D', _]);
    text.as_bytes().windows(4).any(is_half)
        || text.contains(":\t")
        || text.split("-0").skip(1).any(|rest| !rest.starts_with(['.', 'e', 'E']))
}

fn compare<'t, T: Deserialize<'t> + DeploymentValidate>(text: &'t str, as_json: Option<&'t str>) {
    let read = yaml::from_str::<T>(text);
    if let Err(report) = &read {
        check_places(text, report);
    }
    if let Some(as_json) = as_json {
        let by_json = json::from_str::<T>(as_json);
        assert_eq!(found(read.err().as_ref()), found(by_json.err().as_ref()), "{text:?} and {as_json:?}");
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let report = yaml::from_slice::<Deployment<'_>>(bytes).map(drop).unwrap_err();
        assert_eq!(found(Some(&report)), [("", "syntax")]);
        return;
    };
    let as_data = yaml::from_str::<Any>(text);
    let as_json = match &as_data {
        Ok(data) if data.0.may_be_rounded() => None,
        Ok(data) => Some(serde_json::to_string(&data.0).expect("is JSON")),
        Err(report) => {
            check_places(text, report);
            assert!(matches!(found(Some(report))[..], [("", "syntax" | "depth")]), "{text:?}: {report}");
            None
        }
    };
    compare::<Deployment<'_>>(text, as_json.as_deref());
    compare::<Service<'_>>(text, as_json.as_deref());
    if let Err(report) = &as_data {
        let of_service = yaml::from_str::<Service<'_>>(text).map(drop).unwrap_err();
        assert_eq!(of_service.violations(), report.violations());
    }
    if let Ok(valid) = yaml::from_str::<Deployment<'_>>(text) {
        let written = serde_json::to_string(&valid).expect("is JSON");
        assert_eq!(json::from_str::<Deployment<'_>>(&written).expect("stays valid"), valid);
    }
    if let Ok(data) = serde_json::from_str::<Data>(text)
        && !is_only_json(text)
    {
        assert!(as_data.as_ref().is_ok_and(|read| read.0.is(&data)), "{text:?}: {:?}", as_data.err());
        compare::<Deployment<'_>>(text, Some(text));
        compare::<Service<'_>>(text, Some(text));
    }
});
