//! Conditions with `!=`, with comparisons and with paths into other fields: on typed values, in documents, in `const`.

use deployment_validate::{DeploymentValidate, Valid, json};
use serde::Deserialize;

use super::Table;

#[derive(Clone, Copy, Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
enum Mode {
    Strict,
    DryRun,
    Off,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
struct Tls {
    security_mode: Option<Mode>,
    #[serde(flatten)]
    limits: Limits,
    #[serde(default)]
    note: Option<Box<str>>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Limits {
    #[serde(rename = "max")]
    most: f32,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
struct Service {
    mode: Mode,
    fallback: Option<Mode>,
    size: Option<i64>,
    ratio: f32,
    name: String,
    tls: Option<Box<Tls>>,
    #[serde(flatten)]
    base: Limits,
    #[validate(required_if(mode != Strict | DryRun))]
    not_variant: Option<u8>,
    #[validate(required_if(fallback != Off))]
    not_optional: Option<u8>,
    #[validate(required_if(name != "a" | "b"))]
    not_text: Option<u8>,
    #[validate(forbidden_unless(size != 0 | 17..=19))]
    not_number: Option<u8>,
    #[validate(required_if(size > 3, size <= 10))]
    between: Option<u8>,
    #[validate(required_if(ratio < 0.1))]
    less: Option<u8>,
    #[validate(required_if(ratio >= 5))]
    more: Option<u8>,
    #[validate(required_if(tls.security_mode = Strict))]
    inside: Option<u8>,
    #[validate(required_if(tls.security_mode != Strict))]
    inside_not: Option<u8>,
    #[validate(required_if(tls.limits.most > 2.5))]
    flattened: Option<u8>,
    #[validate(required_if(tls.note))]
    present: Option<u8>,
    #[validate(required_if(base.most = 1..=9))]
    based: Option<u8>,
}

fn service() -> Service {
    Service {
        mode: Mode::Strict,
        fallback: None,
        size: None,
        ratio: 0.1,
        name: "a".into(),
        tls: None,
        base: Limits { most: 0.0 },
        not_variant: None,
        not_optional: None,
        not_text: None,
        not_number: None,
        between: None,
        less: None,
        more: None,
        inside: None,
        inside_not: None,
        flattened: None,
        present: None,
        based: None,
    }
}

fn tls(security_mode: Option<Mode>, most: f32, note: Option<&str>) -> Option<Box<Tls>> {
    let note = note.map(Into::into);
    Some(Box::new(Tls { security_mode, limits: Limits { most }, note }))
}

#[test]
fn on_typed_values() {
    let mut table = Table::default();
    table.valid("nothing applies", &service());
    for (mode, fallback) in [(Mode::DryRun, None), (Mode::Strict, Some(Mode::Off))] {
        table.valid("the named variants", &Service { mode, fallback, ..service() });
    }
    table.case(
        "other variants",
        &Service { mode: Mode::Off, fallback: Some(Mode::DryRun), ..service() },
        &[
            ("/notVariant", "required_if", "required when mode is not strict or dryRun"),
            ("/notOptional", "required_if", "required when fallback is not off"),
        ],
    );
    table.case(
        "other text",
        &Service { name: "c".into(), ..service() },
        &[("/notText", "required_if", "required when name is not \"a\" or \"b\"")],
    );
    for (size, is_right) in [(Some(0), false), (Some(18), false), (None, false), (Some(1), true)] {
        let value = Service { size, not_number: Some(1), ..service() };
        let expected = ("/notNumber", "forbidden_unless", "only allowed when size is not 0 or 17 to 19");
        table.case("other number", &value, if is_right { &[] } else { std::slice::from_ref(&expected) });
    }
    for (size, is_between) in [(3, false), (4, true), (10, true), (11, false)] {
        let value = Service { size: Some(size), ..service() };
        let message = "required when size is greater than 3 and size is at most 10";
        let expected = ("/between", "required_if", message);
        table.case("between", &value, if is_between { std::slice::from_ref(&expected) } else { &[] });
    }
    table.case(
        "less",
        &Service { ratio: 0.09, ..service() },
        &[("/less", "required_if", "required when ratio is less than 0.1")],
    );
    table.case(
        "more",
        &Service { ratio: 5.0, ..service() },
        &[("/more", "required_if", "required when ratio is at least 5")],
    );
    table.valid("no number", &Service { ratio: f32::NAN, ..service() });
    table.case(
        "inside",
        &Service { tls: tls(Some(Mode::Strict), 2.5, Some("")), base: Limits { most: 9.0 }, ..service() },
        &[
            ("/inside", "required_if", "required when tls.securityMode is strict"),
            ("/present", "required_if", "required when tls.note is present"),
            ("/based", "required_if", "required when max is 1 to 9"),
        ],
    );
    table.case(
        "inside, another",
        &Service { tls: tls(Some(Mode::Off), 2.6, None), ..service() },
        &[
            ("/insideNot", "required_if", "required when tls.securityMode is not strict"),
            ("/flattened", "required_if", "required when tls.max is greater than 2.5"),
        ],
    );
    table.valid("absent on the way", &Service { tls: tls(None, 0.0, None), ..service() });
    table.end();
}

#[test]
fn programs_read_them_as_parameters() {
    let value = Service { size: Some(4), tls: tls(Some(Mode::Off), 0.0, None), ..service() };
    let report = value.validate().unwrap_err();
    let params: Vec<String> = report
        .violations()
        .iter()
        .map(|violation| serde_json::to_string(violation.params().get("when").unwrap()).unwrap())
        .collect();
    assert_eq!(
        params,
        [
            r#"[[{"field":"size","exclusive_min":3},{"field":"size","max":10}]]"#,
            r#"[[{"field":"tls.securityMode","none_of":["strict"]}]]"#,
        ]
    );
}

/// The text of a valid document, and what more stands in it.
fn text(more: &str) -> String {
    format!(r#"{{"mode":"strict","ratio":0.1,"name":"a","max":0{more}}}"#)
}

#[test]
fn in_documents() {
    let found = |more: &str| -> Vec<String> {
        match json::from_str::<Service>(&text(more)) {
            Ok(_) => Vec::new(),
            Err(report) => report.violations().iter().map(|own| own.pointer().to_owned()).collect(),
        }
    };
    assert!(found("").is_empty());
    // Each alone, and beside a mistake because of which serde makes no value.
    for (more, pointers) in [
        (r#","fallback":"dryRun""#, vec!["/notOptional"]),
        (r#","fallback":"off""#, vec![]),
        (r#","fallback":null"#, vec![]),
        (r#","size":17,"notNumber":1"#, vec!["/notNumber"]),
        (r#","size":1,"notNumber":1"#, vec![]),
        (r#","size":10"#, vec!["/between"]),
        (r#","tls":{"securityMode":"strict","max":3}"#, vec!["/inside", "/flattened"]),
        (r#","tls":{"securityMode":"off","max":2.5}"#, vec!["/insideNot"]),
        (r#","tls":{"securityMode":null,"max":2.5,"note":null}"#, vec![]),
        (r#","tls":{"max":2.5,"note":"x"}"#, vec!["/present"]),
        (r#","tls":null"#, vec![]),
    ] {
        assert_eq!(found(more), pointers, "{more}");
        let mut beside = pointers.clone();
        beside.push("/less");
        let wrong = format!(r#"{more},"less":"x""#);
        let mut told = found(&wrong);
        told.sort_unstable();
        beside.sort_unstable();
        assert_eq!(told, beside, "{wrong}");
    }
    // What is wrong itself decides nothing.
    let inside = r#","tls":{"securityMode":"strickt","max":3}"#;
    assert_eq!(found(inside), ["/flattened", "/tls/securityMode"]);
    assert_eq!(found(r#","tls":7"#), ["/tls"]);
}

#[derive(DeploymentValidate)]
#[validate(const)]
struct Job<'a> {
    mode: Mode,
    size: u8,
    #[validate(required_if(mode != Off, size >= 3))]
    name: Option<&'a str>,
    #[validate(forbidden_if(name != "a"))]
    alias: Option<&'a str>,
}

const JOB: Valid<Job<'static>> =
    Job { mode: Mode::Strict, size: 2, name: None, alias: Some("x") }.assert_valid();

#[test]
fn literals_are_judged_while_they_compile() {
    assert!(JOB.is_valid());
    let broken = Job { mode: Mode::DryRun, size: 3, name: None, alias: None };
    assert!(std::panic::catch_unwind(|| broken.assert_valid()).is_err());
    let broken = Job { mode: Mode::Off, size: 3, name: Some("b"), alias: Some("x") };
    assert!(std::panic::catch_unwind(|| broken.assert_valid()).is_err());
}
