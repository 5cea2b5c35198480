//! Values that serde converts: types read from another type, fields read by a function. What the conversion refuses,
//! and what the rules say of the outcome, stands in the report beside everything else, at places that the text has.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use deployment_validate::{DeploymentValidate, Valid, Violation, json, json_schema};
use serde::{Deserialize, Deserializer};

use super::{check_beside, check_report, check_table, messages, without_limits};

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(try_from = "u32")]
struct Even {
    #[validate(range(max = 10))]
    value: u32,
}

impl TryFrom<u32> for Even {
    type Error = &'static str;

    fn try_from(value: u32) -> Result<Self, &'static str> {
        if value.is_multiple_of(2) { Ok(Even { value }) } else { Err("odd") }
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Ends {
    low: u32,
    high: u32,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(try_from = "Ends")]
struct Interval {
    #[validate(range(max = 100))]
    low: u32,
    #[allow(dead_code)]
    high: u32,
}

impl TryFrom<Ends> for Interval {
    type Error = &'static str;

    fn try_from(Ends { low, high }: Ends) -> Result<Self, &'static str> {
        if low <= high { Ok(Interval { low, high }) } else { Err("crossed") }
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "kind")]
#[allow(dead_code)]
enum Tagged {
    Interval(Interval),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Either {
    Even(Even),
    Interval(Interval),
    Text(String),
}

fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.ends_with(' ') {
        return Err(serde::de::Error::custom("ends with a blank"));
    }
    Ok(text.split(' ').map(String::from).collect())
}

fn differ(words: &[String]) -> Result<(), Violation> {
    let repeats = words.windows(2).any(|pair| pair[0] == pair[1]);
    if repeats { Err(Violation::custom("repeats a word")) } else { Ok(()) }
}

/// A type that does not derive, and stands in documents as a string.
#[derive(Debug)]
#[allow(dead_code)]
struct Host(String);

impl<'de> Deserialize<'de> for Host {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.contains('/') { Err(serde::de::Error::custom("no host")) } else { Ok(Host(text)) }
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Holder {
    #[validate(range(min = 1))]
    first: u32,
    even: Option<Even>,
    #[serde(default)]
    list: Vec<Even>,
    #[serde(default)]
    map: BTreeMap<String, Interval>,
    tagged: Option<Tagged>,
    either: Option<Either>,
    #[serde(default, deserialize_with = "words")]
    #[validate(wire = String, custom(differ))]
    words: Vec<String>,
    #[serde(default)]
    #[validate(skip, wire = Option<String>)]
    host: Option<Host>,
}

#[test]
fn what_conversions_refuse_and_rules_find_stands_beside_everything_else() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        (r#""even":2"#, &[]),
        (r#""even":9"#, &[("/even", "type")]),
        (r#""even":"9""#, &[("/even", "type")]),
        // The rule is one of a key that the document does not have.
        (r#""even":12"#, &[("/even", "range")]),
        (r#""list":[2,3,"4",14]"#, &[("/list/1", "type"), ("/list/2", "type"), ("/list/3", "range")]),
        (r#""map":{"a":{"low":3,"high":1}}"#, &[("/map/a", "type")]),
        (r#""map":{"a":{"low":300,"high":400}}"#, &[("/map/a/low", "range")]),
        (r#""map":{"a":{"low":300,"hihg":1}}"#, &[("/map/a/hihg", "unknown")]),
        (r#""tagged":{"kind":"Interval","low":3,"high":4}"#, &[]),
        (r#""tagged":{"kind":"Interval","low":3,"high":1}"#, &[("/tagged", "type")]),
        (r#""tagged":{"low":3,"kind":"Interval","high":1}"#, &[("/tagged", "type")]),
        (r#""tagged":{"low":300,"high":400,"kind":"Interval"}"#, &[("/tagged/low", "range")]),
        (r#""tagged":{"kind":"Interval","low":3,"hihg":1}"#, &[("/tagged/hihg", "unknown")]),
        (r#""either":2"#, &[]),
        (r#""either":3"#, &[("/either", "type")]),
        (r#""either":{"low":3,"high":1}"#, &[("/either", "type")]),
        (r#""either":{"low":300,"high":400}"#, &[("/either/low", "range")]),
        (r#""words":"a b""#, &[]),
        (r#""words":"a ""#, &[("/words", "type")]),
        (r#""words":"a a""#, &[("/words", "custom")]),
        (r#""words":1"#, &[("/words", "type")]),
        (r#""host":"a""#, &[]),
        (r#""host":"a/b""#, &[("/host", "type")]),
    ];
    for (part, expected) in cases {
        check_table::<Holder>(&[(&format!(r#"{{"first":1,{part}}}"#), expected)]);
        // A rule is broken elsewhere; something elsewhere cannot be read.
        for (first, code) in [("0", "range"), ("[]", "type")] {
            let text = format!(r#"{{"first":{first},{part}}}"#);
            let all: Vec<_> = [("/first", code)].into_iter().chain(expected.iter().copied()).collect();
            check_table::<Holder>(&[(&text, &all)]);
        }
    }
    check_table::<Even>(&[("12", &[("", "range")]), ("9", &[("", "type")])]);
    assert_eq!(
        messages::<Holder>(r#"{"first":0,"even":9,"host":"a/b"}"#),
        ["1:10: /first: must be at least 1", "1:19: /even: cannot be read", "1:28: /host: cannot be read"]
    );
}

#[test]
fn rules_of_the_type_that_documents_hold_are_asked_inside_valid_alone() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Written {
        #[validate(range(min = 1))]
        number: u8,
        #[validate(custom(short))]
        text: Option<String>,
    }
    fn short(text: &str) -> Result<(), Violation> {
        if text.len() < 3 { Ok(()) } else { Err(Violation::custom("is too long")) }
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(from = "Written")]
    struct Number {
        #[validate(range(max = 9))]
        number: u8,
    }
    impl From<Written> for Number {
        fn from(Written { number, text }: Written) -> Self {
            Number { number: text.map_or(number, |text| number + text.len() as u8) }
        }
    }

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(from = "Valid<Written>")]
    struct Strict {
        #[validate(range(max = 9))]
        number: u8,
    }
    impl From<Valid<Written>> for Strict {
        fn from(written: Valid<Written>) -> Self {
            Strict { number: Number::from(written.into_inner()).number }
        }
    }

    check_table::<Vec<Number>>(&[
        (r#"[{"number":1}]"#, &[]),
        (r#"[{"number":0}]"#, &[]),
        (r#"[{"number":9,"text":"a"}]"#, &[("/0/number", "range")]),
        (r#"[{"number":9,"text":"abc"},1]"#, &[("/0/number", "range"), ("/1", "type")]),
    ]);
    check_table::<Vec<Strict>>(&[
        (r#"[{"number":1}]"#, &[]),
        (r#"[{"number":0}]"#, &[("/0/number", "range")]),
        (r#"[{"number":1,"text":"abc"}]"#, &[("/0/text", "custom")]),
        (r#"[{"number":9,"text":"a"}]"#, &[("/0/number", "range")]),
        (
            r#"[{"number":0,"text":"abc"},1]"#,
            &[("/0/number", "range"), ("/0/text", "custom"), ("/1", "type")],
        ),
    ]);
    // serde's `Valid` has the same verdict.
    for text in [r#"{"number":0}"#, r#"{"number":1}"#, r#"{"number":1,"text":"abc"}"#, r#"{"number":10}"#] {
        let of_serde = serde_json::from_str::<Valid<Number>>(text).is_ok();
        assert_eq!(json::from_str::<Number>(text).is_ok(), of_serde, "{text}");
        let of_serde = serde_json::from_str::<Valid<Strict>>(text).is_ok();
        assert_eq!(json::from_str::<Strict>(text).is_ok(), of_serde, "{text}");
    }
    let schema = json_schema::<Strict>();
    assert_eq!(schema["$defs"]["Written"]["properties"]["number"]["minimum"], 1);
    let schema = json_schema::<Number>();
    assert_eq!(schema["$defs"]["WrittenWithoutRules"]["properties"]["number"]["minimum"], 0);
}

#[test]
fn a_value_in_valid_that_breaks_a_rule_is_one_that_serde_cannot_read() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Small {
        #[validate(range(max = 9))]
        n: u8,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Sized {
        Small(Valid<Small>),
        Large { n: u8 },
    }

    check_table::<Vec<Sized>>(&[(r#"[{"n":1},{"n":10}]"#, &[]), (r#"[{"n":256}]"#, &[("/0/n", "type")])]);
}

#[test]
fn wire_says_the_form_alone_and_asks_no_rules() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Written {
        #[validate(range(max = 3))]
        seconds: u8,
    }
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        Written::deserialize(deserializer).map(|written| Duration::from_secs(written.seconds.into()))
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Waiting {
        #[serde(deserialize_with = "read")]
        #[validate(wire = Written)]
        wait: Duration,
        #[validate(range(min = 1))]
        count: u8,
    }

    check_table::<Waiting>(&[
        (r#"{"wait":{"seconds":3},"count":1}"#, &[]),
        (r#"{"wait":{"seconds":4},"count":1}"#, &[]),
        (r#"{"wait":{"seconds":4},"count":0}"#, &[("/count", "range")]),
        (r#"{"wait":{"seconds":4},"count":""}"#, &[("/count", "type")]),
        (r#"{"wait":{"seconds":""},"count":0}"#, &[("/wait/seconds", "type"), ("/count", "range")]),
    ]);
}

#[test]
fn what_is_read_from_an_option_may_be_absent() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(from = "Option<u8>")]
    #[allow(dead_code)]
    struct Filled(u8);
    impl From<Option<u8>> for Filled {
        fn from(number: Option<u8>) -> Self {
            Filled(number.unwrap_or_default())
        }
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Filling {
        filled: Filled,
        count: u8,
    }

    check_table::<Filling>(&[
        (r#"{"count":1}"#, &[]),
        (r#"{"count":""}"#, &[("/count", "type")]),
        (r#"{"filled":"","count":""}"#, &[("/filled", "type"), ("/count", "type")]),
    ]);
    let schema: serde_json::Value = serde_json::from_str(&json_schema::<Filling>().to_string()).unwrap();
    assert_eq!(schema["required"], serde_json::json!(["count"]));
}

#[test]
fn conversions_inside_each_other_are_judged_once() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(try_from = "Pair")]
    #[allow(dead_code)]
    struct Node {
        #[validate(range(min = 1))]
        number: u32,
        inner: Option<Box<Node>>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Pair {
        number: u32,
        inner: Option<Box<Node>>,
    }
    impl TryFrom<Pair> for Node {
        type Error = &'static str;

        fn try_from(Pair { number, inner }: Pair) -> Result<Self, &'static str> {
            if number == 13 { Err("unlucky") } else { Ok(Node { number, inner }) }
        }
    }

    const DEPTH: usize = 50;
    let nested = |number: u32| {
        let wrap = |inner: String, _| format!(r#"{{"number":0,"inner":{inner}}}"#);
        (0..DEPTH).fold(format!(r#"{{"number":{number}}}"#), wrap)
    };
    let told = |text: &str| {
        let report = json::from_str_with::<Vec<Node>>(text, &without_limits()).unwrap_err();
        check_report(text, &report);
        let count = |code| report.violations().iter().filter(|violation| violation.code() == code).count();
        (count("range"), count("type"), report.violations().len())
    };
    // Only what is inside the one that is refused is read by itself.
    assert_eq!(told(&format!("[{}]", nested(13))), (0, 1, 1));
    assert_eq!(told(&format!("[{},1]", nested(1))), (DEPTH, 1, DEPTH + 1));
    let start = Instant::now();
    let count = 200;
    let all = vec![nested(1); count].join(",");
    assert_eq!(told(&format!("[1,{all}]")), (count * DEPTH, 1, count * DEPTH + 1));
    // To read each of them by itself, and find its places again, took minutes.
    assert!(start.elapsed() < Duration::from_secs(20), "took {:?}", start.elapsed());
}

#[test]
fn flattened_values_are_judged_beside_what_cannot_be_read() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[validate(custom(ordered))]
    struct Limits {
        least: u8,
        most: u8,
    }
    fn ordered(limits: &Limits) -> Result<(), Violation> {
        if limits.least <= limits.most { Ok(()) } else { Err(Violation::custom("are crossed")) }
    }
    #[derive(Debug, DeploymentValidate)]
    #[validate(by_key)]
    #[allow(dead_code)]
    enum When {
        Cron {
            #[validate(length(min = 1))]
            cron: String,
        },
        Every {
            #[validate(range(min = 1))]
            every: u8,
        },
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Job {
        first: u8,
        #[serde(flatten)]
        limits: Limits,
        #[serde(flatten)]
        interval: Interval,
        #[serde(flatten)]
        when: When,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Loose {
        first: u8,
        #[serde(flatten)]
        limits: Option<Limits>,
    }

    for (first, told) in [("1", None), ("\"\"", Some(("/first", "type")))] {
        let told = |expected: &[(&'static str, &'static str)]| -> Vec<_> {
            told.into_iter().chain(expected.iter().copied()).collect()
        };
        let job = |rest: &str| format!(r#"{{"first":{first},{rest}}}"#);
        check_table::<Job>(&[
            (&job(r#""least":1,"most":2,"low":1,"high":2,"cron":"*""#), &told(&[])),
            (
                &job(r#""least":1,"most":2,"low":300,"high":400,"cron":"""#),
                &told(&[("/low", "range"), ("/cron", "length")]),
            ),
            (&job(r#""least":1,"most":2,"low":1,"high":2,"every":0"#), &told(&[("/every", "range")])),
        ]);
        let loose = |rest: &str| format!(r#"{{"first":{first}{rest}}}"#);
        check_table::<Loose>(&[
            (&loose(""), &told(&[])),
            (&loose(r#","least":1"#), &told(&[])),
            (&loose(r#","least":1,"most":2"#), &told(&[])),
        ]);
    }
    // The whole object is what a function of a flattened type judges.
    let crossed = r#""least":3,"most":2,"low":1,"high":2,"cron":"*""#;
    check_table::<Job>(&[(&format!(r#"{{"first":"",{crossed}}}"#), &[("", "custom"), ("/first", "type")])]);
    check_table::<Loose>(&[(r#"{"first":"","least":3,"most":2}"#, &[("", "custom"), ("/first", "type")])]);
}

#[test]
fn the_schema_says_what_documents_hold() {
    let schema = json_schema::<Holder>().to_string();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    assert_eq!(schema["properties"]["words"]["type"], "string");
    assert_eq!(schema["properties"]["host"]["type"], serde_json::json!(["string", "null"]));
}

fn trimmed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(String::deserialize(deserializer)?.trim().to_owned())
}

fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u16, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
}

fn split<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(String::deserialize(deserializer)?.split(' ').map(str::to_owned).collect())
}

#[test]
fn rules_judge_what_a_function_makes_of_the_text() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Form {
        #[serde(deserialize_with = "trimmed")]
        #[validate(wire = String, length(min = 1, max = 3), pattern = "^[a-z]+$")]
        name: String,
        #[serde(deserialize_with = "split")]
        #[validate(wire = String, length(max = 2), each(length(max = 3)))]
        words: Vec<String>,
        #[serde(deserialize_with = "number")]
        #[validate(wire = String, range(max = 9))]
        port: u16,
        n: u8,
    }

    check_table::<Form>(&[
        (r#"{"name":" abc ","words":"one two","port":"7","n":1}"#, &[]),
        (r#"{"name":" abc ","words":"one two","port":"7","n":""}"#, &[("/n", "type")]),
        (r#"{"name":"abcd","words":"one two","port":"7","n":1}"#, &[("/name", "length")]),
        (
            r#"{"name":" A ","words":"a b c","port":"70","n":""}"#,
            &[("/name", "pattern"), ("/words", "length"), ("/port", "range"), ("/n", "type")],
        ),
        (
            r#"{"name":"a","words":"four","port":"x","n":""}"#,
            &[("/words", "length"), ("/port", "type"), ("/n", "type")],
        ),
    ]);
    let schema = json_schema::<Form>();
    assert_eq!(
        schema["properties"]["name"],
        serde_json::json!({
            "type": "string",
            "$comment": "what serde makes of it must be 1 to 3 characters long; what serde makes of it must match ^[a-z]+$",
        })
    );
    assert_eq!(schema["properties"]["words"].get("maxLength"), None);
    assert_eq!(schema["properties"]["port"].get("maximum"), None);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Size {
    #[validate(range(max = 9))]
    width: u8,
}

fn is_wide(size: &Size) -> Result<(), &'static str> {
    if size.width > 6 { Err("is too wide") } else { Ok(()) }
}

fn doubled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Size, D::Error> {
    Size::deserialize(deserializer).map(|size| Size { width: size.width * 2 })
}

fn halved<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Size, D::Error> {
    Size::deserialize(deserializer).map(|size| Size { width: size.width / 2 })
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Halved {
    n: u8,
    #[serde(deserialize_with = "halved")]
    #[validate(wire = Size)]
    size: Size,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatHalved {
    n: u8,
    #[serde(flatten, deserialize_with = "halved")]
    #[validate(wire = Size)]
    size: Size,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatDoubled {
    n: u8,
    #[serde(flatten, deserialize_with = "doubled")]
    #[validate(custom(is_wide))]
    size: Size,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatWide {
    n: u8,
    #[serde(flatten)]
    #[validate(custom(is_wide))]
    size: Size,
}

/// Rules judge what a function makes of the text, those of the type inside too, flattened or not, beside other mistakes.
#[test]
fn rules_judge_the_outcome_of_a_function() {
    check_table::<Halved>(&[
        (r#"{"n":1,"size":{"width":18}}"#, &[]),
        (r#"{"n":1,"size":{"width":20}}"#, &[("/size/width", "range")]),
        (r#"{"n":"x","size":{"width":18}}"#, &[("/n", "type")]),
        (r#"{"n":"x","size":{"width":20}}"#, &[("/n", "type"), ("/size/width", "range")]),
    ]);
    check_table::<FlatHalved>(&[
        (r#"{"n":1,"width":18}"#, &[]),
        (r#"{"n":1,"width":20}"#, &[("/width", "range")]),
        (r#"{"n":"x","width":18}"#, &[("/n", "type")]),
        (r#"{"n":"x","width":20}"#, &[("/n", "type"), ("/width", "range")]),
    ]);
    check_table::<FlatDoubled>(&[
        (r#"{"n":1,"width":3}"#, &[]),
        (r#"{"n":1,"width":4}"#, &[("", "custom")]),
        (r#"{"n":"x","width":4}"#, &[("", "custom"), ("/n", "type")]),
        (r#"{"n":"x","width":5}"#, &[("", "custom"), ("/n", "type"), ("/width", "range")]),
        (r#"{"n":"x"}"#, &[("/n", "type")]),
    ]);
    check_table::<FlatWide>(&[
        (r#"{"n":1,"width":7}"#, &[("", "custom")]),
        (r#"{"n":"x","width":7}"#, &[("", "custom"), ("/n", "type")]),
        (r#"{"n":"x","width":"y"}"#, &[("/n", "type"), ("/width", "type")]),
    ]);
    for schema in
        [deployment_validate::json_schema::<Halved>(), deployment_validate::json_schema::<FlatHalved>()]
    {
        assert!(schema.to_string().contains("what serde makes of it decides"));
        assert!(!schema.to_string().contains(r#""maximum":9"#));
    }
}

#[test]
fn what_a_function_makes_is_told_once_and_as_no_default() {
    fn list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        String::deserialize(deserializer)?
            .split(',')
            .map(|item| item.parse().map_err(serde::de::Error::custom))
            .collect()
    }
    fn inner<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Inside, D::Error> {
        #[derive(Deserialize)]
        struct Written {
            number: u8,
        }
        Written::deserialize(deserializer).map(|written| Inside { n: written.number })
    }
    #[derive(Debug, DeploymentValidate)]
    struct Inside {
        #[validate(range(max = 9))]
        n: u8,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Made {
        #[serde(deserialize_with = "list")]
        #[validate(wire = String, unique)]
        list: Vec<u8>,
        #[serde(flatten, deserialize_with = "inner")]
        inside: Inside,
        other: u8,
    }

    for (other, told) in [("1", ""), ("\"\"", "1:35: /other: must be an integer, not a string")] {
        let text = format!(r#"{{"list":"1,1","number":10,"other":{other}}}"#);
        let mut expected = vec!["1:1: /n: must be at most 9", "1:9: /list: must be unique: repeats /list/0"];
        expected.extend(Some(told).filter(|told| !told.is_empty()));
        assert_eq!(messages::<Made>(&text), expected);
    }
}

#[test]
fn conditions_see_what_functions_make() {
    #[derive(Debug, PartialEq, DeploymentValidate)]
    enum Kind {
        Plain,
        Named,
    }
    fn kind<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
        match String::deserialize(deserializer)?.to_lowercase().as_str() {
            "plain" => Ok(Kind::Plain),
            "named" => Ok(Kind::Named),
            _ => Err(serde::de::Error::custom("no kind")),
        }
    }
    fn filled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
        Ok(Some(String::deserialize(deserializer)?).filter(|text| !text.is_empty()))
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[validate(at_most_one_of(title, name))]
    #[allow(dead_code)]
    struct Payload {
        #[serde(deserialize_with = "kind")]
        kind: Kind,
        #[validate(required_if(kind = Named))]
        name: Option<String>,
        #[serde(default, deserialize_with = "filled")]
        #[validate(forbidden_if(kind = Plain, count > 5))]
        title: Option<String>,
        #[validate(required_if(title))]
        note: Option<u8>,
        #[serde(deserialize_with = "trimmed")]
        word: String,
        #[validate(equals = self.word)]
        again: String,
        #[serde(default)]
        count: u8,
    }

    let words = r#""word":" a ","again":"a""#;
    for (part, expected) in [
        (r#""kind":"PLAIN""#, &[][..]),
        (r#""kind":"NAMED""#, &[("/own/name", "required_if")]),
        (r#""kind":"NAMED","name":"a","title":"""#, &[]),
        (r#""kind":"plain","title":"a""#, &[("/own/note", "required_if")]),
        (r#""kind":"plain","title":"","note":1"#, &[]),
        (r#""kind":"none","title":"""#, &[("/own/kind", "type")]),
    ] {
        check_beside::<Payload>(&format!("{{{part},{words}}}"), expected);
        // The rest of the object cannot be read either.
        let expected: Vec<_> = expected.iter().copied().chain([("/own/count", "type")]).collect();
        check_beside::<Payload>(&format!(r#"{{{part},{words},"count":""}}"#), &expected);
    }
    for (text, expected) in [
        (r#"{"kind":"plain","word":" a","again":" a"}"#, &[("/own/again", "equals")][..]),
        (
            r#"{"kind":"plain","title":"a","note":1,"name":"a","word":"a","again":"a"}"#,
            &[("/own", "at_most_one_of")],
        ),
        (
            r#"{"kind":"plain","title":"a","word":"a","again":"a","count":6}"#,
            &[("/own/note", "required_if"), ("/own/title", "forbidden_if")],
        ),
    ] {
        check_beside::<Payload>(text, expected);
    }
}
