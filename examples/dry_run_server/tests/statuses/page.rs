//! The page at `/` and its verdicts.

use axum::body::to_bytes;
use axum::http::StatusCode;
use axum::http::header::CONTENT_SECURITY_POLICY;
use deployment_validate_dry_run_server::{Config, router};
use tower::ServiceExt as _;

use super::{ask, example, post, request};

#[tokio::test]
async fn the_page_escapes_what_was_pasted_and_allows_no_script() {
    // `{"<b>&":1}` with a script behind it.
    let form = "kind=deployment&payload=%7B%22%3Cb%3E%26%22%3A1%7D%3C%2Ftextarea%3E%3Cscript%3E";
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
    let form = "kind=deployment&payload=%7B%22external%22%3A%7B%22imagePath%22%3A%22nginx%22%7D%2C%22dokcer%22%3A%7B%22configType%22%3A%22default%22%7D%7D";
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let (_, _, body) = ask(&Config::default(), request("POST", "/", &headers, form)).await;
    let marked = "<mark>&quot;nginx</mark><mark class=\"detail\">\u{2038}</mark><mark>&quot;</mark>";
    assert!(body.contains(marked), "{body}");
    assert!(body.contains("Mend: <del>&quot;dokcer&quot;</del> <ins>&quot;docker&quot;</ins>"), "{body}");
    assert!(body.contains("Apply 1 mend and check again"), "{body}");
    let (_, _, body) =
        ask(&Config::default(), request("POST", "/", &headers, &format!("{form}&do=mend"))).await;
    let mended = "{&quot;external&quot;:{&quot;imagePath&quot;:&quot;nginx&quot;},&quot;docker&quot;:{";
    assert!(body.contains(mended) && !body.contains("again"), "{body}");
}

#[tokio::test]
async fn the_page_s_examples_are_what_their_buttons_say() {
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let (_, _, page) = ask(&Config::default(), request("GET", "/", &[], "")).await;
    let kinds: Vec<_> =
        page.split("<option value=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(kinds.len(), 9);
    for kind in kinds {
        for (button, name, expected) in
            [("right", kind.to_owned(), 200), ("wrong", format!("{kind}.wrong"), 400)]
        {
            let form = format!("kind={kind}&payload=&do={button}");
            let (status, _, page) = ask(&Config::default(), request("POST", "/", &headers, &form)).await;
            let text = example(&name).replace('"', "&quot;");
            assert!(status == StatusCode::OK && page.contains(&text), "{kind} {button}");
            let encoded: String = example(&name).bytes().map(|byte| format!("%{byte:02X}")).collect();
            let form = format!("kind={kind}&payload={encoded}");
            let (status, _, page) = ask(&Config::default(), request("POST", "/", &headers, &form)).await;
            assert_eq!(status, expected, "{kind} {button} {page}");
        }
    }
    for form in ["", "kind=other&payload=1", "kind=deployment&do=other"] {
        let (status, _, page) = ask(&Config::default(), request("POST", "/", &headers, form)).await;
        assert!(status.is_client_error() && page.contains("could not be read"), "{form}");
    }
}
