//! Mistakes beside others: what one part of a document is told hangs on nothing that is wrong elsewhere in it.

use deployment_validate::{DeploymentValidate, Violation};
use serde::Deserialize;

use super::check_table;

fn no_x(text: &str) -> Result<(), Violation> {
    if text.contains('x') { Err(Violation::custom("must not contain x")) } else { Ok(()) }
}

#[test]
fn groups() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    #[validate(at_most_one_of(cron, on_push, manual))]
    #[allow(dead_code)]
    struct Trigger {
        cron: Option<String>,
        on_push: Option<String>,
        manual: Option<String>,
    }

    check_table::<Trigger>(&[
        (r#"{"cron":"x","onPush":"1","onpush":1}"#, &[("", "at_most_one_of"), ("/onpush", "unknown")]),
        (r#"{"cron":"x","onPush":"1","manuall":1}"#, &[("", "at_most_one_of"), ("/manuall", "unknown")]),
        (r#"{"cron":"x","onpush":1}"#, &[("/onpush", "unknown")]),
    ]);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Source {
    Git {
        url: String,
    },
    Tar {
        #[validate(range(max = 3))]
        tar: u8,
    },
    Image {
        image: String,
        #[validate(custom(no_x))]
        tag: Option<String>,
    },
}

#[test]
fn untagged() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Build {
        source: Source,
        z: u8,
    }

    check_table::<Source>(&[
        (r#"{"tar":3}"#, &[]),
        (r#"{"tar":4}"#, &[("/tar", "range")]),
        (r#"{"tar":"4"}"#, &[("/tar", "type")]),
        (r#"{"image":4}"#, &[("/image", "type")]),
        (r#"{"image":"a","tag":"x"}"#, &[("/tag", "custom")]),
        (r#"{}"#, &[("/url", "missing")]),
    ]);
    check_table::<Build>(&[(r#"{"source":{"tar":4},"z":"a"}"#, &[("/source/tar", "range"), ("/z", "type")])]);
}

/// A key that is allowed to be unknown stands for no other.
#[test]
fn unknown_keys_that_are_allowed() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[validate(at_least_one_of(small, large))]
    #[allow(dead_code)]
    struct Open {
        name: String,
        small: Option<u8>,
        large: Option<u8>,
    }

    check_table::<Open>(&[
        (r#"{"nam":"a","small":1}"#, &[("/name", "missing")]),
        (r#"{"nam":"a","smal":1}"#, &[("/name", "missing"), ("", "at_least_one_of")]),
    ]);
}
