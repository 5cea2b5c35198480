//! Mistakes beside others: what one part of a document is told hangs on nothing that is wrong elsewhere in it.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::Ipv4Addr;
use std::num::{NonZeroI8, NonZeroU8, Wrapping};
use std::path::PathBuf;

use deployment_validate::{DeploymentValidate, Violation, json};
use serde::Deserialize;

use super::{check_beside, check_report, check_table, judge};

/// Pointer and message of each violation.
fn messages<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> Vec<String> {
    let report = json::from_str::<T>(text).err().unwrap();
    check_report(text, &report);
    let told = report.violations().iter();
    told.map(|violation| format!("{}: {}", violation.pointer(), violation.message())).collect()
}

#[derive(Debug, Deserialize, DeploymentValidate, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "camelCase")]
enum Resource {
    Cpu,
    #[serde(alias = "memory")]
    Mem,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Maps {
    #[validate(keys(range(min = 10), one_of(10, 20, 300)))]
    #[serde(default)]
    ports: HashMap<u16, bool>,
    #[serde(default)]
    small: BTreeMap<i8, Vec<u8>>,
    #[serde(default)]
    limits: BTreeMap<Resource, Vec<u8>>,
    #[validate(keys(one_of('a', 'b')))]
    #[serde(default)]
    chars: BTreeMap<char, u8>,
    #[serde(default)]
    flags: BTreeMap<bool, u8>,
    #[serde(default)]
    hosts: BTreeMap<Ipv4Addr, Ipv4Addr>,
    #[validate(keys(any_of((range(max = 2)), (range(min = 7)))))]
    #[serde(default)]
    either: BTreeMap<u64, u8>,
    #[validate(keys(not(prefix = "x")))]
    #[serde(default)]
    free: BTreeMap<String, u8>,
    z: u8,
}

#[test]
fn keys_of_maps() {
    check_table::<Maps>(&[
        (r#"{"ports":{"10":true},"small":{"-3":[]},"limits":{"memory":[]},"z":1}"#, &[]),
        (r#"{"ports":{"9":true},"z":1}"#, &[("/ports/9", "range"), ("/ports/9", "one_of")]),
        (r#"{"free":{"xa":1,"a":1},"z":"a"}"#, &[("/free/xa", "not"), ("/z", "type")]),
        (
            r#"{"ports":{"9":true,"20":true},"z":"a"}"#,
            &[("/ports/9", "range"), ("/ports/9", "one_of"), ("/z", "type")],
        ),
        (
            r#"{"ports":{"70000":true,"x":1},"z":1}"#,
            &[("/ports/70000", "type"), ("/ports/x", "type"), ("/ports/x", "type")],
        ),
        (
            r#"{"small":{"128":[1],"-129":[],"01":[300],"+1":[],"-0":[],"1.0":[],"":[],"-128":[]},"z":1}"#,
            &[
                ("/small/128", "type"),
                ("/small/-129", "type"),
                ("/small/01", "type"),
                ("/small/01/0", "type"),
                ("/small/+1", "type"),
                ("/small/-0", "type"),
                ("/small/1.0", "type"),
                ("/small/", "type"),
            ],
        ),
        (r#"{"limits":{"gpu":[],"cpu":[]},"z":1}"#, &[("/limits/gpu", "one_of")]),
        (
            r#"{"chars":{"a":1,"ab":1,"c":1},"z":"a"}"#,
            &[("/chars/ab", "type"), ("/chars/c", "one_of"), ("/z", "type")],
        ),
        (r#"{"flags":{"true":1,"yes":1},"z":1}"#, &[("/flags/yes", "type")]),
        (
            r#"{"hosts":{"1.1.1.1":"1.1.1.1","1.1":"1.1.1.1","1.1.1.2":1},"z":1}"#,
            &[("/hosts/1.1", "type"), ("/hosts/1.1.1.2", "type")],
        ),
        (r#"{"either":{"1":1,"5":1,"8":1},"z":"a"}"#, &[("/either/5", "any_of"), ("/z", "type")]),
    ]);
    assert_eq!(
        messages::<Maps>(
            r#"{"small":{"200":[]},"limits":{"gpu":[]},"flags":{"1":1},"hosts":{"a":"1.1.1.1"},"z":1}"#
        ),
        [
            "/small/200: the key must be an integer from -128 to 127",
            "/limits/gpu: the key must be cpu or mem, did you mean cpu?",
            "/flags/1: the key must be true or false",
            "/hosts/a: the key must be an IPv4 address",
        ]
    );
}

/// What does not fit its type is told once: no rule judges it.
#[test]
fn items_that_do_not_fit() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Lists {
        #[validate(each(range(max = 100), one_of(1, 2, 100)))]
        list: Vec<u8>,
        #[validate(values(range(max = 100)), keys(range(max = 100)))]
        map: BTreeMap<u8, u8>,
    }

    check_table::<Lists>(&[(
        r#"{"list":[1,300,"a",100,3],"map":{"1":300,"300":300,"200":200}}"#,
        &[
            // A number that is too large for its type breaks the rules on its size, and is told by them.
            ("/list/1", "range"),
            ("/list/1", "one_of"),
            ("/list/2", "type"),
            ("/list/4", "one_of"),
            ("/map/1", "range"),
            ("/map/300", "type"),
            ("/map/300", "range"),
            ("/map/200", "range"),
            ("/map/200", "range"),
        ],
    )]);
}

#[test]
fn parts_of_types_that_do_not_derive() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Hosts {
        #[validate(length(max = 3))]
        list: Vec<Ipv4Addr>,
        #[serde(default)]
        set: Option<BTreeSet<Ipv4Addr>>,
        #[serde(default)]
        array: Option<[Ipv4Addr; 2]>,
        #[serde(default)]
        map: HashMap<String, Ipv4Addr>,
        #[serde(default)]
        slice: Box<[Ipv4Addr]>,
        #[serde(default)]
        nested: Vec<Vec<Ipv4Addr>>,
        #[serde(default)]
        optional: Vec<Option<Ipv4Addr>>,
    }

    check_table::<Hosts>(&[
        (r#"{"list":["1.1.1.1"],"set":null,"array":["1.1.1.1","1.1.1.2"],"optional":[null]}"#, &[]),
        (
            r#"{"list":["a","1.1.1.1","b",3]}"#,
            &[("/list", "length"), ("/list/0", "type"), ("/list/2", "type"), ("/list/3", "type")],
        ),
        (
            r#"{"list":{},"set":[1,"a"],"array":["1.1.1.1"],"map":{"a":1,"b":"1.1.1.1","c":2},"slice":[1,2]}"#,
            &[
                ("/list", "type"),
                ("/set/0", "type"),
                ("/set/1", "type"),
                ("/array", "type"),
                ("/map/a", "type"),
                ("/map/c", "type"),
                ("/slice/0", "type"),
                ("/slice/1", "type"),
            ],
        ),
        (
            r#"{"list":[],"nested":[["a"],["1.1.1.1"],[1]],"optional":["a",null,"b"]}"#,
            &[
                ("/nested/0/0", "type"),
                ("/nested/2/0", "type"),
                ("/optional/0", "type"),
                ("/optional/2", "type"),
            ],
        ),
    ]);
    let many = format!(r#"{{"list":[{}]}}"#, vec![r#""a""#; 900].join(","));
    assert_eq!(judge::<Hosts>(&many).len(), 901);
}

fn no_x(text: &str) -> Result<(), Violation> {
    if text.contains('x') { Err(Violation::custom("must not contain x")) } else { Ok(()) }
}

fn ordered(range: &Bounds) -> Result<(), Violation> {
    if range.min <= range.max { Ok(()) } else { Err(Violation::custom("min is above max").on("min")) }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Bounds {
    min: u8,
    max: u8,
}

#[test]
fn functions() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(rename_all = "camelCase")]
    #[allow(dead_code)]
    struct Functions {
        #[validate(custom(no_x))]
        text: String,
        #[validate(custom(no_x, message = "not that letter"))]
        more_text: Option<String>,
        #[serde(default)]
        #[validate(each(custom(no_x)))]
        list: Vec<String>,
        #[serde(default)]
        #[validate(keys(custom(no_x)), values(each(custom(no_x))))]
        map: BTreeMap<String, Vec<String>>,
        #[validate(custom(ordered))]
        #[serde(alias = "bounds")]
        range: Option<Bounds>,
        #[serde(default)]
        #[validate(any_of((length(min = 3)), (custom(no_x))))]
        either: String,
        z: u8,
    }

    let text = |z: &str| {
        let rest = r#""list":["a","x"],"map":{"x":["a","x"]},"bounds":{"min":2,"max":1},"either":"xx""#;
        format!(r#"{{"text":"x","moreText":"x",{rest},"z":{z}}}"#)
    };
    let broken = [
        "/text: must not contain x",
        "/moreText: not that letter",
        "/list/1: must not contain x",
        "/map/x: the key must not contain x",
        "/map/x/1: must not contain x",
        "/bounds/min: min is above max",
    ];
    let found = messages::<Functions>(&text("1"));
    assert_eq!(found[..6], broken);
    assert_eq!(found.len(), 7, "{found:?}");
    let beside = messages::<Functions>(&text(r#""a""#));
    assert_eq!(beside[..7], found);
    assert_eq!(beside[7..], ["/z: must be an integer, not a string"]);
}

/// The functions of types that borrow, of variants and of newtypes.
#[test]
fn functions_everywhere() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Borrowed<'a> {
        #[validate(custom(no_x))]
        #[serde(borrow)]
        cow: Cow<'a, str>,
        #[validate(custom(no_x))]
        text: Option<&'a str>,
        #[validate(each(custom(no_x), length(min = 1)))]
        #[serde(default)]
        list: Vec<&'a str>,
        z: u8,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    enum Step {
        Name(#[validate(custom(no_x))] String),
        Pair(u8, #[validate(custom(no_x))] String),
        Named {
            a: u8,
            #[validate(custom(no_x))]
            b: String,
        },
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Name(#[validate(custom(no_x))] String);
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct All {
        steps: Vec<Step>,
        names: Vec<Name>,
        z: u8,
    }

    assert_eq!(
        judge::<Borrowed<'_>>(r#"{"cow":"x","text":"x","list":["x"],"z":"a"}"#),
        [("/cow", "custom"), ("/text", "custom"), ("/list/0", "custom"), ("/z", "type")]
            .map(|(pointer, code)| (pointer.to_owned(), code.to_owned()))
    );
    check_table::<All>(&[(
        r#"{"steps":[{"Name":"x"},{"Pair":["a","x"]},{"Named":{"a":"a","b":"x"}}],"names":["a","x"],"z":"a"}"#,
        &[
            ("/steps/0/Name", "custom"),
            ("/steps/1/Pair/0", "type"),
            ("/steps/1/Pair/1", "custom"),
            ("/steps/2/Named/a", "type"),
            ("/steps/2/Named/b", "custom"),
            ("/names/1", "custom"),
            ("/z", "type"),
        ],
    )]);
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
        (r#"{}"#, &[("", "missing")]),
    ]);
    check_table::<Build>(&[
        (r#"{"source":{"tar":4},"z":"a"}"#, &[("/source/tar", "range"), ("/z", "type")]),
        (r#"{"source":{"image":"a","tag":"x"},"z":"a"}"#, &[("/source/tag", "custom"), ("/z", "type")]),
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

#[test]
fn conditions_on_values_of_a_wrong_type() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Route {
        mode: String,
        level: Option<u8>,
        #[validate(required_unless(mode = "auto"))]
        by_hand: Option<String>,
        #[validate(required_if(level = 1..=9))]
        detail: Option<String>,
    }

    check_table::<Route>(&[
        (r#"{"mode":5}"#, &[("/mode", "type")]),
        (r#"{"mode":"auto","level":1.5}"#, &[("/level", "type")]),
        (r#"{"mode":"auto","level":2}"#, &[("/detail", "required_if")]),
        (r#"{"mode":"by hand"}"#, &[("/by_hand", "required_unless")]),
    ]);
}

#[test]
fn conditions_on_variants_of_a_wrong_form() {
    #[derive(Debug, PartialEq, Deserialize, DeploymentValidate)]
    #[serde(rename_all = "camelCase")]
    enum Size {
        Fixed,
        Custom { replicas: u8 },
    }

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Plan {
        size: Size,
        #[validate(required_if(size = Fixed))]
        name: Option<String>,
        #[validate(required_if(size = Custom))]
        reason: Option<String>,
    }

    check_table::<Plan>(&[
        (r#"{"size":"fixed"}"#, &[("/name", "required_if")]),
        (r#"{"size":{"custom":{"replicas":1}}}"#, &[("/reason", "required_if")]),
        // The variant is meant, and what it holds is wrong.
        (
            r#"{"size":{"custom":{"replicas":-1}}}"#,
            &[("/reason", "required_if"), ("/size/custom/replicas", "type")],
        ),
        // What is meant is not known.
        (r#"{"size":{"fixed":null}}"#, &[("/size", "type")]),
        (r#"{"size":"custom"}"#, &[("/size", "type")]),
        (r#"{"size":{"custom":{"replicas":1},"fixed":null}}"#, &[("/size", "type")]),
    ]);
}

fn small(value: &u8) -> Result<(), &'static str> {
    if *value < 5 { Ok(()) } else { Err("too large") }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct NotFunctions {
    #[validate(not(custom(small)))]
    large: u8,
    #[validate(not(each(custom(small))))]
    list: Vec<u8>,
    #[validate(not(any_of((custom(small)), (range(min = 200)))))]
    either: u8,
    #[validate(any_of((not(custom(small))), (range(min = 200))))]
    nested: u8,
    #[validate(not(any_of((not(custom(small))), (range(min = 200)))))]
    twice: u8,
    z: u8,
}

/// What a function decides, only the typed value shows.
#[test]
fn functions_turned_around() {
    check_table::<NotFunctions>(&[
        (r#"{"large":5,"list":[1,5],"either":5,"nested":5,"twice":1,"z":1}"#, &[]),
        (r#"{"large":5,"list":[1,5],"either":5,"nested":5,"twice":1,"z":""}"#, &[("/z", "type")]),
        (
            r#"{"large":1,"list":[1],"either":1,"nested":1,"twice":5,"z":1}"#,
            &[
                ("/large", "not"),
                ("/list", "not"),
                ("/either", "not"),
                ("/nested", "any_of"),
                ("/twice", "not"),
            ],
        ),
        (
            r#"{"large":1,"list":[1],"either":200,"nested":1,"twice":5,"z":""}"#,
            &[
                ("/large", "not"),
                ("/list", "not"),
                ("/either", "not"),
                ("/nested", "any_of"),
                ("/twice", "not"),
                ("/z", "type"),
            ],
        ),
    ]);
}

#[test]
fn keys_are_those_that_their_types_read() {
    #[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
    enum Never {}
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Keyed {
        positive: Option<BTreeMap<NonZeroU8, u8>>,
        nonzero: Option<BTreeMap<NonZeroI8, u8>>,
        wrapping: Option<BTreeMap<Wrapping<u8>, u8>>,
        reverse: Option<BTreeMap<Reverse<i8>, u8>>,
        files: Option<BTreeMap<PathBuf, u8>>,
        never: Option<BTreeMap<Never, u8>>,
    }

    for (text, expected) in [
        (
            r#"{"positive":{"1":1},"nonzero":{"-1":1},"wrapping":{"255":1},"reverse":{"-1":1},"files":{"a/b":1},"never":{}}"#,
            &[][..],
        ),
        (r#"{"positive":{"0":1,"1":1}}"#, &[("/own/positive/0", "type")]),
        (r#"{"nonzero":{"0":1,"128":1}}"#, &[("/own/nonzero/0", "type"), ("/own/nonzero/128", "type")]),
        (
            r#"{"wrapping":{"256":1},"reverse":{"x":1}}"#,
            &[("/own/wrapping/256", "type"), ("/own/reverse/x", "type")],
        ),
        (r#"{"files":{"a/b":""}}"#, &[("/own/files/a~1b", "type")]),
        (r#"{"never":{"a":1}}"#, &[("/own/never/a", "type")]),
    ] {
        check_beside::<Keyed>(text, expected);
    }
    assert_eq!(
        messages::<Keyed>(r#"{"positive":{"0":1},"never":{"a":1}}"#),
        [
            "/positive/0: the key must be an integer from 1 to 255",
            "/never/a: the key must be left out: its type has no variants",
        ]
    );
}
