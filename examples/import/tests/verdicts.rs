//! The modules that were written, compiled: each document with the verdict that its schema gives it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![deny(warnings)]
// Lints of this workspace, which rustc leaves off by itself.
#![allow(unreachable_pub, missing_docs)]

#[rustfmt::skip]
mod expected;

use deployment_validate::{DeploymentValidate, json, json_schema};
use expected::{
    alias, components, conditions, corners, deployment, draft04, list, lossy, map, order, pet, release,
    service, unions,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

fn judge<T: DeserializeOwned + DeploymentValidate>(valid: &[&str], invalid: &[&str]) {
    for text in valid {
        if let Err(report) = json::from_str::<T>(text) {
            panic!("{text} is valid, but: {report}");
        }
    }
    for text in invalid {
        assert!(json::from_str::<T>(text).is_err(), "{text} is invalid");
    }
}

/// A service with these keys beside those that every one has.
fn service(kind: &str, more: &str) -> String {
    format!(r#"{{"id":"api","kind":"{kind}","port":80,"image":"nginx"{more}}}"#)
}

#[test]
fn services() {
    let valid = [
        service("worker", ""),
        service("http", r#","path":"/a""#),
        service("cron", r#","schedule":"* * * * *""#),
        service("worker", r#","cert":"a","key":"b""#),
        service("worker", r#","replicas":null,"weight":1,"size":4,"type":"service""#),
        service("worker", r#","replicas":2,"env":{"A_B":"c"},"tags":["a"]"#),
        service("worker", r#","homepage":"https://example.com","slug":"a-b","tags":["a","b"]"#),
    ];
    let invalid = [
        service("http", ""),
        service("worker", r#","path":"/a""#),
        service("http", r#","path":"a""#),
        service("cron", ""),
        service("worker", r#","cert":"a""#),
        service("worker", r#","build":"b""#),
        service("worker", r#","parent":null"#),
        service("worker", r#","parent":"A""#),
        service("worker", r#","weight":0"#),
        service("worker", r#","size":3"#),
        service("worker", r#","replicas":3"#),
        service("worker", r#","env":{"a":"c"}"#),
        service("worker", r#","schedule":"* * * * *","time-zone":"UTC""#),
        service("worker", r#","type":"job""#),
        service("worker", r#","homepage":"no address""#),
        service("worker", r#","slug":"a--b""#),
        service("worker", r#","slug":"root""#),
        service("worker", r#","tags":["a","a"]"#),
        service("batch", ""),
        service("worker", r#","more":1"#),
        r#"{"id":"api","kind":"worker","port":80}"#.to_owned(),
        r#"{"id":"api","kind":"worker","port":0,"image":"a"}"#.to_owned(),
    ];
    let texts = |list: &'static [String]| list.iter().map(String::as_str).collect::<Vec<_>>();
    judge::<service::Service>(&texts(valid.to_vec().leak()), &texts(invalid.to_vec().leak()));
}

#[test]
fn unions_of_every_kind() {
    let with = |key: &str, value: &str| format!(r#"{{"check":{{"protocol":"none"}},"{key}":{value}}}"#);
    let valid = [
        with("check2", "true"),
        with("volumes", r#"[{"disk":"a","mountPath":"/"},{"secret":"b","mountPath":"/","readOnly":true}]"#),
        with("restart", r#""always""#),
        with("restart", r#"{"on-failure":3}"#),
        with("command", r#""npm start""#),
        with("command", r#"["npm"]"#),
        with("command", "null"),
        with("version", r#""latest""#),
        with("version", r#""v2""#),
        with("colour", r#""blue""#),
        with("verbose", "true"),
        with("verbose", r#""auto""#),
        with("pair", r#"["a",1]"#),
        with("tree", r#"{"value":"a","left":{"value":"b"},"children":[]}"#),
        with("base", r#"{"name":"a","size":1}"#),
        with("anything", "null"),
        with("settings", r#"{"a":1,"b":null,"c":{"level":1},"d":[]}"#),
        with("something", "[1]"),
        with("something", r#"{"a":null}"#),
        r#"{"check":{"protocol":"http","path":"/"}}"#.to_owned(),
        r#"{"check":{"protocol":"udp","port":1}}"#.to_owned(),
    ];
    let invalid = [
        with("other", "1"),
        with("something", "null"),
        with("settings", r#"{"a":{"level":"high"}}"#),
        with("volumes", r#"[{"disk":"a","secret":"b","mountPath":"/"}]"#),
        with("volumes", r#"[{"mountPath":"/"}]"#),
        with("volumes", r#"[{"secret":"","mountPath":"/"}]"#),
        with("restart", r#""sometimes""#),
        with("restart", r#"{"on-failure":10}"#),
        with("command", "[]"),
        with("version", r#""2""#),
        with("verbose", r#""on""#),
        with("pair", r#"["",1]"#),
        with("pair", r#"["a"]"#),
        with("tree", r#"{"left":{"value":"b"}}"#),
        with("base", r#"{"name":"a"}"#),
        "{}".to_owned(),
        r#"{"check":{"protocol":"http"}}"#.to_owned(),
        r#"{"check":{"protocol":"http","path":"/","port":1}}"#.to_owned(),
        r#"{"check":{"protocol":"icmp"}}"#.to_owned(),
    ];
    let texts = |list: &'static [String]| list.iter().map(String::as_str).collect::<Vec<_>>();
    judge::<unions::Unions>(&texts(valid.to_vec().leak()), &texts(invalid.to_vec().leak()));
}

#[test]
fn rules_under_conditions() {
    judge::<conditions::MailSettings>(
        &[
            r#"{"mode":"plain","enabled":false}"#,
            r#"{"mode":"plain","enabled":true,"profile":"short","recipients":["a"],"size":100}"#,
            r#"{"mode":"html","enabled":true,"profile":"news","size":1000}"#,
            r#"{"mode":"html","enabled":false,"recipients":[]}"#,
        ],
        &[
            r#"{"mode":"plain"}"#,
            r#"{"mode":"plain","enabled":true}"#,
            r#"{"mode":"plain","enabled":true,"profile":"short","recipients":[]}"#,
            r#"{"mode":"plain","enabled":false,"recipients":["a"]}"#,
            r#"{"mode":"plain","enabled":false,"size":101}"#,
            r#"{"mode":"html","enabled":false,"size":101}"#,
            r#"{"mode":"both","enabled":false,"size":1010}"#,
            r#"{"mode":"plain","enabled":false,"profile":"news","size":1}"#,
            r#"{"mode":"html","enabled":false,"profile":"long"}"#,
        ],
    );
}

/// Branches that take no other keys close the object; those that differ by one key are one struct.
#[test]
fn closed_branches() {
    judge::<release::Release>(
        &[
            r#"{"version":"v1"}"#,
            r#"{"version":"v1","artifact":{"size":1}}"#,
            r#"{"version":"v1","artifact":{"size":1,"image":"a:1"},"userIDs":[]}"#,
            r#"{"version":"v1","artifact":{"size":1,"archive":{"config":{"path":"a"}}}}"#,
            r#"{"version":"v2","steps":[{"config":{"verbose":true}}],"regions":{"a-b-1":true},"home":"a-b-1"}"#,
        ],
        &[
            "{}",
            r#"{"version":"v1","more":1}"#,
            r#"{"version":"v2","more":1}"#,
            r#"{"version":"v1","steps":[]}"#,
            r#"{"version":"v2","artifact":{"size":1}}"#,
            r#"{"version":"v1","userIDs":[]}"#,
            r#"{"version":"v1","artifact":{"size":1},"userIDs":["a"]}"#,
            r#"{"version":"v1","artifact":{"image":"a:1"}}"#,
            r#"{"version":"v1","artifact":{"size":1,"image":"a:1","archive":{}}}"#,
            r#"{"version":"v2","steps":[{"secret":1}]}"#,
            r#"{"version":"v2","steps":[{"run":"a","script":"b"}]}"#,
            r#"{"version":"v2","regions":{"a":true}}"#,
        ],
    );
}

/// What is turned around, told apart by cases, or inside itself.
#[test]
fn corners_of_schemas() {
    let with = |key: &str, value: &str| format!(r#"{{"item":{{"type":"list","id":"a"}},"{key}":{value}}}"#);
    let valid = [
        r#"{"item":{"type":"text","attributes":{"value":"a"}}}"#.to_owned(),
        r#"{"item":{"type":"list","attributes":["a"]}}"#.to_owned(),
        with("colour", r#""red""#),
        with("step", "95"),
        with("slug", r#""ab""#),
        with("mark", "\"\u{202e}a\""),
        with("nothing", "[]"),
        with("large", "1"),
        with("lines", r#"["a"]"#),
        with("node", r#"{"next":{"next":"a"},"list":["a",["b"]]}"#),
        with("release", r#"{"channel":"latest"}"#),
        with("release", r#"{"channel":"beta","version":"1","message":"","file":"a"}"#),
        with("release", r#"{"before":{"a":"b"},"tags":["a"]}"#),
        with("release", r#"{"hook":null,"version":"1"}"#),
        with("binding", r#"{"get":"/","body":"*"}"#),
    ];
    let invalid = [
        r#"{"item":{"type":"text","attributes":["a"]}}"#.to_owned(),
        r#"{"item":{"type":"text"}}"#.to_owned(),
        r#"{"item":{"type":"text","attributes":{"value":"a"},"id":"a"}}"#.to_owned(),
        r#"{"item":{"type":"list","attributes":{"value":"a"}}}"#.to_owned(),
        with("colour", r#""none""#),
        with("step", "7"),
        with("step", "100"),
        with("slug", r#""root""#),
        with("slug", r#""a""#),
        with("mark", r#""ab""#),
        with("nothing", "[1]"),
        with("large", "2"),
        with("lines", "[1]"),
        with("lines", r#""a""#),
        with("node", r#"{"next":1}"#),
        with("node", r#"{"list":[1]}"#),
        with("release", r#"{"channel":"beta"}"#),
        with("release", r#"{"message":"a","file":"b"}"#),
        with("release", r#"{"before":{"a":"b"},"after":{"a":"b"}}"#),
        with("release", r#"{"tags":[]}"#),
        with("release", r#"{"hook":null}"#),
        with("binding", r#"{"get":"/","put":"/"}"#),
        with("binding", r#"{"body":"*"}"#),
    ];
    let texts = |list: &'static [String]| list.iter().map(String::as_str).collect::<Vec<_>>();
    judge::<corners::Corners>(&texts(valid.to_vec().leak()), &texts(invalid.to_vec().leak()));
}

#[test]
fn roots_that_are_no_structs() {
    judge::<list::Root>(&[r#"[{"name":"a"}]"#], &["[]", r#"[{}]"#, "{}"]);
    judge::<map::Limits>(
        &["{}", r#"{"a":100}"#],
        &[r#"{"A":1}"#, r#"{"a":101}"#, r#"{"a":1,"b":1,"c":1,"d":1}"#],
    );
    judge::<alias::Paint>(&[r#""dark-blue""#, r#""""#, r#""+""#], &[r#""blue""#, "1"]);
}

#[test]
fn older_drafts_openapi_and_several_files() {
    judge::<draft04::Old>(
        &[
            r#"{"ratio":1}"#,
            r#"{"ratio":0.5,"self":{"ratio":1}}"#,
            r#"{"ratio":1,"crate":"a","count":1}"#,
            r#"{"ratio":1,"range":[1,2],"count":1,"foo-bar":"a","foo_bar":"b"}"#,
        ],
        &[
            r#"{"ratio":0}"#,
            r#"{"ratio":1,"self":{}}"#,
            r#"{"ratio":1,"crate":"a"}"#,
            r#"{"ratio":1,"range":[1,2]}"#,
            r#"{"ratio":1,"range":[1,2,3],"count":1}"#,
        ],
    );
    judge::<pet::Pet>(
        &[
            r#"{"petType":"cat","lives":9}"#,
            r#"{"petType":"cat","lives":9,"nickname":null}"#,
            r#"{"petType":"Dog","bark":null}"#,
        ],
        &[
            r#"{"petType":"dog","bark":"b"}"#,
            r#"{"petType":"Dog"}"#,
            r#"{"petType":"cat","lives":10}"#,
            r#"{"petType":"Dog","bark":"b","weight":0}"#,
            r#"{"petType":"Dog","bark":"b","owner":null}"#,
        ],
    );
    judge::<components::Pets>(&[r#"[{"petType":"cat","lives":1}]"#], &[r#"[{}]"#]);
    judge::<order::Order>(
        &[r#"{"to":{"street":"a"}}"#, r#"{"to":{"street":"a"},"from":{"street":"b","zip":"12345"}}"#],
        &["{}", r#"{"to":{"street":""}}"#, r#"{"to":{"street":"a","zip":"1"}}"#],
    );
    judge::<lossy::Lossy>(&[r#"{"twice":"aa","any":"b"}"#], &[r#"{"twice":1}"#]);
}

/// The schema that the imported types export is the one that they were imported from. Only the order of fields is not
/// kept where the exported keys are sorted, and with it the order of what is required and of conditions.
#[test]
fn the_exported_schema_is_a_fixed_point() {
    let original = json_schema::<deployment_validate::deployment::Deployment<'static>>();
    let again = json_schema::<deployment::Deployment>();
    assert_eq!(in_order(&again), in_order(&original));
}

fn in_order(schema: &Value) -> Value {
    match schema {
        Value::Object(object) => Value::Object(
            object
                .iter()
                .map(|(key, value)| {
                    let mut value = in_order(value);
                    if let ("allOf" | "required", Value::Array(items)) = (key.as_str(), &mut value) {
                        items.sort_by_key(Value::to_string);
                    }
                    if let ("description", Value::String(text)) = (key.as_str(), &mut value) {
                        *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    }
                    (key.clone(), value)
                })
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.iter().map(in_order).collect()),
        other => other.clone(),
    }
}
