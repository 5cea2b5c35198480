//! Requests as the library renders them.

use axum::body::Body;
use axum::http::StatusCode;
use deployment_validate::deployment::Deployment;
use deployment_validate::deployment::endpoint::{
    Endpoint, Token, UpdateJobDeployment, UpdateServiceDeployment,
};
use deployment_validate::{Valid, json};
use deployment_validate_dry_run_server::Config;

use super::{GOOD, ask};

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
