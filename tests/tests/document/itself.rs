//! Types whose `Deserialize` is written by hand: the second pass never contradicts what serde reads of them, and reads them
//! once more beside other mistakes.

use std::collections::BTreeMap;
use std::fmt;

use deployment_validate::{DeploymentValidate, json_schema};
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::json;

use super::{check_beside, check_table, messages};

// Read as `serde_repr` reads it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, DeploymentValidate)]
enum Level {
    Low = 1,
    High = 2,
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u8::deserialize(deserializer)? {
            1 => Ok(Level::Low),
            2 => Ok(Level::High),
            _ => Err(de::Error::custom("1 or 2")),
        }
    }
}

/// Read from `a:b`.
#[derive(Debug, DeploymentValidate)]
struct Pair {
    #[validate(range(max = 9))]
    a: u8,
    b: u8,
}

fn pair<E: de::Error>(text: &str) -> Result<Pair, E> {
    let (a, b) = text.split_once(':').ok_or_else(|| E::custom("no colon"))?;
    let number = |text: &str| text.parse().map_err(E::custom);
    Ok(Pair { a: number(a)?, b: number(b)? })
}

impl<'de> Deserialize<'de> for Pair {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        pair(&String::deserialize(deserializer)?)
    }
}

/// A string, or an object.
#[derive(Debug, DeploymentValidate)]
struct Both {
    #[validate(length(max = 2))]
    name: String,
}

impl<'de> Deserialize<'de> for Both {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;

        impl<'de> Visitor<'de> for Name {
            type Value = Both;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<Both, E> {
                Ok(Both { name: name.into() })
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Both, A::Error> {
                match map.next_entry::<String, String>()? {
                    Some((key, name)) if key == "is" => Ok(Both { name }),
                    _ => Err(de::Error::custom("no name")),
                }
            }
        }

        deserializer.deserialize_any(Name)
    }
}

/// Read through a struct of another form.
#[derive(Debug, DeploymentValidate)]
struct Through {
    #[validate(range(max = 9))]
    n: u8,
}

impl<'de> Deserialize<'de> for Through {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Form {
            number: u8,
        }
        Form::deserialize(deserializer).map(|form| Through { n: form.number })
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Holder {
    level: Level,
    pair: Option<Pair>,
    #[serde(default)]
    levels: Vec<Level>,
    #[serde(default)]
    by_level: BTreeMap<Level, u8>,
    both: Option<Both>,
    through: Option<Through>,
    #[validate(required_if(level = High))]
    why: Option<String>,
    n: u8,
}

#[test]
fn what_serde_reads_is_not_contradicted() {
    check_table::<Holder>(&[
        (r#"{"level":1,"n":1}"#, &[]),
        (r#"{"level":1,"n":""}"#, &[("/n", "type")]),
        (r#"{"level":1,"pair":"9:2","both":"a","through":{"number":1},"n":""}"#, &[("/n", "type")]),
        (r#"{"level":1,"both":{"is":"a"},"n":""}"#, &[("/n", "type")]),
        (r#"{"level":2,"why":"","n":""}"#, &[("/n", "type")]),
        (r#"{"level":1,"levels":[1,2],"by_level":{"1":2},"n":""}"#, &[("/n", "type")]),
        (r#"{"level":2,"n":1}"#, &[("/why", "required_if")]),
        (r#"{"level":1,"through":{"number":10},"n":1}"#, &[("/through/n", "range")]),
    ]);
}

#[test]
fn what_it_refuses_and_breaks_is_told_beside_other_mistakes() {
    for (n, of_n) in [("1", None), ("\"\"", Some(("/n", "type")))] {
        for (part, expected) in [
            (r#""level":1,"pair":"10:2""#, vec![("/pair", "range")]),
            (r#""level":3"#, vec![("/level", "type")]),
            (r#""level":"Low""#, vec![("/level", "type")]),
            (r#""level":1,"levels":[3,1,"Low"]"#, vec![("/levels/0", "type"), ("/levels/2", "type")]),
            (r#""level":1,"pair":"1""#, vec![("/pair", "type")]),
            (
                r#""level":1,"by_level":{"2":1,"3":1,"Low":1}"#,
                vec![("/by_level/3", "type"), ("/by_level/Low", "type")],
            ),
            (r#""level":1,"both":"abc""#, vec![("/both", "length")]),
            (r#""level":1,"both":{"is":"abc"}"#, vec![("/both/name", "length")]),
            (r#""level":1,"both":{"si":"a"}"#, vec![("/both", "type")]),
            (r#""pair":"1:2""#, vec![("/level", "missing")]),
        ] {
            let all: Vec<_> = expected.into_iter().chain(of_n).collect();
            check_table::<Holder>(&[(&format!("{{{part},\"n\":{n}}}"), &all)]);
        }
    }
    assert_eq!(messages::<Holder>(r#"{"level":3,"n":1}"#), ["1:10: /level: cannot be read"]);
    // Its keys are other ones than those of its fields, which says nothing of defaults.
    assert_eq!(
        messages::<Holder>(r#"{"level":1,"through":{"number":10},"n":1}"#),
        ["1:22: /through/n: must be at most 9"]
    );
}

#[test]
fn the_schema_says_nothing_certain_of_it() {
    let schema = json_schema::<Holder>();
    assert_eq!(schema["$defs"]["Level"], json!({ "title": "Level", "$comment": "as Level reads itself" }));
    assert_eq!(schema["$defs"]["Pair"].get("type"), None);
    for text in [r#"{"level":1,"n":1}"#, r#"{"level":1,"pair":"9:2","n":1}"#] {
        assert!(jsonschema::is_valid(&schema, &serde_json::from_str(text).unwrap()), "{text}");
    }
}

#[test]
fn wire_says_what_documents_hold() {
    #[derive(Debug, DeploymentValidate)]
    #[validate(wire = &'static str)]
    #[allow(dead_code)]
    struct Host {
        #[validate(length(max = 3))]
        name: String,
    }
    impl<'de> Deserialize<'de> for Host {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let name = String::deserialize(deserializer)?.to_lowercase();
            if name.contains('/') { Err(de::Error::custom("no host")) } else { Ok(Host { name }) }
        }
    }
    #[derive(Debug, DeploymentValidate)]
    #[validate(wire = Form)]
    struct Wired {
        #[validate(range(max = 9))]
        n: u8,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Form {
        number: u8,
    }
    impl<'de> Deserialize<'de> for Wired {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Form::deserialize(deserializer).map(|form| Wired { n: form.number })
        }
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Hosts {
        hosts: Vec<Host>,
        wired: Option<Wired>,
        n: u8,
    }

    check_table::<Hosts>(&[
        (r#"{"hosts":["A"],"n":1}"#, &[]),
        (
            r#"{"hosts":["A","a/",1,"ABCD"],"n":1}"#,
            &[("/hosts/1", "type"), ("/hosts/2", "type"), ("/hosts/3", "length")],
        ),
        (r#"{"hosts":[],"wired":{"number":10},"n":""}"#, &[("/wired/n", "range"), ("/n", "type")]),
        (r#"{"hosts":[],"wired":{"number":""},"n":""}"#, &[("/wired/number", "type"), ("/n", "type")]),
    ]);
    let schema = json_schema::<Hosts>();
    assert_eq!(
        schema["$defs"]["Host"],
        json!({ "title": "Host", "type": "string", "$comment": "Host has to accept it" })
    );
}

#[test]
fn conditions_and_rules_see_the_variant_whatever_documents_hold() {
    #[derive(Debug, DeploymentValidate)]
    #[validate(wire = u8)]
    enum Wired {
        Low,
        High,
    }
    impl<'de> Deserialize<'de> for Wired {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            Level::deserialize(deserializer).map(|level| match level {
                Level::Low => Wired::Low,
                Level::High => Wired::High,
            })
        }
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(from = "Level")]
    enum Converted {
        Low,
        High,
    }
    impl From<Level> for Converted {
        fn from(level: Level) -> Self {
            match level {
                Level::Low => Converted::Low,
                Level::High => Converted::High,
            }
        }
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Levels {
        own: Level,
        wired: Option<Wired>,
        converted: Option<Converted>,
        #[validate(required_if(own = High))]
        own_note: Option<u8>,
        #[validate(forbidden_if(wired != Low))]
        wired_note: Option<u8>,
        #[validate(required_unless(converted = Low))]
        converted_note: Option<u8>,
        #[validate(one_of(High))]
        most: Option<Box<Level>>,
        #[validate(each(none_of(Low)))]
        list: Option<Vec<Converted>>,
    }

    for (text, expected) in [
        (r#"{"own":1,"converted":1}"#, &[][..]),
        (
            r#"{"own":2,"converted":2}"#,
            &[("/own/own_note", "required_if"), ("/own/converted_note", "required_unless")],
        ),
        (r#"{"own":1,"converted":1,"wired":1,"wired_note":1}"#, &[]),
        (r#"{"own":1,"converted":1,"wired":2,"wired_note":1}"#, &[("/own/wired_note", "forbidden_if")]),
        (r#"{"own":1,"converted":1,"most":2,"list":[2]}"#, &[]),
        (
            r#"{"own":1,"converted":1,"most":1,"list":[2,1]}"#,
            &[("/own/most", "one_of"), ("/own/list/1", "none_of")],
        ),
        (r#"{"own":3,"converted":1,"most":3}"#, &[("/own/own", "type"), ("/own/most", "type")]),
    ] {
        check_beside::<Levels>(text, expected);
    }
}
