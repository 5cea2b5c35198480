//! The bodies of services and jobs against ajv's verdicts on schemas that are written from the API's pages alone, and
//! against the schemas that the types export.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::deployment::services::{
    CreateCronJob, CreateJob, CreateManualJob, CreateService, PatchCronJob, PatchJob, PatchManualJob,
    PatchService,
};
use deployment_validate::{DeploymentValidate, Report, Severity, Violation, json, json_schema, yaml};
use deployment_validate_tests::record_verdicts;
use serde::{Deserialize, Serialize};
use serde_json::Value;

const CASES: &str = include_str!("../conformance/services/cases.json");

/// What a text is judged as.
struct Kind {
    name: &'static str,
    judge: fn(&str) -> Verdict,
    /// The verdict alone, and YAML's.
    verdicts: fn(&str) -> [bool; 2],
    schema: fn() -> Value,
}

/// The pointers of the violations, or the value as it is written again.
type Verdict = Result<Value, Vec<String>>;

fn judge<'t, T: Deserialize<'t> + Serialize + DeploymentValidate>(text: &'t str) -> Verdict {
    let read = json::from_str::<T>(text);
    // A report of errors has the warnings too.
    let errors = |report: &Report| -> Vec<Violation> {
        let violations = report.violations().iter();
        violations.filter(|violation| violation.severity() == Severity::Error).cloned().collect()
    };
    read.map(|value| serde_json::to_value(&value).unwrap()).map_err(|report| {
        assert!(report.violations().iter().all(|violation| violation.span().is_some()), "{report}");
        errors(&report).iter().map(|violation| violation.pointer().to_owned()).collect()
    })
}

fn verdicts<'t, T: Deserialize<'t> + DeploymentValidate>(text: &'t str) -> [bool; 2] {
    [json::is_valid::<T>(text), yaml::from_str::<T>(text).is_ok()]
}

macro_rules! kinds {
    ($($name:literal => $body:ident;)*) => {
        [$(Kind {
            name: $name,
            judge: |text| judge::<$body<'_>>(text),
            verdicts: |text| verdicts::<$body<'_>>(text),
            schema: json_schema::<$body<'_>>,
        }),*]
    };
}

const KINDS: [Kind; 8] = kinds! {
    "create-service" => CreateService;
    "patch-service" => PatchService;
    "create-job" => CreateJob;
    "patch-job" => PatchJob;
    "create-cron-job" => CreateCronJob;
    "patch-cron-job" => PatchCronJob;
    "create-manual-job" => CreateManualJob;
    "patch-manual-job" => PatchManualJob;
};

/// A value with an edit, and the pointer of what it edits.
fn edited(mut value: Value, edit: &Value) -> Value {
    let at = edit["at"].as_str().unwrap();
    let is_set = edit["do"] == "set";
    let Some((parent, key)) = at.rsplit_once('/') else {
        return if is_set { edit["value"].clone() } else { value };
    };
    let key = key.replace("~1", "/").replace("~0", "~");
    match value.pointer_mut(parent) {
        Some(Value::Object(entries)) if is_set => drop(entries.insert(key, edit["value"].clone())),
        Some(Value::Object(entries)) => drop(entries.remove(&key)),
        Some(Value::Array(items)) => {
            let index: usize = key.parse().unwrap();
            match items.get_mut(index) {
                Some(item) if is_set => *item = edit["value"].clone(),
                Some(_) => drop(items.remove(index)),
                None => {}
            }
        }
        _ => {}
    }
    value
}

/// Whether two values are equal; numbers by their size, since a float is written with a point.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| is_same(a, b)))
        }
        _ => a == b,
    }
}

#[test]
fn every_body_has_the_verdict_of_the_pages() {
    let cases: Value = serde_json::from_str(CASES).unwrap();
    let mut failures = Vec::new();
    for kind in KINDS {
        let schema = (kind.schema)();
        assert!(jsonschema::meta::is_valid(&schema));
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        let (bases, cases) = (&cases[kind.name]["bases"], cases[kind.name]["cases"].as_array().unwrap());
        let (mut counts, mut documents) = ([0, 0], Vec::new());
        for (index, case) in cases.iter().enumerate() {
            let edits = case[1].as_array().unwrap();
            let base = bases[case[0].as_u64().unwrap() as usize].clone();
            let value = edits.iter().fold(base, edited);
            let expected = case[2].as_bool().unwrap();
            counts[usize::from(expected)] += 1;
            let text = value.to_string();
            let read = (kind.judge)(&text);
            let mut fail = |what: &str| {
                failures.push(format!("{} {}: {what}: expected {expected}: {read:?}", kind.name, case));
            };
            if read.is_ok() != expected {
                fail("verdict");
            }
            documents.push((text.clone(), expected));
            // The others take long, so some cases have to do.
            if index % 4 == 0 && (kind.verdicts)(&text) != [expected; 2] {
                fail("the verdict alone, or YAML");
            }
            if index % 4 == 1 && validator.is_valid(&value) != expected {
                fail("the exported schema");
            }
            match &read {
                // Exactly the keys that were there are written.
                Ok(written) if !is_same(written, &value) => fail("written otherwise"),
                // The one mistake is told where it is: at the edited value, around it or inside it.
                Err(pointers) if edits.len() == 1 && expected == read.is_ok() => {
                    let at = edits[0]["at"].as_str().unwrap();
                    let parent = at.rsplit_once('/').map_or("", |(parent, _)| parent);
                    if !pointers.iter().all(|pointer| pointer.starts_with(parent)) {
                        fail("told elsewhere");
                    }
                }
                _ => {}
            }
        }
        assert!(counts[0] > 200 && counts[1] > 100, "{}: {counts:?}", kind.name);
        record_verdicts(&schema.to_string(), &documents);
    }
    let shown: Vec<_> = failures.iter().take(30).map(String::as_str).collect();
    assert!(failures.is_empty(), "{} differ:\n{}", failures.len(), shown.join("\n"));
}

#[test]
fn what_is_only_relevant_elsewhere_is_a_warning() {
    let text = r#"{"name":"job","billing":{"deploymentPlan":"plan"},"settings":{"backoffLimit":0},"disabledCI":true,
        "buildConfiguration":{"fullGitClone":true},"buildSettings":{"dockerfile":{"dockerFilePath":"/Dockerfile",
        "dockerWorkDir":"/","buildkit":{"useInternalCache":true}}}}"#;
    assert!(json::from_str::<CreateJob<'_>>(text).is_ok());
    let advice = json::from_str::<CreateJob<'_>>(text).unwrap().advice();
    let told: Vec<_> = advice.violations().iter().map(|own| (own.pointer(), own.code())).collect();
    assert_eq!(
        told,
        [
            ("/disabledCI", "ignored_unless"),
            ("/buildSettings/dockerfile/buildkit/useInternalCache", "deprecated"),
            ("/buildConfiguration/fullGitClone", "ignored_unless"),
        ]
    );
    let relevant = text.replace(r#""disabledCI""#, r#""deployment":{"vcs":{"projectUrl":"https://github.com/owner/name","projectType":"github","projectBranch":"main"}},"disabledCI""#);
    let relevant = relevant.replace(r#""fullGitClone""#, r#""includeGitFolder":true,"fullGitClone""#);
    let relevant = relevant.replace(r#""useInternalCache""#, r#""useCache""#);
    assert!(json::from_str::<CreateJob<'_>>(&relevant).unwrap().advice().violations().is_empty());
}
