//! Flattened fields of every kind, in structs and in variants of every tagging.

use std::collections::BTreeMap;

use deployment_validate::DeploymentValidate;
use serde::{Deserialize, Serialize};

use crate::twice::{compare, mixed, objects, twice};

/// Read by serde's derive.
#[derive(Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
pub(crate) struct Foreign {
    a: u8,
    #[serde(alias = "bee")]
    b: Option<u8>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
pub(crate) struct Nested {
    c: u8,
    #[serde(flatten)]
    foreign: Foreign,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
pub(crate) enum External {
    Name(String),
    Size { width: u8 },
}

#[derive(Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(tag = "kind")]
pub(crate) enum Internal {
    One { one: u8 },
    Two { two: u8 },
    None,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(tag = "t", content = "content")]
pub(crate) enum Adjacent {
    A(u8),
    B { b: u8 },
}

#[derive(Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(untagged)]
pub(crate) enum Untagged {
    A { x: u8 },
    B { y: u8 },
}

twice! {
    read by us:

    pub(crate) struct Own {
        x: Option<u8>,
        y: u8,
    }

    pub(crate) struct Structs {
        name: String,
        #[serde(flatten)]
        own: Own,
        #[serde(flatten)]
        nested: Nested,
    }

    #[serde(deny_unknown_fields)]
    pub(crate) struct Denies {
        #[serde(default)]
        name: String,
        #[serde(flatten)]
        foreign: Foreign,
        #[serde(flatten)]
        external: External,
    }

    pub(crate) struct Maps {
        name: String,
        #[serde(flatten)]
        own: Own,
        #[serde(flatten)]
        rest: BTreeMap<String, Option<u8>>,
    }

    pub(crate) struct Optional {
        name: Option<u8>,
        #[serde(flatten)]
        foreign: Option<Foreign>,
        #[serde(flatten)]
        adjacent: Option<Adjacent>,
    }

    #[serde(deny_unknown_fields)]
    pub(crate) struct Leaves {
        #[serde(flatten)]
        own: Option<Own>,
        #[serde(flatten)]
        foreign: Option<Foreign>,
    }

    pub(crate) struct LeavesToMap {
        #[serde(flatten)]
        foreign: Option<Foreign>,
        #[serde(flatten)]
        rest: BTreeMap<String, Option<u16>>,
    }

    pub(crate) struct Wrapped {
        #[serde(flatten)]
        generic: Generic<Option<Own>>,
        #[serde(flatten)]
        boxed: Box<Option<Foreign>>,
    }

    pub(crate) enum Level {
        Low,
        High,
    }

    pub(crate) struct Units {
        #[serde(flatten)]
        level: Level,
    }

    pub(crate) struct Enums {
        #[serde(flatten)]
        external: External,
        #[serde(flatten)]
        internal: Internal,
        #[serde(flatten)]
        adjacent: Adjacent,
        #[serde(flatten)]
        untagged: Untagged,
        #[serde(flatten)]
        unit: (),
    }

    pub(crate) struct Generic<T> {
        c: u8,
        #[serde(flatten)]
        inner: T,
    }

    pub(crate) struct Outer {
        #[serde(flatten)]
        generic: Box<Generic<Own>>,
    }

    pub(crate) enum Named {
        First { z: u8, #[serde(flatten)] own: Own },
        Second { #[serde(flatten)] rest: BTreeMap<String, u8> },
        Third(Own),
    }

    #[serde(tag = "type", deny_unknown_fields)]
    pub(crate) enum Tagged {
        First { z: u8, #[serde(flatten)] foreign: Foreign },
        Second { #[serde(flatten)] external: External },
        Third,
    }

    #[serde(tag = "type", content = "c")]
    pub(crate) enum Beside {
        First { z: u8, #[serde(flatten)] foreign: Foreign },
        Second { #[serde(flatten)] rest: BTreeMap<String, u8> },
    }

    #[serde(untagged)]
    pub(crate) enum Either {
        First { z: u8, #[serde(flatten)] foreign: Foreign },
        Second { #[serde(flatten)] external: External },
    }
}

#[test]
fn flattened_fields_are_read_as_serde_reads_them() {
    let others = ["null", "300", "[]", r#""x""#, "{}"];
    let structs =
        [("name", r#""n""#), ("x", "1"), ("y", "2"), ("c", "3"), ("a", "4"), ("bee", "5"), ("z", "6")];
    compare!(Structs, objects(&structs, &others));
    compare!(
        Maps,
        objects(&[("name", r#""n""#), ("x", "1"), ("y", "2"), ("c", "3"), ("d", "null")], &others)
    );
    compare!(
        Optional,
        objects(&[("name", "1"), ("a", "1"), ("b", "2"), ("t", r#""A""#), ("content", "1")], &others)
    );
    let optional = [("x", "1"), ("y", "2"), ("a", "4"), ("b", "5"), ("c", "6")];
    compare!(Leaves, objects(&optional[..4], &others));
    compare!(LeavesToMap, objects(&optional, &others));
    compare!(Wrapped, objects(&optional, &others));
    compare!(Outer, objects(&structs, &["1", "null", r#"{"width":1}"#]));
}

#[test]
fn unknown_keys_beside_flattened_fields_are_denied_as_by_serde() {
    let texts = [
        r#"{"name":"n","a":1,"b":2}"#,
        r#"{"size":{"width":1},"bee":null,"a":1}"#,
        r#"{"a":1,"name":"n","z":1}"#,
    ];
    compare!(Denies, mixed(&texts));
}

#[test]
fn flattened_enums_are_read_as_serde_reads_them() {
    let entries = [
        ("name", r#""n""#),
        ("kind", r#""One""#),
        ("one", "1"),
        ("t", r#""A""#),
        ("content", "2"),
        ("x", "3"),
        ("size", r#"{"width":1}"#),
    ];
    let units = [r#"{"Low":null}"#, r#"{"High":{}}"#, r#"{"Low":{"a":1}}"#, r#"{"Low":[]}"#];
    compare!(Units, mixed(&units));
    compare!(Enums, objects(&entries, &[r#""Two""#, r#""B""#, r#"{"b":1}"#, "null"]));
}

#[test]
fn variants_with_flattened_fields_are_read_as_serde_reads_them() {
    compare!(
        Named,
        mixed(&[r#"{"First":{"z":1,"y":2,"x":3}}"#, r#"{"Second":{"a":1,"b":2}}"#, r#"{"Third":{"y":1}}"#,])
    );
    compare!(
        Tagged,
        mixed(&[
            r#"{"type":"First","z":1,"a":2}"#,
            r#"{"z":1,"a":2,"b":3,"type":"First"}"#,
            r#"{"type":"Second","name":"n"}"#,
            r#"{"type":"Third"}"#,
        ])
    );
    compare!(
        Beside,
        mixed(&[
            r#"{"type":"First","c":{"z":1,"a":2}}"#,
            r#"{"c":{"z":1,"b":3,"a":2},"type":"First"}"#,
            r#"{"type":"Second","c":{"n":1}}"#,
        ])
    );
    compare!(
        Either,
        mixed(&[r#"{"z":1,"a":2,"bee":3}"#, r#"{"size":{"width":1},"z":1}"#, r#"{"name":"n"}"#])
    );
}
