//! Every status, on the endpoints and in both scopes, through the router.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::header::{ALLOW, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, Request, StatusCode};
use deployment_validate_dry_run_server::{Config, router};
use serde_json::{Value, json};
use tower::ServiceExt as _;

#[path = "../common/mod.rs"]
mod common;
mod page;
mod rendered;

use common::{JOB, SERVICE, TEAM_JOB, TEAM_SERVICE};

const PATHS: [&str; 4] = [SERVICE, TEAM_SERVICE, JOB, TEAM_JOB];
const GOOD: &str = r#"{"external":{"imagePath":"nginx:latest"}}"#;

async fn ask(config: &Config, request: Request<Body>) -> (StatusCode, HeaderMap, String) {
    let response = router(config).oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    (parts.status, parts.headers, String::from_utf8(body.to_vec()).unwrap())
}

fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path).header("host", "localhost");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from(body.to_owned())).unwrap()
}

fn post(path: &str, body: &str) -> Request<Body> {
    request("POST", path, &[("authorization", "Bearer t"), ("content-type", "application/json")], body)
}

fn error(body: &str) -> Value {
    let Value::Object(mut whole) = serde_json::from_str(body).unwrap() else { return Value::Null };
    assert_eq!(whole.len(), 1);
    whole.remove("error").unwrap()
}

#[tokio::test]
async fn a_valid_payload_gets_the_page_s_answer() {
    for (path, expected) in
        PATHS.into_iter().zip([r#"{"data":{}}"#, r#"{"data":{}}"#, r#""success""#, r#""success""#])
    {
        let (status, headers, body) = ask(&Config::default(), post(path, GOOD)).await;
        assert_eq!((status, body.as_str()), (StatusCode::OK, expected), "{path}");
        assert_eq!(headers["content-type"], "application/json");
    }
}

#[tokio::test]
async fn a_wrong_payload_gets_every_violation() {
    let body = r#"{"external":{"imagePath":"nginx"},"docker":{"configType":"customCommand"},"internal":{}}"#;
    for path in PATHS {
        let (status, _, answer) = ask(&Config::default(), post(path, body)).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        let error = error(&answer);
        assert_eq!(error["status"], 400);
        assert_eq!(error["id"], "invalid-payload");
        let found: Vec<_> =
            error["details"].as_array().unwrap().iter().map(|v| (&v["pointer"], &v["code"])).collect();
        let expected = [
            (&json!("/external/imagePath"), &json!("pattern")),
            (&json!("/docker/customCommand"), &json!("required_if")),
            (&json!("/internal"), &json!("forbidden")),
        ];
        assert_eq!(found, expected, "{path}");
        assert!(error["message"].as_str().unwrap().contains("/external/imagePath"));
    }
}

#[tokio::test]
async fn a_terminal_that_shows_the_message_obeys_nothing_in_it() {
    let (status, _, body) = ask(&Config::default(), post(SERVICE, r#"{"\u001b[2J\u202e":1}"#)).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let message = error(&body)["message"].as_str().unwrap().to_owned();
    assert_eq!(message, r"the payload is not valid: line 1, column 2: /\u{1b}[2J\u{202e}: unknown key");
}

#[tokio::test]
async fn without_a_bearer_token_it_is_401() {
    let json = ("content-type", "application/json");
    for headers in
        [&[json][..], &[json, ("authorization", "Basic abc")], &[json, ("authorization", "Bearer  ")]]
    {
        for path in PATHS {
            let (status, answer, body) = ask(&Config::default(), request("POST", path, headers, GOOD)).await;
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{path} {headers:?}");
            assert_eq!(answer[WWW_AUTHENTICATE], "Bearer");
            assert_eq!(error(&body)["id"], "unauthorized");
        }
    }
}

#[tokio::test]
async fn unknown_paths_and_ids_are_404() {
    for path in [
        "/v1",
        "/v1/projects/p/services/s",
        "/v1/projects/p/services//deployment",
        "/v1/projects/p/services/deployment/",
        "/v1/projects/p/jobs/cron/",
        "/v1/projects//services/s/deployment",
        "/v1/projects/p/addons/a/deployment",
        "/v1/projects/p/services/a/../b/deployment",
        "/v1/projects/../services/s/deployment",
        "/v1/projects/%2e%2E/services/s/deployment",
        "/v1/projects/p/jobs/./deployment",
        "/v1/projects/p/jobs/%FF/deployment",
        "/v1/projects/p/jobs/j/deployment/",
    ] {
        let (status, _, body) = ask(&Config::default(), post(path, GOOD)).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(error(&body)["status"], 404);
    }
}

/// The endpoints of the pages: method, path below a project, body.
const ENDPOINTS: [(&str, &str, &str); 12] = [
    ("POST", "services/deployment", "create-service"),
    ("PUT", "services/deployment", "create-service"),
    ("PATCH", "services/deployment/web", "patch-service"),
    ("POST", "jobs", "create-job"),
    ("PUT", "jobs", "create-job"),
    ("PATCH", "jobs/nightly", "patch-job"),
    ("POST", "jobs/cron", "create-cron-job"),
    ("PUT", "jobs/cron", "create-cron-job"),
    ("PATCH", "jobs/cron/nightly", "patch-cron-job"),
    ("POST", "jobs/manual", "create-manual-job"),
    ("PUT", "jobs/manual", "create-manual-job"),
    ("PATCH", "jobs/manual/nightly", "patch-manual-job"),
];

fn example(name: &str) -> String {
    fs::read_to_string(format!("{}/assets/examples/{name}.json", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

const HEADERS: [(&str, &str); 2] = [("authorization", "Bearer t"), ("content-type", "application/json")];

#[tokio::test]
async fn each_endpoint_takes_its_body_and_no_other() {
    let strict = Config { fail_on_deprecated: true, ..Config::default() };
    for scope in ["/v1/projects/p", "/v1/teams/t/projects/p"] {
        for (method, path, kind) in ENDPOINTS {
            let send = |body: String| request(method, &format!("{scope}/{path}"), &HEADERS, &body);
            let (status, _, answer) = ask(&Config::default(), send(example(kind))).await;
            assert_eq!((status, answer.as_str()), (StatusCode::OK, r#"{"data":{}}"#), "{method} {path}");
            let (status, _, answer) = ask(&Config::default(), send(example(&format!("{kind}.wrong")))).await;
            assert_eq!(status, StatusCode::BAD_REQUEST, "{method} {path}");
            assert!(!error(&answer)["details"].as_array().unwrap().is_empty());
            let (status, ..) = ask(&Config::default(), send(GOOD.to_owned())).await;
            assert_eq!(status, StatusCode::BAD_REQUEST, "{method} {path}");
            let expected = if kind.contains("-cron-") || kind.contains("-manual-") { 410 } else { 200 };
            assert_eq!(ask(&strict, send(example(kind))).await.0, expected, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn a_path_that_two_pages_have_is_told_by_its_method() {
    for (method, path, kind) in [
        ("POST", "services/deployment/deployment", "deployment"),
        ("PATCH", "services/deployment/deployment", "patch-service"),
        ("POST", "jobs/cron/deployment", "deployment"),
        ("PATCH", "jobs/cron/deployment", "patch-cron-job"),
        ("PATCH", "jobs/cron", "patch-job"),
        ("PUT", "jobs/manual", "create-manual-job"),
    ] {
        for scope in ["/v1/projects/p", "/v1/teams/t/projects/p"] {
            let path = format!("{scope}/{path}");
            let (status, _, body) =
                ask(&Config::default(), request(method, &path, &HEADERS, &example(kind))).await;
            assert_eq!(status, StatusCode::OK, "{method} {path} {body}");
        }
    }
    let (_, headers, _) =
        ask(&Config::default(), request("GET", "/v1/projects/p/jobs/cron", &HEADERS, "")).await;
    let mut allowed: Vec<_> = headers[ALLOW].to_str().unwrap().split(',').collect();
    allowed.sort_unstable();
    assert_eq!(allowed, ["PATCH", "POST", "PUT"]);
}

#[tokio::test]
async fn warnings_stand_beside_the_answer_and_among_the_violations() {
    let body = r#"{"deployment":{"instances":1,"zonalRedundancy":{"minZones":2}}}"#;
    let path = "/v1/projects/p/services/deployment/web";
    let (status, _, answer) = ask(&Config::default(), request("PATCH", path, &HEADERS, body)).await;
    assert_eq!(status, StatusCode::OK);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let warning = &answer["warnings"][0];
    assert_eq!((&answer["data"], answer["warnings"].as_array().unwrap().len()), (&json!({}), 1));
    assert_eq!(warning["pointer"], "/deployment/zonalRedundancy/minZones");
    assert_eq!((&warning["severity"], &warning["column"]), (&json!("warning"), &json!(49)));

    let (status, _, answer) =
        ask(&Config::default(), request("PATCH", path, &HEADERS, &body.replace('1', "\"1\""))).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let error = error(&answer);
    assert_eq!(error["details"].as_array().unwrap().len(), 2);
    assert!(!error["message"].as_str().unwrap().contains("more"), "{error}");
}

/// What an attacker sends comes back as no more than a small multiple of it.
#[tokio::test]
async fn answers_are_as_small_as_what_was_sent() {
    let long = "\u{7f}".repeat(250_000);
    let many = |item: &str| vec![item; 250_000 / (item.len() + 1)].join(",");
    for body in [
        format!("{{{}}}", many("\"\":0")),
        format!("{{\"{long}\":0}}"),
        format!("{{\"ports\":[{}]}}", many("0")),
        format!("{{\"ports\":[{}]}}", many("{}")),
        format!("{{\"ports\":[{}]}}", many("{\"name\":\"-\",\"internalPort\":\"\",\"protocol\":\"HTPP\"}")),
        format!("{{\"tags\":[{}]}}", many("\"\"")),
        format!("{{\"runtimeEnvironment\":{}}}", "[".repeat(200_000)),
    ] {
        let path = "/v1/projects/p/services/deployment/web";
        let (status, _, answer) = ask(&Config::default(), request("PATCH", path, &HEADERS, &body)).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert!(answer.len() < body.len() + 128 * 1024, "{} {:.60}", answer.len(), body);
        let details = error(&answer)["details"].as_array().unwrap().len();
        assert!(details <= 101, "{details}");
        let form = format!("kind=patch-service&payload={}", body.replace('\u{7f}', "%7F"));
        let headers = [("content-type", "application/x-www-form-urlencoded")];
        let config = Config { max_body: usize::MAX, ..Config::default() };
        let (status, _, page) = ask(&config, request("POST", "/", &headers, &form)).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert!(page.len() < 7 * body.len() + 256 * 1024, "{} {:.60}", page.len(), body);
    }
}

#[tokio::test]
async fn other_methods_are_405_and_say_which_are_allowed() {
    for path in PATHS {
        for method in ["GET", "PUT", "PATCH", "DELETE"] {
            let (status, headers, body) = ask(&Config::default(), request(method, path, &[], "")).await;
            assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
            assert_eq!(headers[ALLOW], "POST");
            assert_eq!(error(&body)["id"], "method-not-allowed");
        }
    }
}

#[tokio::test]
async fn a_body_over_the_limit_is_413() {
    let config = Config { max_body: GOOD.len(), ..Config::default() };
    for path in PATHS {
        assert_eq!(ask(&config, post(path, GOOD)).await.0, StatusCode::OK);
        let (status, _, body) = ask(&config, post(path, &format!("{GOOD} "))).await;
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(error(&body)["id"], "payload-too-large");
    }
}

#[tokio::test]
async fn only_json_in_utf_8_is_read() {
    let cases: [(&[(&str, &str)], u16); 8] = [
        (&[], 415),
        (&[("content-type", "text/plain")], 415),
        (&[("content-type", "application/x-www-form-urlencoded")], 415),
        (&[("content-type", "application/json; charset=latin1")], 415),
        (&[("content-type", "application/json"), ("content-encoding", "gzip")], 415),
        (&[("content-type", "application/json; charset=UTF-8")], 200),
        (&[("content-type", "Application/JSON;charset=\"utf-8\"")], 200),
        (&[("content-type", "application/json"), ("content-encoding", "identity")], 200),
    ];
    for (headers, expected) in cases {
        for path in PATHS {
            let headers = [headers, &[("authorization", "Bearer t")]].concat();
            let (status, ..) = ask(&Config::default(), request("POST", path, &headers, GOOD)).await;
            assert_eq!(status, expected, "{headers:?}");
        }
    }
}

#[tokio::test]
async fn fail_on_deprecated_names_the_replacement() {
    let config = Config { fail_on_deprecated: true, ..Config::default() };
    for path in PATHS {
        let (status, _, body) = ask(&config, post(path, GOOD)).await;
        assert_eq!(status, StatusCode::GONE);
        let error = error(&body);
        assert_eq!(error["id"], "deprecated-endpoint");
        let message = error["message"].as_str().unwrap();
        assert!(message.ends_with("Requests should instead use the relevant PATCH endpoint."), "{message}");
    }
}

#[tokio::test]
async fn no_slot_in_time_is_503() {
    let config = Config { concurrency: 0, timeout: Duration::from_millis(40), ..Config::default() };
    let (status, headers, body) = ask(&config, post(SERVICE, GOOD)).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(headers["retry-after"], "1");
    assert_eq!(error(&body)["id"], "busy");
}

#[tokio::test]
async fn login_asks_for_nothing_but_a_token() {
    let token = [("authorization", "Bearer t")];
    assert_eq!(ask(&Config::default(), request("GET", "/v1/login", &token, "")).await.0, StatusCode::OK);
    assert_eq!(
        ask(&Config::default(), request("GET", "/v1/login", &[], "")).await.0,
        StatusCode::UNAUTHORIZED
    );
}
