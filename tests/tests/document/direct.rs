//! The short way from what a typed value breaks to its place in the text. `check_table` holds each report to what the
//! whole second pass says, in the same order; here stands what pointers lead along, and where they may lead astray.

use std::collections::BTreeMap;

use deployment_validate::schema::Length;
use deployment_validate::{DeploymentValidate, HasLength, Violation};
use serde::Deserialize;

use super::{check_table, messages};

/// A type whose length rules of its field judge.
#[derive(Debug, Deserialize, DeploymentValidate)]
struct Name(#[validate(pattern = "^a")] String);

impl HasLength for Name {
    fn is_within(&self, length: &Length) -> bool {
        self.0.is_within(length)
    }
}

#[test]
fn along_objects_lists_and_variants() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Port {
        #[validate(range(max = 9))]
        number: u32,
        #[validate(forbidden_if(number = 1))]
        name: Option<String>,
        #[serde(rename = "a/b~c")]
        #[validate(length(max = 2), pattern = "^a")]
        odd: Option<String>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    enum Source {
        Port(#[validate(skip)] Port),
        Named {
            #[validate(length(max = 3))]
            name: String,
        },
        Inner(Port),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[validate(at_least_one_of(first, second))]
    #[allow(dead_code)]
    struct Service {
        #[validate(length(max = 1), each(length(max = 1), each(range(max = 9))))]
        rows: Option<Vec<Vec<u32>>>,
        ports: Option<Vec<Option<Port>>>,
        source: Option<Source>,
        #[validate(required)]
        needed: Option<u8>,
        first: Option<u8>,
        second: Option<u8>,
        #[validate(required)]
        also: Option<u8>,
    }

    check_table::<Service>(&[
        (r#"{"needed":1,"also":1,"second":0,"rows":[[1]],"ports":[null,{"number":9}]}"#, &[]),
        (
            r#"{"rows":[[1,10],[10]]}"#,
            &[
                ("", "at_least_one_of"),
                ("/needed", "required"),
                ("/also", "required"),
                ("/rows", "length"),
                ("/rows/0", "length"),
                ("/rows/0/1", "range"),
                ("/rows/1/0", "range"),
            ],
        ),
        (
            r#"{"first":1,"also":null,"ports":[null,{"name":"a","number":1},{"a/b~c":"bcd","number":10}],"needed":null}"#,
            &[
                ("/also", "required"),
                ("/ports/1/name", "forbidden_if"),
                ("/ports/2/a~1b~0c", "length"),
                ("/ports/2/a~1b~0c", "pattern"),
                ("/ports/2/number", "range"),
                ("/needed", "required"),
            ],
        ),
        (
            r#"{"source":{"Named":{"name":"long"}},"first":1}"#,
            &[("/needed", "required"), ("/also", "required"), ("/source/Named/name", "length")],
        ),
        (
            r#"{"source":{"Inner":{"number":10,"name":"a"}},"first":1,"also":1,"needed":1}"#,
            &[("/source/Inner/number", "range")],
        ),
        (r#"{"source":{"Port":{"number":10}},"first":1,"also":1,"needed":1}"#, &[]),
    ]);
}

/// Keys and values that stand before what is meant, in any order and however they are written.
#[test]
fn past_what_stands_before() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Item {
        #[validate(range(max = 9))]
        count: u32,
        #[validate(length(max = 2))]
        name: String,
        #[validate(required_if(count = 5), range(max = 9))]
        size: Option<u32>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Service {
        #[validate(length(max = 3))]
        title: String,
        item: Item,
        #[validate(each(length(max = 1)))]
        items: Vec<Name>,
        list: Vec<Item>,
    }

    check_table::<Service>(&[
        (
            r#"{"list":[{"name":"]}\\\"abc","count":1},{"count":10,"name":"a"}],"items":["a","aa","b","aaa","c","d"],
                "item":{"other":[{"name":"{[\""},"}"],"name":"abc","count":10},"title":"lang"}"#,
            &[
                ("/list/0/name", "length"),
                ("/list/1/count", "range"),
                ("/items/1", "length"),
                ("/items/2", "pattern"),
                ("/items/3", "length"),
                ("/items/4", "pattern"),
                ("/items/5", "pattern"),
                ("/item/name", "length"),
                ("/item/count", "range"),
                ("/title", "length"),
            ],
        ),
        (
            r#"{ "t\u0069tle" : "ключи" , "item" : { "c\u006funt" : 5 , "name" : "" } ,
                "items":[ ],"list" : [ {"name":"ä ö","count":0} , {"name":"","count":5,"size":null} ] }"#,
            &[
                ("/title", "length"),
                ("/item/size", "required_if"),
                ("/list/0/name", "length"),
                ("/list/1/size", "required_if"),
            ],
        ),
        (
            r#"{"title":"list","item":{"size":null,"name":"size","count":5},"items":[],
                "list":[]}"#,
            &[("/title", "length"), ("/item/size", "required_if"), ("/item/name", "length")],
        ),
        (
            r#"{"title":"","item":{"count":1,"name":"size","size":10},"items":[],"list":[]}"#,
            &[("/item/name", "length"), ("/item/size", "range")],
        ),
    ]);
}

/// What stands in the text under another name, elsewhere or not at all.
#[test]
fn where_the_text_says_it_otherwise() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
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
    fn ten() -> u32 {
        10
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Service {
        #[serde(alias = "label")]
        #[validate(length(max = 3), forbidden_if(shown = 2))]
        name: Option<String>,
        #[serde(default = "ten")]
        #[validate(range(max = 9))]
        shown: u32,
        level: Option<Level>,
        #[validate(values(range(max = 9)), keys(length(max = 1)))]
        map: Option<BTreeMap<String, u32>>,
    }

    check_table::<Service>(&[
        (r#"{"shown":1,"label":"abc"}"#, &[]),
        (r#"{"shown":10,"label":"abcd"}"#, &[("/shown", "range"), ("/label", "length")]),
        (r#"{"label":"abcd"}"#, &[("/shown", "range"), ("/label", "length")]),
        (r#"{"shown":2,"label":"abc"}"#, &[("/label", "forbidden_if")]),
        (r#"{"level":10,"shown":1}"#, &[("/level", "range")]),
        (
            r#"{"map":{"aa":1,"b":10,"b":9,"c":10},"shown":10}"#,
            &[("/map/aa", "length"), ("/map/c", "range"), ("/shown", "range")],
        ),
    ]);
}

/// What is `null` under its other name is not missing.
#[test]
fn null_under_another_name() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Service {
        shown: u32,
        #[serde(alias = "label")]
        #[validate(required_if(shown = 1))]
        name: Option<String>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    enum Source {
        #[serde(alias = "label")]
        Name(#[validate(required)] Option<String>),
    }

    check_table::<Service>(&[
        (r#"{"shown":1,"label":null}"#, &[("/label", "required_if")]),
        (r#"{"shown":1}"#, &[("/name", "required_if")]),
    ]);
    check_table::<Source>(&[(r#"{"label":null}"#, &[("/label", "required")])]);
}

/// A key of a map that serde alone judges.
#[test]
fn keys_of_what_is_skipped() {
    #[derive(Debug, Deserialize)]
    struct NoRules;
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Service {
        #[validate(skip, keys(pattern = "^x"))]
        map: BTreeMap<String, NoRules>,
    }
    let text = r#"{"map":{"a":null}}"#;
    let report = deployment_validate::json::from_str::<Service>(text).unwrap_err();
    let span = report.violations()[0].span().unwrap();
    assert_eq!(&text[span.offset..span.offset + span.len], r#""a""#);
}

/// Other names around and inside a variant that was tried.
#[test]
fn other_names_inside_variants() {
    fn is_even(value: &u8) -> Result<(), &'static str> {
        if value.is_multiple_of(2) { Ok(()) } else { Err("must be even") }
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Source {
        Port {
            #[serde(alias = "number")]
            #[validate(custom(is_even))]
            port: u8,
        },
        Name(String),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Service {
        #[serde(alias = "count")]
        #[validate(custom(is_even))]
        size: u8,
        first: Source,
        second: Source,
    }

    check_table::<Service>(&[
        (r#"{"count":2,"first":{"number":2},"second":"a"}"#, &[]),
        (
            r#"{"count":1,"first":{"number":1},"second":{"number":3}}"#,
            &[("/count", "custom"), ("/first/number", "custom"), ("/second/number", "custom")],
        ),
    ]);
}

/// Rules of a value and of the field that holds it are told in the order of the whole pass.
#[test]
fn at_one_value() {
    fn never<T>(_: &T) -> Result<(), Violation> {
        Err(Violation::custom("never"))
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Name(#[validate(length(max = 2))] String);

    impl HasLength for Name {
        fn is_within(&self, length: &Length) -> bool {
            self.0.is_within(length)
        }
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Service {
        #[validate(custom(never), length(max = 2))]
        first: Option<String>,
        #[validate(pattern = "^a", length(max = 1))]
        second: Option<String>,
        #[validate(length(max = 1))]
        name: Option<Name>,
    }

    for (text, expected) in [
        (
            r#"{"second":"bcd"}"#,
            [
                "1:11: /second: character 1 is not allowed here: expected a",
                "1:11: /second: must be at most 1 character long",
            ],
        ),
        (r#"{"first":"abc"}"#, ["1:10: /first: must be at most 2 characters long", "1:10: /first: never"]),
        (
            r#"{"name":"abc"}"#,
            ["1:9: /name: must be at most 2 characters long", "1:9: /name: must be at most 1 character long"],
        ),
    ] {
        assert_eq!(messages::<Service>(text), expected);
    }
}

/// Rules of the items are told before those that the list has for them, however many items there are.
#[test]
fn of_items_and_for_items() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Service {
        #[validate(each(length(max = 1)))]
        names: Vec<Name>,
    }

    check_table::<Service>(&[
        (r#"{"names":["bb"]}"#, &[("/names/0", "pattern"), ("/names/0", "length")]),
        (
            r#"{"names":["bb","a","cc"]}"#,
            &[
                ("/names/0", "pattern"),
                ("/names/0", "length"),
                ("/names/2", "pattern"),
                ("/names/2", "length"),
            ],
        ),
    ]);
}

/// Whether a value is there, asked by the field that holds it and by what is inside.
#[test]
fn presence_inside() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Port(#[validate(required)] Option<u16>);
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(transparent)]
    struct Address {
        #[validate(required)]
        address: Option<String>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Service {
        port: Port,
        address: Address,
        #[validate(required)]
        other: Option<Port>,
    }

    let text = r#"{"port":null,"address":null,"other":null}"#;
    assert_eq!(
        messages::<Service>(text),
        ["1:9: /port: required", "1:24: /address: required", "1:29: /other: required"]
    );
}

/// A function that hands on what the rules of the value say.
#[test]
fn verdicts_that_are_handed_on() {
    fn first(item: &Item) -> Result<(), Violation> {
        item.validate().map_err(|report| report.into_violations().remove(0))
    }
    fn renamed(item: &Item) -> Result<(), Violation> {
        first(item).map_err(|violation| violation.with_code("item"))
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Item {
        #[validate(range(max = 9))]
        count: u32,
        #[validate(required)]
        name: Option<String>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Service {
        #[validate(custom(first))]
        item: Option<Item>,
        #[validate(custom(renamed))]
        other: Option<Item>,
    }

    check_table::<Service>(&[
        (r#"{"item":{"count":10,"name":""}}"#, &[("/item/count", "range")]),
        (r#"{"item":{"count":1,"name":null}}"#, &[("/item/name", "required")]),
        (r#"{"other":{"count":1,"name":null}}"#, &[("/other/name", "required"), ("/other/name", "item")]),
    ]);
}

/// A variant under its other name, and what only a type knows of its own length.
#[test]
fn what_names_and_types_hide() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Size {
        #[validate(range(max = 9))]
        count: u32,
        step: u32,
    }

    impl HasLength for Size {
        fn is_within(&self, length: &Length) -> bool {
            length.admits((self.count / self.step) as usize)
        }
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    enum Source {
        #[serde(alias = "sized")]
        Size(Size),
        #[serde(alias = "named")]
        Name {
            #[validate(length(max = 1))]
            name: String,
        },
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Service {
        #[validate(length(max = 1))]
        size: Option<Size>,
        source: Option<Source>,
        #[validate(range(max = 9))]
        level: u8,
    }

    check_table::<Service>(&[
        (
            r#"{"source":{"sized":{"count":10,"step":1}},"level":10}"#,
            &[("/source/sized/count", "range"), ("/level", "range")],
        ),
        (r#"{"source":{"named":{"name":"ab"}},"level":1}"#, &[("/source/named/name", "length")]),
        (r#"{"size":{"count":1,"step":1},"level":10}"#, &[("/level", "range")]),
        (r#"{"size":{"count":8,"step":4},"level":"10"}"#, &[("/level", "type")]),
        (r#"{"size":{"count":8,"step":4},"level":10}"#, &[("/size", "length"), ("/level", "range")]),
    ]);
}

/// A key of several variants, under both of its names.
#[test]
fn keys_that_variants_share() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Size {
        #[validate(range(max = 9))]
        count: u32,
    }
    #[derive(Debug, DeploymentValidate)]
    #[validate(by_key)]
    #[allow(dead_code)]
    enum Service {
        New {
            now: u32,
            #[serde(alias = "length")]
            size: Option<Size>,
        },
        Old {
            before: u32,
            #[serde(alias = "length")]
            size: Option<Size>,
            #[validate(required)]
            name: Option<String>,
        },
    }

    check_table::<Service>(&[
        (r#"{"now":1,"size":{"count":10}}"#, &[("/size/count", "range")]),
        (r#"{"before":1,"length":{"count":10}}"#, &[("/name", "required"), ("/length/count", "range")]),
        (r#"{"before":1,"name":null}"#, &[("/name", "required")]),
    ]);
}
