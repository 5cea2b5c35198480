//! `toml::from_str` on any text: it never panics, a failure always has a violation at its place in the text, and a text is
//! TOML exactly when the `toml` crate says so. The same data has the same verdict and violations as in JSON.

#![no_main]

use deployment_validate::deployment::Deployment;
use deployment_validate::{DeploymentValidate, json, toml};
use deployment_validate_fuzz::{Any, Data, Service, check_places, found};
use libfuzzer_sys::fuzz_target;
use serde::Deserialize;
use serde_json::{Map, Number, Value};

/// The same data as JSON; `None` where JSON has no such number.
fn as_json(value: toml_crate::Value) -> Option<Value> {
    Some(match value {
        toml_crate::Value::String(text) => Value::String(text),
        toml_crate::Value::Integer(number) => Value::Number(number.into()),
        toml_crate::Value::Float(number) => Value::Number(Number::from_f64(number)?),
        toml_crate::Value::Boolean(truth) => Value::Bool(truth),
        toml_crate::Value::Datetime(moment) => Value::String(moment.to_string()),
        toml_crate::Value::Array(items) => {
            Value::Array(items.into_iter().map(as_json).collect::<Option<_>>()?)
        }
        toml_crate::Value::Table(table) => Value::Object(
            table
                .into_iter()
                .map(|(key, value)| Some((key, as_json(value)?)))
                .collect::<Option<Map<_, _>>>()?,
        ),
    })
}

fn compare<'t, T: Deserialize<'t> + DeploymentValidate>(text: &'t str, as_json: &'t str) {
    let read = toml::from_str::<T>(text);
    let by_json = json::from_str::<T>(as_json);
    assert_eq!(found(read.err().as_ref()), found(by_json.err().as_ref()), "{text:?} and {as_json:?}");
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let report = toml::from_slice::<Deployment<'_>>(bytes).map(drop).unwrap_err();
        assert_eq!(found(Some(&report)), [("", "syntax")]);
        return;
    };
    let data = toml_crate::from_str::<toml_crate::Table>(text);
    let data = data.ok().map(|table| as_json(toml_crate::Value::Table(table)));
    match (toml::from_str::<Any>(text), data) {
        (Ok(read), Some(Some(data))) => {
            let as_json = data.to_string();
            let expected = serde_json::from_str::<Data>(&as_json).expect("is JSON").sorted();
            let read = read.into_inner().0.sorted();
            assert!(read.is(&expected), "{text:?}: {read:?} and {expected:?}");
            compare::<Deployment<'_>>(text, &as_json);
            compare::<Service<'_>>(text, &as_json);
        }
        // An integer of more than 63 bits is a number, as in JSON; the `toml` crate has none for it.
        (Ok(read), None) if read.0.exceeds_i64() => {}
        (Ok(read), data) => panic!("{text:?}: {read:?}, but the oracle says {data:?}"),
        (Err(report), data) => {
            check_places(text, &report);
            let code = report.violations()[0].code();
            // `inf` and `nan` have no form in JSON.
            assert!(
                code == "depth" || code == "syntax" && !matches!(data, Some(Some(_))),
                "{text:?}: {report}"
            );
            let of_service = toml::from_str::<Service<'_>>(text).map(drop).unwrap_err();
            assert_eq!(of_service.violations()[0].code(), code);
        }
    }
});
