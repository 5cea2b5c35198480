//! Payloads with type parameters, lifetimes and const parameters: bounds are asked only where they are needed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::borrow::Cow;
use std::marker::PhantomData;

use deployment_validate::{DeploymentValidate, json};
use serde::Deserialize;

/// One envelope for every payload.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
struct Envelope<T> {
    #[validate(length(min = 1, max = 36))]
    request_id: String,
    payload: T,
    previous: Option<Box<Envelope<T>>>,
}

/// Strings that borrow from the text.
#[derive(Debug, Deserialize, DeploymentValidate)]
struct Image<'a> {
    #[serde(borrow)]
    #[validate(pattern = r"^\S+:\S+$")]
    path: Cow<'a, str>,
}

#[derive(DeploymentValidate)]
struct Weights<const N: usize> {
    #[validate(each(range(min = 0, max = 100)))]
    weights: [u8; N],
}

/// A parameter that no rule judges needs nothing.
#[derive(DeploymentValidate)]
struct Id<T> {
    #[validate(range(min = 1))]
    number: u64,
    of: PhantomData<T>,
}

struct NotAPayload;

fn main() {
    let text = r#"{"requestId":"1","payload":{"path":"nginx:latest"}}"#;
    let envelope = json::from_str::<Envelope<Image<'_>>>(text).unwrap();
    assert!(matches!(envelope.payload.path, Cow::Borrowed("nginx:latest")));

    let text = r#"{"requestId":"","payload":{"path":"nginx"},"previous":{"requestId":"0","payload":{}}}"#;
    let report = json::from_str::<Envelope<Image<'_>>>(text).unwrap_err();
    println!("{report}");
    let found: Vec<_> = report.violations().iter().map(|v| (v.pointer(), v.code())).collect();
    assert_eq!(
        found,
        [("/requestId", "length"), ("/payload/path", "pattern"), ("/previous/payload/path", "missing")]
    );

    let report = Weights { weights: [50, 101] }.validate().unwrap_err();
    assert_eq!(report.to_string(), "/weights/1: must be 0 to 100");
    assert!(!Id::<NotAPayload> { number: 0, of: PhantomData }.is_valid());
    assert!(Envelope { request_id: "1".into(), payload: vec![1, 2], previous: None }.is_valid());
}
