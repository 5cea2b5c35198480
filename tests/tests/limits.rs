//! What an attacker can make of a report: how many violations, how deep, how long, how late.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use allocation_counter::measure;
use deployment_validate::schema::{Absent, Field, Kind, Object, Schema};
use deployment_validate::{
    Collector, DeploymentValidate, Limits, Number, Options, Param, Path, Report, Valid, Violation, json, yaml,
};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Small(#[validate(range(max = 9))] u8);

/// Codes of the last two violations, and how many there are.
fn end(report: &Report) -> (usize, &str, &str) {
    let [.., before, last] = report.violations() else { panic!("{report}") };
    (report.violations().len(), before.code(), last.code())
}

fn omitted(report: &Report) -> &str {
    let last = report.violations().last().unwrap();
    assert_eq!(last.pointer(), "");
    assert!(matches!(last.params().get("omitted"), Some(Param::Number(_))), "{last}");
    last.message()
}

#[test]
fn a_report_has_a_thousand_violations_and_says_how_many_are_left_out() {
    let many: Vec<Small> = (0..5000).map(|_| Small(10)).collect();
    let report = many.validate().unwrap_err();
    assert_eq!(end(&report), (1001, "range", "limit"));
    assert_eq!(omitted(&report), "too much is wrong: at least 4000 more violations are left out");

    let broken = format!("[{}]", vec!["10"; 5000].join(","));
    let wrong = format!("[{}]", vec!["\"\""; 5000].join(","));
    for (text, code) in [(&broken, "range"), (&wrong, "type")] {
        let report = json::from_str::<Vec<Small>>(text).unwrap_err();
        assert_eq!(end(&report), (1001, code, "limit"));
        assert_eq!(report.violations()[1000].span().unwrap().offset, text.len());
        assert_eq!(end(&yaml::from_str::<Vec<Small>>(text).unwrap_err()), (1001, code, "limit"));
        assert_eq!(
            end(&json::from_str::<(Vec<Small>, bool)>(&format!("[{text},0]")).unwrap_err()),
            (1001, code, "limit")
        );
        assert!(!json::is_valid::<Vec<Small>>(text));
        let error = serde_json::from_str::<Valid<Vec<Small>>>(&broken).unwrap_err().to_string();
        assert_eq!(error.lines().count(), 1001);
    }
    let exact = format!("[{}]", vec!["10"; 1000].join(","));
    assert_eq!(end(&json::from_str::<Vec<Small>>(&exact).unwrap_err()), (1000, "range", "range"));
}

#[test]
fn options_set_the_limits() {
    let with = |count| Options::new().limits(Limits::new().violations(count));
    let text = "[10,11,12,\"\",13]";
    for (count, codes) in [
        (0, &["limit"] as &[_]),
        (1, &["range", "limit"]),
        (4, &["range", "range", "range", "type", "limit"]),
        (5, &["range", "range", "range", "type", "range"]),
        (usize::MAX, &["range", "range", "range", "type", "range"]),
    ] {
        let report = json::from_str_with::<Vec<Small>>(text, &with(count)).unwrap_err();
        let found: Vec<_> = report.violations().iter().map(|violation| violation.code()).collect();
        assert_eq!(found, codes);
        assert_eq!(yaml::from_str_with::<Vec<Small>>(text, &with(count)).unwrap_err(), report);
        assert_eq!(json::from_slice_with::<Vec<Small>>(text.as_bytes(), &with(count)).unwrap_err(), report);
        assert!(json::from_str_with::<Vec<Small>>("[1]", &with(count)).is_ok());
    }
    let broken = json::from_str_with::<Vec<Small>>("[10,11,12]", &with(0)).unwrap_err();
    assert_eq!(broken.to_string(), "1:11: too much is wrong: at least 2 more violations are left out");

    let short = Options::new().limits(Limits::new().bytes(5));
    let report = json::from_str_with::<Vec<Small>>("[10,11,12,13,14]", &short).unwrap_err();
    assert_eq!(end(&report), (4, "range", "limit"));
}

/// What a repeated key hides is judged a second time, and what is left out is counted once.
#[test]
fn what_is_left_out_of_a_map_is_counted() {
    let few = Options::new().limits(Limits::new().violations(2));
    for wrong in [3, 5] {
        let text =
            format!("{{{}}}", (0..wrong).map(|key| format!("\"{key}\":10")).collect::<Vec<_>>().join(","));
        let report = json::from_str_with::<BTreeMap<String, Small>>(&text, &few).unwrap_err();
        assert_eq!(end(&report), (3, "range", "limit"));
        let told = format!("too much is wrong: at least {} more violation", wrong - 2);
        assert!(omitted(&report).starts_with(&told), "{}", omitted(&report));
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(custom(any))]
#[allow(dead_code)]
struct Checked {
    list: Vec<Small>,
}

fn any(_: &Checked) -> Result<(), Violation> {
    Ok(())
}

/// What is left out of a part counts for the whole.
#[test]
fn what_is_left_out_of_a_part_is_counted() {
    let text = |wrong| format!(r#"[{{"list":[{}]}},""]"#, vec!["10"; wrong].join(","));
    let report = json::from_str::<(Checked, u8)>(&text(3000)).unwrap_err();
    assert_eq!(omitted(&report), "too much is wrong: at least 2001 more violations are left out");
    // What the text and the value show takes room once.
    let report = json::from_str::<(Checked, u8)>(&text(999)).unwrap_err();
    assert_eq!(end(&report), (1000, "range", "type"));
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Even(#[validate(custom(even))] u16);

fn even(n: &u16) -> Result<(), Violation> {
    if n.is_multiple_of(2) { Ok(()) } else { Err(Violation::custom("must be even")) }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Aliased {
    #[serde(alias = "a")]
    #[validate(range(max = 9))]
    size: u8,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(custom(any_set))]
#[allow(dead_code)]
struct InSet {
    #[validate(each(range(max = 9)))]
    set: BTreeSet<u16>,
}

fn any_set(_: &InSet) -> Result<(), Violation> {
    Ok(())
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t")]
#[validate(custom(any_variant))]
#[allow(dead_code)]
enum Flat {
    A {
        #[validate(range(max = 9))]
        size: u8,
    },
}

fn any_variant(_: &Flat) -> Result<(), Violation> {
    Ok(())
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Flattened {
    #[serde(flatten)]
    flat: Flat,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(custom(any_inner))]
struct Inner {
    #[validate(custom(even))]
    size: u16,
}

fn any_inner(_: &Inner) -> Result<(), Violation> {
    Ok(())
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Outer {
    #[serde(flatten)]
    inner: Inner,
}

/// The pointers of values are longer than those of documents with other names.
#[test]
fn what_is_left_out_of_a_value_is_not_more_than_of_its_text() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Long {
        #[serde(alias = "a")]
        #[validate(range(max = 9))]
        a_field_of_a_long_name: u8,
    }

    let text = format!("[{}]", vec![r#"{"a":10}"#; 50].join(","));
    let few = Options::new().limits(Limits::new().bytes(100));
    let report = json::from_str_with::<Vec<Long>>(&text, &few).unwrap_err();
    let told: Vec<_> = report.violations().iter().map(Violation::code).collect();
    let limits = told.iter().filter(|code| **code == "limit").count();
    assert_eq!((limits, told.last()), (1, Some(&"limit")));
    let Some(Param::Number(Number::Int(more))) =
        report.violations()[told.len() - 1].params().get("omitted").cloned()
    else {
        panic!("{report}")
    };
    assert!(more >= 1 && told.len() - 1 + more as usize <= 50, "{more} beside {}", told.len() - 1);
}

/// Whoever finds it, in the text, in a part or in the whole value: each mistake takes room once.
#[test]
fn what_is_found_twice_takes_room_once() {
    fn check<T: for<'t> Deserialize<'t> + DeploymentValidate>(
        wrong: usize,
        item: impl Fn(usize) -> String,
        text: &str,
    ) {
        for beside in ["1", r#""""#] {
            let items = (0..wrong).map(&item).collect::<Vec<_>>().join(",");
            let text = text.replace('#', &items);
            let text = format!("[{text},{beside}]");
            let Err(report) = json::from_str::<(T, u8)>(&text) else { panic!("{text} is right") };
            let all = wrong + usize::from(beside != "1");
            if all <= 1000 {
                assert_eq!(report.violations().len(), all, "{}", end(&report).2);
            } else {
                assert_eq!(report.violations().len(), 1001);
                let Some(Param::Number(Number::Int(more))) =
                    report.violations()[1000].params().get("omitted").cloned()
                else {
                    panic!("{}", end(&report).2)
                };
                assert!((1..=all - 1000).contains(&(more as usize)), "{more} of {all}");
            }
        }
    }

    for wrong in [600, 999, 1000, 1500] {
        check::<Vec<Even>>(wrong, |_| "1".to_owned(), "[#]");
        check::<Vec<Aliased>>(wrong, |_| r#"{"a":10}"#.to_owned(), "[#]");
        check::<InSet>(wrong, |index| (index + 10).to_string(), r#"{"set":[#]}"#);
        check::<Vec<Flattened>>(wrong, |_| r#"{"t":"A","size":10}"#.to_owned(), "[#]");
        check::<Vec<Outer>>(wrong, |_| r#"{"size":1}"#.to_owned(), "[#]");
    }
}

#[derive(Deserialize, DeploymentValidate)]
struct Chain {
    next: Option<Box<Chain>>,
    #[validate(range(max = 9))]
    size: u8,
}

#[derive(Deserialize, DeploymentValidate)]
struct Tree {
    children: Vec<Tree>,
}

#[derive(DeploymentValidate)]
struct Around(Option<Box<Around>>);

#[derive(DeploymentValidate)]
struct Named(BTreeMap<String, Named>);

/// The report on a value that is made around itself `depth` times.
fn nested<T: DeploymentValidate>(depth: usize, innermost: T, around: impl Fn(T) -> T) -> Result<(), Report> {
    let value = (0..depth).fold(innermost, |inner, _| around(inner));
    let verdict = value.validate();
    assert_eq!(value.is_valid(), verdict.is_ok());
    // Its drop code recurses.
    std::mem::forget(value);
    verdict
}

#[test]
fn values_nest_128_levels_deep() {
    fn check() {
        let chain = |depth| {
            let innermost = Chain { next: None, size: 10 };
            nested(depth, innermost, |inner| Chain { next: Some(Box::new(inner)), size: 0 })
        };
        let report = chain(127).unwrap_err();
        assert_eq!((report.violations().len(), report.violations()[0].code()), (1, "range"));
        for depth in [128, 1000, 100_000] {
            let report = chain(depth).unwrap_err();
            let [deep] = report.violations() else { panic!("{report}") };
            assert_eq!((deep.code(), deep.message()), ("depth", "nested more than 128 levels deep"));
            assert_eq!(deep.pointer(), "/next".repeat(128));
        }
        let tree =
            |depth| nested(depth, Tree { children: Vec::new() }, |inner| Tree { children: vec![inner] });
        assert!(tree(63).is_ok());
        assert_eq!(tree(64).unwrap_err().violations()[0].code(), "depth");
        assert_eq!(tree(100_000).unwrap_err().violations()[0].code(), "depth");
        let around = |depth| nested(depth, Around(None), |inner| Around(Some(Box::new(inner))));
        assert!(around(256).is_ok());
        assert_eq!(around(257).unwrap_err().violations()[0].code(), "depth");
        assert_eq!(around(100_000).unwrap_err().violations()[0].code(), "depth");
        let named =
            |depth| nested(depth, Named(BTreeMap::new()), |inner| Named([("a".to_owned(), inner)].into()));
        assert!(named(127).is_ok());
        assert_eq!(named(128).unwrap_err().violations()[0].code(), "depth");
    }
    // What a thread has by default.
    std::thread::Builder::new().stack_size(2 << 20).spawn(check).unwrap().join().unwrap();
}

#[test]
fn texts_nest_as_deep_as_values() {
    let text = |depth: usize| {
        format!("{}{{\"size\":\"\"}}{}", "{\"size\":0,\"next\":".repeat(depth), "}".repeat(depth))
    };
    let codes = |report: Report| -> Vec<_> {
        report.into_iter().map(|violation| (violation.code().to_owned(), violation.pointer().len())).collect()
    };
    assert_eq!(codes(json::from_str::<Chain>(&text(126)).err().unwrap()), [("type".to_owned(), 126 * 5 + 5)]);
    for depth in [128, 10_000] {
        let report = json::from_str::<Chain>(&text(depth)).err().unwrap();
        assert_eq!(codes(report), [("depth".to_owned(), 128 * 5)]);
        let report = yaml::from_str::<Chain>(&text(depth)).err().unwrap();
        assert_eq!(report.violations()[0].code(), "depth", "{report}");
    }
    // What is too deep comes last, and everything else is told.
    let shallow = Options::new().limits(Limits::new().depth(3));
    let wrong = r#"{"next":{"next":{"next":{"size":1},"size":10},"size":""},"size":10}"#;
    let report = json::from_str_with::<Chain>(wrong, &shallow).err().unwrap();
    assert_eq!(
        report.to_string(),
        "1:54: /next/size: must be an integer, not a string\n\
         1:65: /size: must be at most 9\n\
         1:25: /next/next/next: nested more than 3 levels deep"
    );
}

#[test]
fn a_long_key_around_many_mistakes_costs_no_memory() {
    let text = format!("{{\"{}\":[{}]}}", "k".repeat(90_000), vec!["10"; 30_000].join(","));
    let before = Instant::now();
    let error = serde_json::from_str::<Valid<BTreeMap<String, Vec<Small>>>>(&text).err().unwrap().to_string();
    assert!(error.len() < 2 << 20, "{}", error.len());
    let report = json::from_str::<BTreeMap<String, Vec<Small>>>(&text).unwrap_err();
    assert_eq!(end(&report), (13, "range", "limit"));
    assert!(before.elapsed() < Duration::from_secs(5));
}

const KNOWN: usize = 500;
static NAMES: [[u8; 9]; KNOWN] = {
    let mut names = [*b"alpha_000"; KNOWN];
    let mut index = 0;
    while index < KNOWN {
        names[index][6] += (index / 100) as u8;
        names[index][7] += (index / 10 % 10) as u8;
        names[index][8] += (index % 10) as u8;
        index += 1;
    }
    names
};
static FIELDS: [Field; KNOWN] = {
    let mut fields = [Field::named("", ""); KNOWN];
    let mut index = 0;
    while index < KNOWN {
        let Ok(name) = str::from_utf8(&NAMES[index]) else { panic!() };
        fields[index] = Field { schema: || u8::SCHEMA, absent: Absent::Always, ..Field::named(name, name) };
        index += 1;
    }
    fields
};

/// An object with 500 known keys, of which `Deserialize` reads none.
#[derive(Debug)]
struct Many;

impl DeploymentValidate for Many {
    const SCHEMA: &'static Schema = &Schema {
        name: "Many",
        ..Schema::of(Kind::Struct(Object { deny_unknown: true, ..Object::of(&FIELDS) }))
    };

    fn validate_at(&self, _: &Path<'_>, _: &mut Collector) {}
}

impl<'de> Deserialize<'de> for Many {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(D::Error::custom("unknown keys"))
    }
}

/// 500 known keys and 40,000 unknown ones once took a minute. Counted are allocations, which comparing names takes too:
/// so many a key, however many names are known.
#[test]
fn many_unknown_keys_take_little_time() {
    let keys = |count: usize| {
        let keys: Vec<_> = (0..count).map(|index| format!("\"alpha_{index:04}\":0")).collect();
        format!("{{{}}}", keys.join(","))
    };
    let options = Options::new().limits(Limits::new().violations(usize::MAX).bytes(usize::MAX));
    type Way = fn(&str, &Options) -> Result<Valid<Many>, Report>;
    let ways: [Way; 2] = [
        |text, options| json::from_str_with(text, options),
        |text, options| yaml::from_str_with(text, options),
    ];
    for read in ways {
        let work = |count: usize| {
            let text = keys(count);
            let mut report = Report::new();
            let work = measure(|| report = read(&text, &options).unwrap_err()).count_total;
            assert_eq!(report.violations().len(), count);
            let is_suggestion = |violation: &&Violation| violation.params().get("nearest").is_some();
            assert!((100..=500).contains(&report.violations().iter().filter(is_suggestion).count()));
            work
        };
        let before = Instant::now();
        let (some, many) = (work(10_000), work(40_000));
        assert!(before.elapsed() < Duration::from_secs(60), "{:?}", before.elapsed());
        assert!(many < 5 * some && some < 10 * 10_000, "{some} allocations, then {many}");
    }
}

/// Lines are counted on from document to document, not from the start of the text for each.
#[test]
fn many_documents_in_a_text_take_little_time() {
    let before = Instant::now();
    let text = "---\n".repeat(100_000);
    let last = yaml::documents::<Small>(&text).last().unwrap().unwrap_err();
    assert_eq!(last.violations()[0].span().map(|span| span.line), Some(100_001));
    assert!(before.elapsed() < Duration::from_secs(15), "{:?}", before.elapsed());
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Bit {
    Number(u8),
    Switch(bool),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Choice {
    First {
        #[validate(range(max = 3))]
        a: u8,
        b: Bit,
    },
    Second {
        a: u8,
        c: String,
    },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Lists {
    n: Option<u8>,
    #[serde(default)]
    #[validate(unique)]
    once: Vec<u8>,
    #[serde(default)]
    #[validate(warn(unique))]
    advised: Vec<u8>,
}

/// What a report has no room for decides all the same.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Tried {
    First(Valid<Few>),
    Second {
        #[validate(warn(range(max = 3)))]
        n: u8,
        c: String,
    },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Few {
    #[validate(range(max = 9))]
    n: u8,
}

#[test]
fn a_full_report_is_no_other_verdict() {
    let options = Options::new().limits(Limits::new().violations(1));
    let told = |read: Result<(), Report>| read.err().map(|report| report.to_string()).unwrap_or_default();
    let choices = |text: &str| told(json::from_str_with::<Vec<Choice>>(text, &options).map(drop));
    for second in [r#"{"a":5,"c":""}"#, r#"{"a":5,"b":"","c":""}"#, r#"{"a":5,"b":300,"c":""}"#] {
        assert_eq!(choices(&format!("[{second}]")), "", "{second}");
        assert_eq!(choices(&format!("[1,{second}]")), "1:2: /0: must be an object, not a number", "{second}");
    }
    let broken = r#"{"a":5,"b":1}"#;
    assert!(
        choices(&format!("[{broken},{broken},{broken}]"))
            .ends_with("at least 2 more violations are left out")
    );
    // A rule that is broken inside a `Valid`, for which there is no room, still decides.
    let small = r#"{"n":10,"c":""}"#;
    let smalls = |text: &str| told(json::from_str_with::<Vec<Tried>>(text, &options).map(drop));
    assert_eq!(smalls(&format!("[{small},{small}]")), "");
    assert_eq!(smalls(&format!("[1,{small}]")), "1:2: /0: must be an object, not a number");
    let lists = |text: &str| told(json::from_str_with::<Lists>(text, &options).map(drop));
    let wrong = "1:6: /n: must be an integer, not a string";
    assert_eq!(lists(r#"{"n":"","advised":[1,1,1]}"#), wrong);
    let more = "too much is wrong: at least 2 more violations are left out";
    assert_eq!(lists(r#"{"n":"","once":[1,1,1]}"#), format!("{wrong}\n1:24: {more}"));
    assert!(lists(r#"{"n":"","n":1,"m":1}"#).ends_with(more));
}

/// Names are guessed for the first of a document only.
#[test]
fn few_guesses_are_made() {
    let text = format!("[{}]", vec![r#"{"onec":[]}"#; 510].join(","));
    let report = json::from_str::<Vec<Lists>>(&text).unwrap_err();
    let is_guess = |violation: &&Violation| violation.params().get("nearest").is_some();
    assert_eq!(report.violations().iter().filter(is_guess).count(), 500);
}

/// What reads its tokens itself is held to the depth too, and so is what is no text of JSON.
#[test]
fn depth_is_bounded_however_a_value_is_read() {
    #[derive(Debug, DeploymentValidate)]
    #[validate(deserialize)]
    #[allow(dead_code)]
    struct Deep {
        #[serde(default)]
        inside: Vec<Deep>,
        #[validate(range(max = 9))]
        size: Option<u8>,
    }
    let shallow = Options::new().limits(Limits::new().depth(4));
    let codes = |read: Result<Valid<Deep>, Report>| -> Vec<String> {
        read.err().iter().flat_map(Report::violations).map(|found| found.code().to_owned()).collect()
    };
    for (text, expected) in [
        (r#"{"inside":[{"size":1}]}"#, &[][..]),
        (r#"{"inside":[{"inside":[{}]}]}"#, &["depth"]),
        (r#"{"inside":[{"inside":[{}]}],"size":10}"#, &["range", "depth"]),
    ] {
        assert_eq!(codes(json::from_str_with(text, &shallow)), expected, "{text}");
        assert_eq!(codes(yaml::from_str_with(text, &shallow)), expected, "{text}");
        let value = serde_json::from_str(text).unwrap();
        assert_eq!(codes(json::from_value_with(&value, &shallow)), expected, "{text}");
    }
}

#[test]
fn many_beside_each_other_are_not_deep() {
    let leaf = || Tree { children: Vec::new() };
    let wide = Tree { children: (0..1_000).map(|_| Tree { children: vec![leaf()] }).collect() };
    assert!(wide.validate().is_ok());
}
