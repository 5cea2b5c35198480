//! Every status, on both endpoints and in both scopes, through the router.

#![allow(clippy::unwrap_used)]

use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::header::{ALLOW, CONTENT_SECURITY_POLICY, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, Request, StatusCode};
use deployment_validate::deployment::Deployment;
use deployment_validate::deployment::endpoint::{
    Endpoint, Token, UpdateJobDeployment, UpdateServiceDeployment,
};
use deployment_validate::{Valid, json};
use deployment_validate_dry_run_server::{Config, router};
use serde_json::{Value, json};
use tower::ServiceExt as _;

mod common;
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
async fn what_the_endpoints_render_arrives_with_the_same_ids() {
    let token = Token::new("t").unwrap();
    for id in [
        "a/../b",
        "a b",
        "%2e%2e",
        "...",
        "?x#y",
        "é😀",
        "\u{0}\r\n",
        "\\",
        "{serviceId}",
        "a;b=c",
        "+",
        "*'()!",
    ] {
        let deployment: Valid<Deployment<'_>> = json::from_str(GOOD).unwrap();
        let service = UpdateServiceDeployment::new(id, id, deployment.clone()).unwrap();
        let job = UpdateJobDeployment::new(id, id, deployment).unwrap().in_team(id).unwrap();
        let requests = [
            service.clone().into_request("http://localhost/", &token).unwrap(),
            service.in_team(id).unwrap().into_request("http://localhost", &token).unwrap(),
            job.into_request("http://localhost", &token).unwrap(),
        ];
        for request in requests {
            let path = request.uri().path().to_owned();
            let (status, _, body) = ask(&Config::default(), request.map(Body::from)).await;
            assert_eq!(status, StatusCode::OK, "{id:?} {path} {body}");
        }
    }
}

#[test]
fn a_base_that_is_no_address_is_an_error_and_shows_no_secret() {
    let token = Token::new("secret-token").unwrap();
    let update = || UpdateServiceDeployment::new("p", "s", json::from_str("{}").unwrap()).unwrap();
    for base in [
        "",
        "/",
        "localhost",
        "localhost:80",
        "ftp://localhost",
        "http://",
        "http:///x",
        "http://user:secret@localhost",
        "http://localhost?secret",
        "http://localhost#secret",
        "http://local host",
    ] {
        let error = update().into_request(base, &token).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
    }
    for base in ["http://localhost/api", "https://localhost/api/", "HTTP://[::1]:80/api"] {
        let request = update().into_request(base, &token).unwrap();
        assert_eq!(request.uri().path(), "/api/v1/projects/p/services/s/deployment");
        assert!(!format!("{request:#?} {token:#?}").contains("secret"));
    }
    for token in ["", " ", "a b", "a\n", "é", "a\r\nx: y"] {
        assert!(Token::new(token).is_err(), "{token:?}");
    }
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

#[tokio::test]
async fn the_page_escapes_what_was_pasted_and_allows_no_script() {
    // `{"<b>&":1}` with a script behind it.
    let form = "payload=%7B%22%3Cb%3E%26%22%3A1%7D%3C%2Ftextarea%3E%3Cscript%3E";
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let (status, headers, body) = ask(&Config::default(), request("POST", "/", &headers, form)).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(body.contains("{&quot;&lt;b&gt;&amp;&quot;:1}&lt;/textarea&gt;&lt;script&gt;"), "{body}");
    assert!(!body.contains("<script") && !body.contains("<b>"), "{body}");
    let policy = headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(
        policy.starts_with("default-src 'none';")
            && !policy.contains("script-src")
            && !policy.contains("unsafe")
    );
}

#[tokio::test]
async fn verdicts_hold_places_and_no_values() {
    let router = router(&Config::default());
    let body = r#"{"external":{"imagePath":"secret-image","credentials":"secret credentials"}}"#;
    for _ in 0..60 {
        router
            .clone()
            .oneshot(post("/v1/projects/secret-project/jobs/secret-job/deployment", body))
            .await
            .unwrap();
    }
    let response = router.oneshot(request("GET", "/verdicts", &[], "")).await.unwrap();
    let html = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let html = std::str::from_utf8(&html).unwrap();
    assert!(html.contains("<code>/external/imagePath</code> <small>pattern</small>"), "{html}");
    assert!(!html.contains("secret"), "{html}");
    assert_eq!(html.matches(">400<").count(), 50);
}

#[tokio::test]
async fn the_page_marks_the_character_and_offers_what_mends() {
    // `{"external":{"imagePath":"nginx"},"dokcer":{"configType":"default"}}`
    let form = "payload=%7B%22external%22%3A%7B%22imagePath%22%3A%22nginx%22%7D%2C%22dokcer%22%3A%7B%22configType%22%3A%22default%22%7D%7D";
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let (_, _, body) = ask(&Config::default(), request("POST", "/", &headers, form)).await;
    assert!(body.contains("<mark>&quot;nginx<mark class=\"detail\">\u{2038}</mark>&quot;</mark>"), "{body}");
    assert!(body.contains("Mend: <del>&quot;dokcer&quot;</del> <ins>&quot;docker&quot;</ins>"), "{body}");
    assert!(body.contains("Apply 1 mend and check again"), "{body}");
    let mended =
        "value=\"{&quot;external&quot;:{&quot;imagePath&quot;:&quot;nginx&quot;},&quot;docker&quot;:{";
    assert!(body.contains(mended), "{body}");
}
