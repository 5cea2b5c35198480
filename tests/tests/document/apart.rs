//! What the text shows and what only the typed value shows, where the two are hard to bring together: sets, repeated
//! keys, aliases of keys, keys beside an enum, variants without a tag.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use deployment_validate::{DeploymentValidate, Severity, Violation, json, yaml};
use serde::Deserialize;

use super::{check_table, messages};

fn odd(number: &u32) -> Result<(), Violation> {
    if number % 2 == 1 { Ok(()) } else { Err(Violation::custom("must be odd")) }
}

/// What is said of two items of a set is an error if it is one of either.
#[test]
fn a_warning_about_an_item_hides_no_error() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Odd {
        #[validate(each(custom(not_odd)))]
        set: BTreeSet<u16>,
    }
    fn not_odd(n: &u16) -> Result<(), Violation> {
        let severity = if *n == 1 { Severity::Warning } else { Severity::Error };
        match n % 2 {
            0 => Ok(()),
            _ => Err(Violation::custom("is odd").with_severity(severity)),
        }
    }

    let told = "1:8: warning: /set: is odd\n1:8: /set: is odd";
    let text = r#"{"set":[1,3]}"#;
    assert_eq!(json::from_str::<Odd>(text).unwrap_err().to_string(), told);
    assert_eq!(yaml::from_str::<Odd>(text).unwrap_err().to_string(), told);
}

#[test]
fn items_of_sets_that_serde_fills_or_converts() {
    #[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
    enum Kind {
        #[default]
        A,
        B,
    }

    #[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
    struct Item {
        #[serde(default)]
        kind: Kind,
        #[validate(required_if(kind = A))]
        path: Option<String>,
    }

    #[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
    #[serde(from = "u32")]
    struct Level {
        #[validate(range(max = 9))]
        level: u32,
    }

    impl From<u32> for Level {
        fn from(level: u32) -> Self {
            Level { level }
        }
    }

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Sets {
        #[serde(default)]
        items: BTreeSet<Item>,
        #[serde(default)]
        levels: BTreeSet<Level>,
    }

    check_table::<Sets>(&[
        (r#"{"items":[{"path":"/"},{"kind":"B"}],"levels":[9]}"#, &[]),
        // What serde fills in is known.
        (r#"{"items":[{"kind":"B"},{}]}"#, &[("/items/1/path", "required_if")]),
        (r#"{"items":[{"kind":"A"},{"kind":"B"}]}"#, &[("/items/0/path", "required_if")]),
        // What is converted is read item by item.
        (r#"{"levels":[1,10,11]}"#, &[("/levels/1", "range"), ("/levels/2", "range")]),
        (r#"{"items":[{}],"levels":[10]}"#, &[("/items/0/path", "required_if"), ("/levels/0", "range")]),
    ]);
}

#[test]
fn functions_of_items_of_sets_are_told_once() {
    #[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
    struct Port(#[validate(custom(odd))] u32);

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Ports {
        ports: BTreeSet<Port>,
    }

    check_table::<Ports>(&[
        (r#"{"ports":[3,1]}"#, &[]),
        (r#"{"ports":[4,1,2]}"#, &[("/ports/0", "custom"), ("/ports/2", "custom")]),
    ]);
}

#[test]
fn a_function_may_have_the_code_of_a_rule() {
    fn short(_: &[u8]) -> Result<(), Violation> {
        Err(Violation::custom("must be sorted").with_code("length"))
    }

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct List {
        #[validate(length(max = 1), custom(short))]
        items: Vec<u8>,
    }

    assert_eq!(
        messages::<List>(r#"{"items":[1,2]}"#),
        ["1:10: /items: must have at most 1 item", "1:10: /items: must be sorted"]
    );
}

#[test]
fn repeated_keys_of_maps_beside_other_keys() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Slug(#[validate(pattern = "^[a-z]+$")] String);

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Flat {
        id: String,
        #[serde(flatten)]
        rest: BTreeMap<String, Slug>,
    }

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t")]
    #[allow(dead_code)]
    enum Tagged {
        Map(BTreeMap<String, Slug>),
        Struct { size: Option<u8> },
    }

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Beside {
        #[serde(alias = "number")]
        id: u8,
        #[serde(flatten)]
        rest: Tagged,
    }

    // serde keeps the last value of a key.
    check_table::<Flat>(&[
        (r#"{"id":"a","x":"A","x":"a"}"#, &[]),
        (r#"{"id":"a","x":"a","x":"A"}"#, &[("/x", "pattern")]),
    ]);
    check_table::<Tagged>(&[
        (r#"{"t":"Map","x":"A","x":"a"}"#, &[]),
        (r#"{"t":"Map","x":"a","x":"A"}"#, &[("/x", "pattern")]),
    ]);
    // The enum does not get what the struct has taken.
    check_table::<Beside>(&[
        (r#"{"id":1,"t":"Map","x":"a"}"#, &[]),
        (r#"{"number":1,"t":"Map","x":"a"}"#, &[]),
        (r#"{"id":"AB","t":"Map","x":"A"}"#, &[("/id", "type"), ("/x", "pattern")]),
        // Of a key that is no text it is said once.
        (r#"{"id":1,"t":"Struct","\ud800":1}"#, &[("", "syntax")]),
    ]);
}

#[test]
fn keys_of_maps_under_an_alias() {
    #[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
    enum Kind {
        A,
        #[serde(alias = "bb")]
        B,
    }

    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Odd(#[validate(custom(odd))] u32);

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Maps {
        #[serde(default)]
        derived: BTreeMap<Kind, Odd>,
        #[serde(default)]
        #[validate(values(custom(odd)))]
        plain: BTreeMap<Kind, u32>,
    }

    check_table::<Maps>(&[
        (r#"{"derived":{"bb":1},"plain":{"A":1,"bb":3}}"#, &[]),
        (r#"{"derived":{"bb":2}}"#, &[("/derived/bb", "custom")]),
        (r#"{"plain":{"A":2,"bb":2}}"#, &[("/plain/A", "custom"), ("/plain/bb", "custom")]),
    ]);
}

#[test]
fn parts_that_only_serde_can_read_have_keys_that_are_truth_values() {
    fn any<T>(_: &T) -> Result<(), Violation> {
        Ok(())
    }

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Field {
        #[validate(custom(any))]
        m: BTreeMap<bool, u8>,
    }

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[validate(custom(any))]
    #[allow(dead_code)]
    struct Whole {
        m: BTreeMap<bool, u8>,
    }

    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Foreign {
        m: BTreeMap<bool, u8>,
    }

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Opaque {
        #[validate(skip)]
        f: Foreign,
    }

    fn codes<'t, T: Deserialize<'t> + DeploymentValidate>(text: &'t str) -> Vec<String> {
        let report = json::from_str::<T>(text).err().unwrap();
        report.violations().iter().map(|violation| violation.code().to_owned()).collect()
    }
    assert_eq!(codes::<Field>(r#"{"m":{"é":1}}"#), ["type"]);
    assert_eq!(codes::<Whole>(r#"{"m":{"é":1}}"#), ["type"]);
    assert_eq!(codes::<Opaque>(r#"{"f":{"m":{"é":1}}}"#), ["type"]);
}

#[test]
fn variants_without_a_tag_beside_those_with_one() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    enum Nested {
        Not(Box<Nested>),
        #[serde(untagged)]
        Number(u32),
    }

    // Each level is judged once.
    let deep = |end: &str| format!("{}{end}{}", r#"{"Not":"#.repeat(40), "}".repeat(40));
    let start = Instant::now();
    assert!(json::from_str::<Nested>(&deep("3")).is_ok());
    assert!(json::from_str::<Nested>(&deep("-3")).is_err());
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());

    #[derive(Debug, PartialEq, Deserialize, DeploymentValidate)]
    enum Choice {
        Plain,
        Number(u8),
        #[serde(untagged)]
        Any {
            #[serde(rename = "Number")]
            text: String,
        },
    }

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Chosen {
        choice: Choice,
        #[validate(required_if(choice = Number), forbidden_if(choice = Plain))]
        reason: Option<String>,
    }

    check_table::<Chosen>(&[
        // By its name it could be the tagged variant.
        (r#"{"choice":{"Number":"x"}}"#, &[]),
        (r#"{"choice":{"Number":1}}"#, &[("/reason", "required_if")]),
        (r#"{"choice":"Plain","reason":"x"}"#, &[("/reason", "forbidden_if")]),
    ]);
}
