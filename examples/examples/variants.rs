//! Some variants of an enum: `one_of(A, B)` and `none_of(A)` on a field, where another field of the same enum takes all.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
enum Protocol {
    Http,
    Http2,
    Tcp,
    Udp,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
struct Port {
    protocol: Protocol,
    /// A probe over UDP would prove nothing.
    #[validate(none_of(Udp))]
    probe: Option<Protocol>,
    #[validate(one_of(Http, Http2))]
    behind_proxy: Option<Protocol>,
}

fn main() {
    let port = json::from_str::<Port>(r#"{"protocol":"udp","probe":"tcp","behindProxy":"http2"}"#).unwrap();
    assert!(matches!(port.protocol, Protocol::Udp));

    let text = r#"{"protocol":"tcp","probe":"udp","behindProxy":"tcp"}"#;
    let report = json::from_str::<Port>(text).unwrap_err();
    println!("{report}");
    assert_eq!(
        report.to_string(),
        "1:27: /probe: must not be udp\n1:47: /behindProxy: must be http or http2"
    );
}
