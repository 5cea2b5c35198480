//! Lengths: characters, bytes and UTF-16 units of a string, items of a collection.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use deployment_validate::DeploymentValidate;

#[derive(DeploymentValidate)]
struct Message {
    /// Characters, as JSON Schema counts: one for each Unicode scalar value.
    #[validate(length(min = 1, max = 5))]
    title: String,
    /// Bytes in UTF-8, for what is stored.
    #[validate(length(bytes, max = 8))]
    stored: String,
    /// What JavaScript's `length` says, for what a browser checks as well.
    #[validate(length(utf16, max = 4))]
    typed: String,
    #[validate(length(equal = 40))]
    commit: Option<String>,
    /// Items of a list, then characters of each.
    #[validate(length(max = 2), each(length(min = 1)))]
    tags: Vec<String>,
    #[validate(length(min = 1), keys(length(max = 3)))]
    labels: BTreeMap<String, String>,
}

fn message(text: &str) -> Message {
    Message {
        title: text.into(),
        stored: text.into(),
        typed: text.into(),
        commit: None,
        tags: Vec::new(),
        labels: [("app".to_owned(), String::new())].into(),
    }
}

fn main() {
    // Two crabs: 2 characters, 8 bytes, 4 UTF-16 units.
    assert!(message("🦀🦀").is_valid());

    let report = message("🦀🦀🦀").validate().unwrap_err();
    println!("{report}");
    assert_eq!(
        report.to_string(),
        "/stored: must be at most 8 bytes long\n/typed: must be at most 4 UTF-16 units long"
    );

    let wrong = Message {
        commit: Some("abc".into()),
        tags: vec!["a".into(), String::new(), "c".into()],
        labels: BTreeMap::new(),
        ..message("")
    };
    assert_eq!(
        wrong.validate().unwrap_err().to_string(),
        "/title: must be 1 to 5 characters long\n\
         /commit: must be 40 characters long\n\
         /tags: must have at most 2 items\n\
         /tags/1: must be at least 1 character long\n\
         /labels: must have at least 1 item"
    );
}
