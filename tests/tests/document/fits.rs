//! A deciding value that is wrong or missing: the report tells which values the other keys would fit.

use deployment_validate::deployment::{Buildpack, Docker};
use deployment_validate::{DeploymentValidate, Param, json};
use serde::Deserialize;

use super::check_report;

/// What a report says the other keys fit; `None` when it says nothing of it.
fn fits<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> Option<Vec<String>> {
    let report = json::from_str::<T>(text).err().unwrap();
    check_report(text, &report);
    let mut told = report.violations().iter().filter_map(|violation| {
        let Param::List(names) = violation.params().get("fits")?.clone() else { panic!("{violation:?}") };
        let names = names.into_iter().map(|name| match name {
            Param::Text(name) => name.into_owned(),
            other => panic!("{other:?}"),
        });
        Some(names.collect())
    });
    let first = told.next();
    assert_eq!(told.next(), None::<Vec<String>>, "told twice of {text}");
    first
}

/// The violations without their places.
fn messages<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> Vec<String> {
    let report = json::from_str::<T>(text).err().unwrap();
    let told = report.violations().iter();
    told.map(|violation| format!("{}: {}", violation.pointer(), violation.message())).collect()
}

#[track_caller]
fn check<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str, expected: &[&str]) {
    let found = fits::<T>(text).unwrap_or_default();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn config_type_of_the_api() {
    check::<Docker<'_>>(r#"{"configType":"customProcess","customCommand":"a"}"#, &["customCommand"]);
    check::<Docker<'_>>(r#"{"configType":"x","customEntrypoint":"a"}"#, &["customEntrypoint"]);
    let both = r#"{"configType":"x","customEntrypoint":"a","customCommand":"b"}"#;
    check::<Docker<'_>>(both, &["customEntrypointCustomCommand"]);
    check::<Docker<'_>>(r#"{"customCommand":"a"}"#, &["customCommand"]);
    check::<Docker<'_>>(r#"{"configType":"x"}"#, &[]);
    check::<Docker<'_>>(r#"{"configType":1,"customCommand":"a"}"#, &[]);
    // A misspelt key is meant to be there, and one of a wrong type is there.
    check::<Docker<'_>>(r#"{"configType":"x","customComand":"a"}"#, &["customCommand"]);
    check::<Docker<'_>>(r#"{"configType":"x","customCommand":1}"#, &["customCommand"]);
    check::<Buildpack<'_>>(r#"{"configType":"x","customProcess":"a"}"#, &["customProcess"]);
    let several = r#"{"configType":"x","customCommand":"a"}"#;
    check::<Buildpack<'_>>(several, &["customCommand", "originalEntrypointCustomCommand"]);
    let none = r#"{"configType":"x","customCommand":"a","customProcess":"b"}"#;
    check::<Buildpack<'_>>(none, &[]);
}

#[test]
fn words() {
    let docker = |text| messages::<Docker<'_>>(text);
    let values =
        "/configType: must be default, customEntrypoint, customCommand or customEntrypointCustomCommand";
    assert_eq!(
        docker(r#"{"configType":"web","customCommand":"a"}"#),
        [format!("{values} (the other keys fit customCommand)")]
    );
    assert_eq!(
        docker(r#"{"configType":"customComand","customEntrypoint":"a"}"#),
        [format!("{values} (the other keys fit customEntrypoint), did you mean customCommand?")]
    );
    assert_eq!(
        docker(r#"{"configType":"customComand","customCommand":"a"}"#),
        [format!("{values}, did you mean customCommand?")]
    );
    assert_eq!(
        docker(r#"{"customCommand":"a"}"#),
        ["/configType: required key is missing (the other keys fit customCommand)"]
    );
}

#[test]
fn literals_and_every_kind_of_presence() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Job {
        #[validate(one_of("shell", "image", "none"))]
        kind: String,
        #[validate(required_if(kind = "shell"), forbidden_unless(kind = "shell"))]
        command: Option<String>,
        #[validate(forbidden_if(kind = "shell" | "none"))]
        digest: Option<String>,
        #[validate(required_unless(kind = "none"))]
        user: Option<String>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Own {
        #[validate(one_of("a", "b"), message = "choose a letter")]
        kind: String,
        #[validate(required_if(kind = "b"))]
        more: Option<u8>,
    }

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Beside {
        #[validate(one_of("a", "b"))]
        kind: String,
        other: String,
        #[validate(forbidden_unless(kind = "a", other = "x"))]
        more: Option<u8>,
    }

    check::<Beside>(r#"{"kind":"c","other":"x","more":1}"#, &["a"]);
    check::<Beside>(r#"{"kind":"c","other":"y","more":1}"#, &[]);
    check::<Job>(r#"{"kind":"sh","command":"a","user":"b"}"#, &["shell"]);
    check::<Job>(r#"{"kind":"x","digest":"a","user":"b"}"#, &["image"]);
    check::<Job>(r#"{"kind":"x","user":"b"}"#, &["image"]);
    check::<Job>(r#"{"user":"b","digest":"a"}"#, &["image"]);
    check::<Job>(r#"{"kind":"x","digest":"a","command":"b"}"#, &[]);
    assert_eq!(messages::<Own>(r#"{"kind":"c","more":1}"#), ["/kind: choose a letter"]);
    check::<Own>(r#"{"kind":"c","more":1}"#, &["b"]);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
#[allow(dead_code)]
enum Source {
    Image { path: String },
    Build { id: String, branch: Option<String> },
    Nothing,
    Nested { inner: Box<Source>, other: Option<Box<Source>> },
}

#[test]
fn tags() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "type", content = "with", rename_all = "camelCase")]
    #[allow(dead_code)]
    enum Step {
        Count(u8),
        Text(String),
        Short(#[validate(length(max = 3))] String),
        Nothing,
    }

    check::<Source>(r#"{"type":"docker","path":"a"}"#, &["image"]);
    check::<Source>(r#"{"id":"a","branch":"b"}"#, &["build"]);
    check::<Source>(r#"{"type":"docker"}"#, &[]);
    check::<Source>(r#"{"type":"docker","path":"a","id":"b"}"#, &[]);
    check::<Source>(r#"{"type":"docker","path":1}"#, &[]);
    assert_eq!(
        messages::<Source>(r#"{"type":"docker","path":"a"}"#),
        ["/type: must be image, build, nothing or nested (the other keys fit image)"]
    );
    check::<Step>(r#"{"type":"x","with":300}"#, &[]);
    check::<Step>(r#"{"type":"x","with":3}"#, &["count"]);
    check::<Step>(r#"{"with":"long"}"#, &["text"]);
    check::<Step>(r#"{"with":"abc"}"#, &["text", "short"]);
}

/// What is advised of a broken rule leaves it a broken rule: serde reads the first variant.
#[test]
fn advice_in_untagged_variants() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Task {
        Named {
            #[validate(one_of("a", "b"))]
            kind: String,
            #[validate(required_if(kind = "b"))]
            more: Option<u8>,
        },
        Numbered {
            kind: u8,
            more: u8,
            rest: u8,
        },
    }

    let text = r#"{"kind":"c","more":1,"rest":2}"#;
    assert_eq!(messages::<Task>(text), ["/kind: must be \"a\" or \"b\" (the other keys fit \"b\")"]);
}

#[test]
fn texts_that_fit_are_quoted_where_the_key_is_missing_too() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Step {
        #[validate(one_of("run", "wait"))]
        kind: String,
        #[validate(required_if(kind = "run"), forbidden_unless(kind = "run"))]
        command: Option<String>,
        #[validate(required_if(kind = "wait"), forbidden_unless(kind = "wait"))]
        seconds: Option<u8>,
    }

    assert_eq!(
        messages::<Step>(r#"{"command":"ls"}"#),
        ["/kind: required key is missing (the other keys fit \"run\")"]
    );
}

/// Every level has a wrong tag and two branches: looking into each variant at each level would never end.
#[test]
fn wrong_tags_below_wrong_tags() {
    fn nested(levels: usize) -> String {
        match levels {
            0 => r#"{"type":"x","path":"a"}"#.to_owned(),
            _ => format!(r#"{{"type":"x","inner":{}}}"#, nested(levels - 1)),
        }
    }
    let text = nested(100);
    let report = json::from_str::<Source>(&text).unwrap_err();
    check_report(&text, &report);
    assert_eq!(report.violations().len(), 1);
}

#[test]
fn values_that_all_fit_are_not_told_again() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    enum Level {
        Low,
        High,
        Off,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Alarm {
        level: Option<Level>,
        #[validate(required_if(level = Low | High))]
        limit: Option<u8>,
        #[validate(forbidden_unless(level = Low | High | Off))]
        note: Option<u8>,
    }

    check::<Alarm>(r#"{"level":"Mid","limit":1}"#, &["Low", "High"]);
    check::<Alarm>(r#"{"level":"Mid","note":1,"limit":1}"#, &["Low", "High"]);
    check::<Alarm>(r#"{"level":"Mid","limit":null,"note":1}"#, &["Off"]);
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Note {
        level: Option<Level>,
        #[validate(forbidden_unless(level = Low | High | Off))]
        note: Option<u8>,
    }
    check::<Note>(r#"{"level":"Mid","note":1}"#, &[]);
}

/// Only the test of the field that is wrong is open; what others say is in the document.
#[test]
fn other_fields_of_a_condition_decide_as_they_are() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Probe {
        kind: Kind,
        port: u8,
        #[validate(required_if(kind = Http, port = 1), forbidden_unless(kind = Http))]
        path: Option<String>,
        #[validate(forbidden_unless(kind = Tcp))]
        host: Option<String>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    enum Kind {
        Http,
        Tcp,
    }

    let http = Some(vec!["Http".to_owned()]);
    assert_eq!(fits::<Probe>(r#"{"kind":"x","port":1,"path":"/"}"#), http);
    assert_eq!(fits::<Probe>(r#"{"kind":"x","port":2,"path":"/"}"#), http);
    assert_eq!(fits::<Probe>(r#"{"kind":"x","port":1,"host":"a"}"#), Some(vec!["Tcp".to_owned()]));
}
