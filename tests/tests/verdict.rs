//! `json::is_valid` on types that it judges by their schema, against what `json::from_str` says of the same texts: of
//! each type some texts, and each of these changed in every way that a small table of changes allows. The report is held to
//! that of the second pass. That the verdict makes no value shows in what it allocates: nothing.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::IpAddr;
use std::num::{NonZeroI8, NonZeroU8};

use allocation_counter::measure;
use deployment_validate::{DeploymentValidate, Limits, Options, json};
use serde::Deserialize;

/// The same of a type that borrows, which no bound for all lifetimes takes.
macro_rules! compare_borrowed {
    ($ty:ident, $texts:expr) => {{
        let mut valid = 0;
        for text in $texts {
            assert!(json::from_str::<$ty<'_>>(text).is_ok(), "{text} is right to begin with");
            for text in changed(text) {
                let read = json::from_str::<$ty<'_>>(&text).map(drop);
                valid += usize::from(read.is_ok());
                assert_eq!(json::is_valid::<$ty<'_>>(&text), read.is_ok(), "{text}: {:?}", read.err());
                let slowly = json::from_str_with::<$ty<'_>>(&text, &second_pass()).map(drop);
                assert_eq!(read, slowly, "{text}");
            }
        }
        valid
    }};
}

#[derive(Debug, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null, at_most_one_of(path, command))]
struct Probe<'a> {
    #[serde(alias = "type")]
    kind: Kind,
    #[validate(required_if(kind = Http), pattern = "^/", length(max = 8))]
    path: Option<Cow<'a, str>>,
    #[validate(forbidden_unless(kind = Cmd, port = 1..=9))]
    command: Option<String>,
    #[validate(range(min = 1, max = 100), multiple_of = 5)]
    #[serde(default)]
    port: u8,
    #[validate(required_if(command))]
    #[serde(alias = "text")]
    shell: Option<&'a str>,
}

#[derive(Debug, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
#[validate(deserialize)]
enum Kind {
    Http,
    #[serde(alias = "tcp")]
    Socket,
    Cmd,
    #[serde(skip)]
    #[allow(dead_code)]
    Hidden,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Scalars {
    #[serde(default)]
    truth: bool,
    #[validate(one_of("a", "\u{e9}"))]
    letter: char,
    small: i8,
    #[validate(range(max = 18446744073709551615))]
    wide: i128,
    widest: Option<u128>,
    #[validate(range(min = 0.1, exclusive_max = 1e300))]
    float: f64,
    #[validate(range(max = 0.1))]
    single: f32,
    positive: NonZeroU8,
    nonzero: Option<NonZeroI8>,
    nothing: (),
    #[validate(none_of("no", "longer"), any_of((length(max = 2)), (prefix = "long")))]
    text: String,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Containers {
    #[validate(length(min = 1, max = 2), each(length(max = 1), each(range(max = 9))))]
    rows: Vec<Vec<u32>>,
    pair: (u8, Option<String>),
    three: [i8; 3],
    #[validate(length(max = 2), keys(pattern = "^[a-z]+$"), values(range(max = 9)))]
    map: BTreeMap<String, u8>,
    numbers: HashMap<u16, Vec<Kind>>,
    set: BTreeSet<u8>,
    address: Option<IpAddr>,
    #[serde(default)]
    probes: Vec<Run>,
    result: Result<u8, String>,
    span: std::ops::Range<u8>,
    inner: Option<Box<Containers>>,
}

#[derive(Debug, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(by_key, deny_null)]
#[allow(dead_code)]
enum Source<'a> {
    Image {
        #[validate(pattern = "^[a-z]+$")]
        image: Cow<'a, str>,
        run: Option<Run>,
    },
    Build {
        run: Option<Run>,
        #[serde(alias = "ref")]
        build: Option<u8>,
        #[validate(forbidden_if(build = 1))]
        tag: Option<String>,
    },
    Neither {
        run: Option<Run>,
    },
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize, exactly_one_of(a, b))]
#[allow(dead_code)]
struct Run {
    a: Option<u8>,
    b: Option<u8>,
}

/// Rules on conditions and warnings, beside rules that the walk judges.
#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Advised {
    #[validate(warn(range(max = 5)), range(max = 9))]
    port: Option<u8>,
    #[validate(ignored_unless(port))]
    path: Option<String>,
    #[validate(when(port = 1, length(max = 1)))]
    name: Option<String>,
    #[validate(when(port != 1, each(length(max = 1))), warn(each(length(max = 2))))]
    names: Vec<String>,
    #[validate(required_if(port > 5), format = ipv4)]
    address: Option<String>,
    #[validate(range(min = self.port))]
    above: Option<u8>,
    #[validate(length(max = self.above))]
    short: Option<String>,
}

/// A set's length is how many different items there are.
#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Counted {
    #[validate(length(max = 1))]
    set: BTreeSet<u8>,
}

/// A newtype, which reads what is inside, also as the key of a map.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, DeploymentValidate)]
#[validate(deserialize)]
struct Name<'a>(#[validate(pattern = "^[a-z]+$")] Cow<'a, str>);

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
struct Wrapped<T>(#[validate(required)] Option<T>);

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Named<'a> {
    name: Name<'a>,
    wrapped: Option<Wrapped<u8>>,
    by_name: BTreeMap<Name<'a>, Wrapped<bool>>,
}

#[test]
fn newtypes_read_what_is_inside() {
    let texts = [r#"{"name":"a","wrapped":1,"by_name":{"a":true}}"#, r#"{"name":"\u0061","by_name":{}}"#];
    assert!(compare_borrowed!(Named, texts) > 20);
    let read = json::from_str::<Name<'_>>(r#""plain""#).unwrap().into_inner();
    assert!(matches!(read, Name(Cow::Borrowed("plain"))));
    let report =
        json::from_str::<Named<'_>>(r#"{"name":"A","wrapped":null,"by_name":{"b":null}}"#).unwrap_err();
    let found: Vec<_> = report.violations().iter().map(|found| (found.pointer(), found.code())).collect();
    assert_eq!(found, [("/name", "pattern"), ("/by_name/b", "required")]);
}

/// Of this one only the typed value knows.
#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Judged {
    #[validate(custom(is_even))]
    even: u8,
    run: Option<Run>,
}

fn is_even(value: &u8) -> Result<(), &'static str> {
    if value.is_multiple_of(2) { Ok(()) } else { Err("must be even") }
}

/// A type by hand that says no more than what another says.
#[derive(Debug, Deserialize)]
struct ByHand(u8);

impl DeploymentValidate for ByHand {
    const SCHEMA: &'static deployment_validate::schema::Schema = u8::SCHEMA;

    fn validate_at(&self, at: &deployment_validate::Path<'_>, out: &mut deployment_validate::Collector) {
        if self.0 == 7 {
            out.add(at, deployment_validate::Violation::custom("must not be 7"));
        }
    }
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct HasByHand {
    inner: Option<Vec<ByHand>>,
}

/// Texts that a value may be replaced with.
const VALUES: [&str; 40] = [
    "null",
    "true",
    "0",
    "-0",
    "1",
    "1.0",
    "5",
    "7",
    "-1",
    "10",
    "0.1",
    "1e2",
    "1e400",
    "300",
    "01",
    "+1",
    "18446744073709551616",
    "340282366920938463463374607431768211456",
    "\"\"",
    "\"a\"",
    "\"/x\"",
    "\"\\u0061\"",
    "\"\\u00e9\"",
    "\"\\ud800\"",
    "\"http\"",
    "\"cm\\u0064\"",
    "\"tcp\"",
    "\"hidden\"",
    "\"longer\"",
    "[]",
    "[1]",
    "[1,2]",
    "[1,1]",
    "[[]]",
    "{}",
    "{\"a\":1}",
    "{\"a\":1,\"a\":2}",
    "{\"1\":[]}",
    "{\" 1\":[]}",
    "{\"b\":10,\"b\":1}",
];

/// Texts that may be put in anywhere.
const BITS: [&str; 8] = [" ", ",", "}", "\"", "\\", "{\"zz\":1}", "\u{1}", "\"kind\":\"cmd\","];

/// The ranges of tokens: strings, numbers, words, brackets.
fn tokens(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        at += 1;
        match bytes[start] {
            b'"' => {
                while bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                at += 1;
            }
            b'0'..=b'9' | b'-' | b'a'..=b'z' => {
                while at < bytes.len()
                    && matches!(bytes[at], b'0'..=b'9' | b'.' | b'e' | b'a'..=b'd' | b'f'..=b'z')
                {
                    at += 1;
                }
            }
            _ => {}
        }
        tokens.push((start, at));
    }
    tokens
}

/// The text with each token left out, doubled, and replaced with each value and each other token, and with bits put in.
fn changed(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let mut texts = vec![text.to_owned()];
    let own = tokens.iter().map(|(start, end)| &text[*start..*end]);
    let replacements: BTreeSet<&str> = own.chain(VALUES).chain(["", "-", "\u{e9}"]).collect();
    for (start, end) in &tokens {
        let (before, token, after) = (&text[..*start], &text[*start..*end], &text[*end..]);
        texts.extend(replacements.iter().map(|other| format!("{before}{other}{after}")));
        texts.push(format!("{before}{token}{token}{after}"));
        texts.push(before.to_owned());
        texts.extend(BITS.iter().map(|bit| format!("{before}{bit}{token}{after}")));
    }
    texts
}

/// Options under which a report always is that of the second pass.
fn second_pass() -> Options {
    Options::new().limits(Limits::new().depth(127))
}

/// Compares the verdicts on all changes of the texts; returns how many were valid.
fn compare<T: DeploymentValidate + for<'de> Deserialize<'de>>(texts: &[&str]) -> usize {
    let mut valid = 0;
    for text in texts {
        assert!(json::from_str::<T>(text).is_ok(), "{text} is right to begin with");
        for text in changed(text) {
            let read = json::from_str::<T>(&text).map(drop);
            valid += usize::from(read.is_ok());
            assert_eq!(json::is_valid::<T>(&text), read.is_ok(), "{text}: {:?}", read.err());
            assert_eq!(read, json::from_str_with::<T>(&text, &second_pass()).map(drop), "{text}");
        }
    }
    valid
}

const PROBES: [&str; 4] = [
    r#"{"kind":"http","path":"/\u00e4","port":5}"#,
    r#" { "port" : 5 , "type" : "tcp" , "text" : "ü" } "#,
    r#"{"kind":"cmd","command":"c\n","shell":"sh","port":5}"#,
    r#"{"kind":"socket","port":100}"#,
];

const SCALARS: [&str; 2] = [
    r#"{"truth":true,"letter":"a","small":-128,"wide":-5,"float":1.5,"single":0.1,"positive":1,"nothing":null,"text":"ok","zz":[{"a":"\\"}]}"#,
    r#"{"letter":"é","small":0,"wide":-0,"widest":0,"float":1,"single":-3e38,"positive":255,"nonzero":-1,"nothing":null,"text":"longest"}"#,
];

const CONTAINERS: &str = r#"{"rows":[[1]],"pair":[1,null],"three":[1,2,3],"map":{"a":1,"b":2},"numbers":{"1":["http"]},"set":[1,1],"address":"::1","result":{"Ok":1},"span":{"start":1,"end":2},"inner":{"rows":[[],[0]],"pair":[0,""],"three":[0,0,0],"map":{},"numbers":{},"set":[],"result":{"Err":"e"},"span":{"end":2,"start":1}}}"#;

const SOURCES: [&str; 4] = [
    r#"{"image":"a","run":{"a":1}}"#,
    r#"{"run":{"b":1},"build":2,"tag":"t"}"#,
    r#"{"run":{"a":null,"b":1}}"#,
    "{}",
];

/// The texts of the type with `null` under `deny_null` left out.
#[test]
fn the_verdict_is_that_of_reading() {
    assert!(compare_borrowed!(Probe, PROBES) > 40);
    assert!(compare::<Scalars>(&SCALARS) > 200);
    assert!(compare::<Kind>(&[r#""http""#, r#""tcp""#]) > 4);
    assert!(compare::<Judged>(&[r#"{"even":0,"run":{"a":1}}"#]) > 5);
    let advised = [
        r#"{"port":1,"name":"a","names":["long"]}"#,
        r#"{"path":"a","name":"ab","names":["b"]}"#,
        r#"{"port":7,"names":[],"address":"127.0.0.1"}"#,
        r#"{"port":1,"names":[],"above":1,"short":"a"}"#,
    ];
    assert!(compare::<Advised>(&advised) > 20);
    assert!(compare::<Counted>(&[r#"{"set":[1,1]}"#]) > 5);
    assert!(compare::<HasByHand>(&[r#"{"inner":[1,2]}"#, "{}"]) > 5);
    assert!(!json::is_valid::<HasByHand>(r#"{"inner":[7]}"#));
    assert!(!json::is_valid::<ByHand>("7"));
    assert!(compare::<Vec<Option<u8>>>(&["[1,null]"]) > 10);
    assert!(compare::<BTreeMap<i64, bool>>(&[r#"{"1":true,"-1":false}"#]) > 5);
}

#[test]
fn the_verdict_is_that_of_reading_with_keys_that_decide() {
    assert!(compare_borrowed!(Source, SOURCES) > 20);
}

#[test]
fn the_verdict_is_that_of_reading_containers() {
    type NonZeros = BTreeMap<NonZeroI8, Vec<NonZeroI8>>;
    assert!(compare::<NonZeros>(&[r#"{"-1":[1,-2],"5":[10]}"#, r#"{"-128":[127],"1":[]}"#]) > 0);
    assert!(compare::<Containers>(&[CONTAINERS]) > 300);
}

/// Lists and objects as deep as they may be, and one deeper.
#[test]
fn depth_is_that_of_reading() {
    #[derive(Debug, DeploymentValidate)]
    #[validate(deserialize)]
    #[allow(dead_code)]
    struct Deep {
        #[serde(default)]
        a: Vec<Deep>,
        b: Option<u8>,
    }
    for (levels, is_valid) in [(62, true), (63, true), (64, false), (65, false), (1000, false)] {
        let text = r#"{"a":["#.repeat(levels) + &"]}".repeat(levels);
        assert_eq!(json::from_str::<Deep>(&text).is_ok(), is_valid, "{levels}");
        assert_eq!(json::is_valid::<Deep>(&text), is_valid, "{levels}");
        let ignored = format!(r#"{{"z":{text}}}"#);
        assert!(json::from_str::<Deep>(&ignored).is_ok());
        assert!(json::is_valid::<Deep>(&ignored));
    }
}

/// No value is made: what would own its strings allocates nothing.
#[test]
fn the_verdict_allocates_nothing() {
    fn count(judge: impl FnOnce() -> bool) -> u64 {
        measure(|| assert!(judge())).count_total
    }
    let probe = r#"{"kind":"cmd","command":"make a value","shell":"sh","port":5}"#;
    assert_eq!(count(|| json::is_valid::<Probe<'_>>(probe)), 0);
    assert_ne!(count(|| json::from_str::<Probe<'_>>(probe).is_ok()), 0);
    assert_eq!(count(|| json::is_valid::<Containers>(CONTAINERS)), 0);
    assert_eq!(count(|| json::is_valid::<BTreeMap<NonZeroI8, Vec<NonZeroI8>>>(r#"{"-1":[1,-2]}"#)), 0);
    assert_eq!(count(|| json::is_valid::<Source<'_>>(r#"{"build":2,"tag":"allocates"}"#)), 0);
    // Only an escape in a string that has rules has to be unescaped.
    assert_eq!(count(|| json::is_valid::<Probe<'_>>(r#"{"kind":"http","path":"/\n","port":5}"#)), 1);
    assert_eq!(count(|| json::is_valid::<Vec<String>>(r#"["\n","\u00e4"]"#)), 0);
}
