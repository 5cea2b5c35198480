//! Other documents, one engine: TOML, values of serde_json, readers, streams of YAML; and answers of web services.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::future::Future;
use std::io;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use axum_core::body::Body;
use axum_core::extract::{FromRequest, Request};
use axum_core::response::IntoResponse;
use deployment_validate::axum08::{JsonText, ValidJson, ValidJsonRejection};
use deployment_validate::deployment::Deployment;
use deployment_validate::schema::Schema;
use deployment_validate::{
    Collector, DeploymentValidate, Limits, Options, Path, Report, Style, Violation, json, toml, yaml,
};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Debug, PartialEq, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Server {
    #[validate(range(min = 1))]
    port: u16,
    #[serde(default)]
    hosts: Vec<String>,
    since: Option<String>,
    #[serde(default)]
    limits: BTreeMap<String, f64>,
    tls: Option<Tls>,
    log_level: Option<Level>,
}

#[derive(Debug, PartialEq, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Tls {
    #[validate(pattern = "^/")]
    cert: String,
}

#[derive(Debug, PartialEq, Deserialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
enum Level {
    Info,
    Debug,
}

#[test]
fn toml_is_read_with_places() {
    let right = "port = 0x50\nhosts = ['a', \"b\"]\nsince = 2024-05-01\nlimits.cpu = 0.5\nlog-level = \"info\"\n[tls]\ncert = \"/c\"\n";
    let server = toml::from_str::<Server>(right).unwrap();
    assert_eq!((server.port, server.since.as_deref()), (80, Some("2024-05-01")));
    let wrong = "# größe\nport = 0\nhost = []\nlimits.cpu = true\nlog-level = \"inof\"\n\n[tls]\ncert = \"c\"\nkey = 1\n";
    let report = toml::from_str::<Server>(wrong).unwrap_err();
    assert_eq!(
        report.to_string(),
        "2:8: /port: must be at least 1\n\
         3:1: /host: unknown key, did you mean hosts?\n\
         4:14: /limits/cpu: must be a number, not a boolean\n\
         5:13: /log-level: must be info or debug, did you mean info?\n\
         8:8: /tls/cert: character 1 is not allowed here: expected /\n\
         9:1: /tls/key: unknown key"
    );
    assert_eq!(report.violations()[4].detail_span().unwrap().column, 9);
    assert_eq!(
        report.edited(wrong),
        "# größe\nport = 0\nhosts = []\nlimits.cpu = true\nlog-level = \"info\"\n\n[tls]\ncert = \"c\"\nkey = 1\n"
    );
    for (text, code) in [
        ("port = ", "syntax"),
        ("port = 1\nport = 2", "syntax"),
        ("port = inf", "syntax"),
        ("", "missing"),
        ("port = 99999999999", "type"),
    ] {
        let report = toml::from_str::<Server>(text).unwrap_err();
        assert_eq!((report.violations().len(), report.violations()[0].code()), (1, code), "{text}: {report}");
    }
    let deep = format!("limits = {}{}", "[".repeat(5000), "]".repeat(5000));
    assert_eq!(toml::from_str::<Server>(&deep).unwrap_err().violations()[0].code(), "depth");
    assert_eq!(toml::from_slice::<Server>(b"\xff").unwrap_err().violations()[0].code(), "syntax");
}

/// What JSON and values of serde_json say of the payloads of the corpus.
#[test]
fn values_are_judged_as_texts_are() {
    let cases: Value = serde_json::from_str(include_str!("../conformance/payloads/cases.json")).unwrap();
    let mut count = 0;
    for text in cases.as_array().unwrap().iter().filter_map(|case| case["text"].as_str()) {
        let Ok(value) = serde_json::from_str::<Value>(text) else { continue };
        // Repeated keys are lost in a value.
        let text = value.to_string();
        let told = |report: Report| -> Vec<_> {
            report
                .into_iter()
                .map(|violation| {
                    (
                        violation
                            .to_string()
                            .split_once("/")
                            .map_or_else(String::new, |(_, rest)| rest.to_owned()),
                        violation.code().to_owned(),
                    )
                })
                .collect()
        };
        let of_text = json::from_str::<Deployment<'_>>(&text).map(drop).map_err(told);
        let of_value = json::from_value::<Deployment<'_>>(&value).map(drop).map_err(told);
        assert_eq!(of_text, of_value, "{text}");
        count += 1;
    }
    assert!(count > 100, "{count}");
    let many = json!(vec!["x"; 2000]);
    let options = Options::new().limits(Limits::new().violations(3));
    let report = json::from_value_with::<Vec<u8>>(&many, &options).unwrap_err();
    assert_eq!((report.violations().len(), report.violations()[3].code()), (4, "limit"));
    let mut deep = json!(1);
    for _ in 0..1000 {
        deep = json!([deep]);
    }
    assert_eq!(json::from_value::<Vec<u8>>(&deep).unwrap_err().violations()[0].code(), "depth");
    std::mem::forget(deep);
}

/// A type that takes more than it says, or less.
#[derive(Debug)]
struct ByHand<const SAYS_LESS: bool>;

impl<'de, const SAYS_LESS: bool> Deserialize<'de> for ByHand<SAYS_LESS> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.len() < 3 { Ok(ByHand) } else { Err(serde::de::Error::custom("too long")) }
    }
}

impl<const SAYS_LESS: bool> DeploymentValidate for ByHand<SAYS_LESS> {
    const SCHEMA: &'static Schema = if SAYS_LESS { u8::SCHEMA } else { String::SCHEMA };

    fn validate_at(&self, _: &Path<'_>, _: &mut Collector) {}
}

/// Where the schema knows nothing of a mistake, its place is that of the value that was read last.
#[test]
fn what_only_serde_refuses_has_its_place() {
    let text = r#"{"a":["b"],"c":["d","long"]}"#;
    type Lists = BTreeMap<String, Vec<ByHand<false>>>;
    let value = serde_json::from_str(text).unwrap();
    for report in [
        json::from_value::<Lists>(&value).unwrap_err(),
        yaml::from_str::<Lists>(text).unwrap_err(),
        json::from_str::<Lists>(text).unwrap_err(),
    ] {
        assert_eq!(report.violations()[0].pointer(), "/c/1", "{report}");
    }
}

/// A right value takes one pass, and serde alone says what it reads.
#[test]
fn a_right_value_is_not_read_twice() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[validate(deny_null)]
    struct Denying {
        #[allow(dead_code)]
        text: Option<ByHand<true>>,
    }
    let options = Options::new().limits(Limits::new().depth(5));
    assert!(json::from_str::<Vec<ByHand<true>>>(r#"["a"]"#).is_ok());
    assert!(json::from_str_with::<Vec<ByHand<true>>>(r#"["a"]"#, &options).is_ok());
    assert!(json::from_value::<Vec<Option<ByHand<true>>>>(&json!(["a", null])).is_ok());
    assert!(json::from_value::<Denying>(&json!({"text": "a"})).is_ok());
    assert!(json::from_value::<Denying>(&json!({"text": null})).is_err());
}

#[test]
fn numbers_of_values_are_those_of_texts() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Free(#[validate(skip)] f32);
    assert_eq!(*json::from_value::<u64>(&json!(u64::MAX)).unwrap(), u64::MAX);
    assert_eq!(*json::from_value::<i8>(&json!(-1)).unwrap(), -1);
    assert_eq!(*yaml::from_str::<u128>("18446744073709551616").unwrap(), 1 << 64);
    for text in ["3e38", "1e39"] {
        let is_valid = json::from_str::<Free>(text).is_ok();
        assert_eq!(
            json::from_value::<Free>(&serde_json::from_str(text).unwrap()).is_ok(),
            is_valid,
            "{text}"
        );
        assert_eq!(yaml::from_str::<Free>(text).is_ok(), is_valid, "{text}");
    }
}

#[test]
fn what_stands_side_by_side_in_toml_is_not_deep() {
    let lists = format!("a = [{}]", "[],".repeat(300));
    assert!(toml::from_str::<BTreeMap<String, Vec<Vec<u8>>>>(&lists).is_ok());
    let tables = format!("a = [{}]", "{},".repeat(300));
    assert!(toml::from_str::<BTreeMap<String, Vec<BTreeMap<String, u8>>>>(&tables).is_ok());
}

#[test]
fn readers_are_read_to_their_end() {
    struct Broken;
    impl io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    assert_eq!(json::from_reader::<Server>(&br#"{"port":1}"#[..]).unwrap().port, 1);
    assert_eq!(
        json::from_reader::<Server>(&br#"{"port":0}"#[..]).unwrap_err().to_string(),
        "1:9: /port: must be at least 1"
    );
    let report = json::from_reader::<Server>(Broken).unwrap_err();
    assert_eq!(report.to_string(), "the text cannot be read: connection reset");
}

#[test]
fn streams_of_yaml_are_read_document_by_document() {
    let text = "port: 1\n---\nport: 0\n---\n# nothing\n---\nport: &a 2\nhosts: []\n...\n---\nport: *a\n";
    let found: Vec<_> = yaml::documents::<Server>(text)
        .map(|found| found.map(|server| server.port).map_err(|report| report.to_string()))
        .collect();
    assert_eq!(found.len(), 5);
    assert_eq!(found[0], Ok(1));
    assert_eq!(found[1], Err("3:7: /port: must be at least 1".into()));
    assert!(found[2].is_err());
    assert_eq!(found[3], Ok(2));
    // An anchor is one of its document only, and after what is malformed there is nothing.
    assert!(found[4].as_ref().unwrap_err().starts_with("11:"), "{found:?}");
    assert_eq!(yaml::documents::<Server>("").count(), 0);
    assert_eq!(yaml::documents::<Server>("port: 1").count(), 1);
}

/// Runs a future that never waits.
fn run<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("waits"),
    }
}

fn answer(content_type: &str, body: &str) -> Result<u16, (u16, String, Value)> {
    let request =
        Request::builder().header("content-type", content_type).body(Body::from(body.to_owned())).unwrap();
    match run(ValidJson::<Server>::from_request(request, &())) {
        Ok(ValidJson(server)) => Ok(server.port),
        Err(rejection) => {
            let problem = serde_json::to_value(rejection.problem()).unwrap();
            let response = rejection.into_response();
            let media_type = response.headers()["content-type"].to_str().unwrap().to_owned();
            Err((response.status().as_u16(), media_type, problem))
        }
    }
}

#[test]
fn web_services_answer_with_problem_details() {
    assert_eq!(answer("application/json; charset=utf-8", r#"{"port":1}"#), Ok(1));
    assert_eq!(answer("application/vnd.api+json", r#"{"port":1}"#), Ok(1));
    for (media_type, is_read) in [
        ("APPLICATION/JSON; boundary=x; Charset=\"UTF-8\"", true),
        ("application/json; charset=latin1", false),
        ("application/+json", false),
        ("application/xml", false),
        ("text/json", false),
        ("application", false),
    ] {
        assert_eq!(answer(media_type, r#"{"port":1}"#).is_ok(), is_read, "{media_type}");
    }
    let (status, media_type, problem) = answer("application/json", r#"{"port":0,"host":[]}"#).unwrap_err();
    assert_eq!((status, &*media_type), (422, "application/problem+json"));
    let pointers: Vec<_> =
        problem["violations"].as_array().unwrap().iter().map(|violation| &violation["pointer"]).collect();
    assert_eq!(pointers, ["/port", "/host"]);
    assert_eq!((&problem["status"], &problem["type"]), (&json!(422), &json!("about:blank")));
    assert_eq!(problem["detail"], "2 violations");
    assert_eq!(answer("application/json", "{").unwrap_err().0, 422);
    let (status, media_type, problem) = answer("text/plain", r#"{"port":1}"#).unwrap_err();
    assert_eq!((status, &*media_type), (415, "application/problem+json"));
    assert_eq!(problem.get("violations"), None);
}

#[test]
fn reports_are_drawn_with_their_lines() {
    let text = "{\n  \"port\": 0,\n  \"host\": [],\n  \"tls\": {\"cert\": \"äc\"}\n}";
    let report = json::from_str::<Server>(text).unwrap_err();
    let drawn = report.render("server.json", text, Style::new());
    assert_eq!(
        drawn,
        "error[range]: /port: must be at least 1\n \
         --> server.json:2:11\n  \
          |\n\
         2 |   \"port\": 0,\n  \
          |           ^\n\
         \n\
         error[unknown]: /host: unknown key\n \
         --> server.json:3:3\n  \
          |\n\
         3 |   \"host\": [],\n  \
          |   ^^^^^^ did you mean hosts?\n\
         \n\
         error[pattern]: /tls/cert: character 1 is not allowed here: expected /\n \
         --> server.json:4:20\n  \
          |\n\
         4 |   \"tls\": {\"cert\": \"äc\"}\n  \
          |                    ^\n"
    );
    let drawn = report.render("server.json", text, Style::new().color(true).first_line(41));
    assert!(drawn.contains("\u{1b}[") && drawn.contains("server.json:42:11"), "{drawn}");
    // Without a text, or with one that is not its own, only the message is left.
    let mut alone = Report::from(Violation::custom("is taken\u{1b}").on("na\u{202e}me"));
    assert_eq!(alone.render("x", text, Style::new()), "error[custom]: /na\\u{202e}me: is taken\\u{1b}\n");
    alone.locate(text);
    assert!(alone.render("x", text, Style::new()).contains("x:1:1"));
    assert!(!report.render("x", "{}", Style::new()).contains("-->"));
}

/// `JsonText` takes a body as it is, if nothing has encoded it.
#[test]
fn bodies_are_taken_as_they_are() {
    let text = |encoding: &str, body: &'static str| {
        let request = Request::builder().header("content-type", "application/json");
        let request = request.header("content-encoding", encoding).body(Body::from(body)).unwrap();
        run(JsonText::from_request(request, &()))
    };
    assert_eq!(text("identity", "{}").unwrap().0, "{}");
    assert!(matches!(text("gzip", "{}"), Err(ValidJsonRejection::MediaType)));
    // axum takes two million bytes.
    let long = Box::leak(" ".repeat(3_000_000).into_boxed_str());
    let rejection = text("identity", long).unwrap_err();
    assert!(matches!(rejection, ValidJsonRejection::Body(_)), "{rejection:?}");
    assert_eq!(rejection.problem().status(), 413);
}
