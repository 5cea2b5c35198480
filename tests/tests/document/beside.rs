//! Mistakes beside others: what one part of a document is told hangs on nothing that is wrong elsewhere in it.

use deployment_validate::DeploymentValidate;
use serde::Deserialize;

use super::check_table;

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
