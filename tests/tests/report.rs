//! Reports as values: what a program makes of them, and what they say.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use deployment_validate::deployment::Deployment;
use deployment_validate::{DeploymentValidate, Messages, Param, Path, Report, Style, Violation, json, yaml};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
struct Host(#[validate(length(max = 3))] String);

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(exactly_one_of(path, command))]
struct Job {
    #[validate(one_of("none", "a", ""))]
    mode: Option<String>,
    path: Option<String>,
    command: Option<String>,
    #[validate(range(max = 9, exclusive_min = 0))]
    size: Option<u8>,
    #[serde(default)]
    #[validate(keys(pattern = "^[a-z]+$", custom(no_x)), values(range(max = 9)))]
    ports: BTreeMap<String, u8>,
    #[serde(default)]
    hosts: BTreeMap<Host, u8>,
    #[validate(any_of((pattern = "^a"), (length(max = 3), one_of("x"))))]
    either: Option<String>,
}

fn no_x(text: &str) -> Result<(), &'static str> {
    if text.contains('x') { Err("no x is allowed") } else { Ok(()) }
}

fn report(text: &str) -> Report {
    let report = json::from_str::<Job>(text).unwrap_err();
    // What serde writes is what it reads.
    let written = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&written).unwrap(), report, "{written}");
    report
}

fn told(text: &str) -> String {
    report(text).to_string()
}

#[test]
fn groups_tell_none_from_more_than_one() {
    let none = "1:1: exactly one of path and command is required: none is there";
    assert_eq!(told("{}"), none);
    let more = r#"{"path":"","command":""}"#;
    assert_eq!(told(more), "1:1: exactly one of path and command is required: more than one is there");
    assert_eq!(report(more).violations()[0].params().get("present"), Some(&Param::from(2)));
    let job = json::from_str::<Job>(r#"{"path":"","ports":{},"hosts":{}}"#).unwrap().into_inner();
    let verdict = Job { path: None, ..job }.validate().unwrap_err().to_string();
    assert_eq!(verdict, &none[5..]);
}

#[test]
fn literals_are_quoted_and_bounds_in_order() {
    assert_eq!(
        told(r#"{"path":"","mode":"nine","size":0}"#),
        "1:19: /mode: must be \"none\", \"a\" or \"\", did you mean \"none\"?\n\
         1:33: /size: must be greater than 0 and at most 9"
    );
}

#[test]
fn keys_of_maps_say_that_they_are_keys() {
    let wrong = r#"{"path":"","ports":{"a1":1,"axe":10},"hosts":{"four":1}}"#;
    let all = report(wrong);
    assert_eq!(
        all.to_string(),
        "1:21: /ports/a1: in the key, character 2 is not allowed here: expected a-z\n\
         1:28: /ports/axe: the key: no x is allowed\n\
         1:34: /ports/axe: must be at most 9\n\
         1:47: /hosts/four: the key must be at most 3 characters long"
    );
    let is_key: Vec<_> = all.violations().iter().map(Violation::in_key).collect();
    assert_eq!(is_key, [true, true, false, true]);
    let written = serde_json::to_value(&all).unwrap();
    assert_eq!((&written[0]["key"], &written[2]["key"]), (&json!(true), &Value::Null));
    assert_eq!(written[0]["detail"], json!({"offset": 22, "len": 1}));
    // The same without a text, and beside what serde cannot read.
    #[derive(Deserialize, DeploymentValidate)]
    struct Hosts(BTreeMap<Host, u8>);
    let hosts = Hosts([(Host("four".into()), 1)].into());
    let found = hosts.validate().unwrap_err();
    assert!(found.violations()[0].in_key());
    assert_eq!(found.to_string(), "/four: the key must be at most 3 characters long");
    let beside = json::from_str::<(Hosts, u8)>(r#"[{"four":1},""]"#).err().unwrap();
    assert_eq!(
        beside.to_string().lines().next(),
        Some("1:3: /0/four: the key must be at most 3 characters long")
    );
}

#[test]
fn alternatives_are_data() {
    let report = report(r#"{"path":"","either":"b"}"#);
    assert_eq!(
        serde_json::to_value(report.violations()[0].params()).unwrap(),
        json!({"alternatives": [
            [{"code": "pattern", "pattern": "^a"}],
            [
                {"code": "length", "max": 3, "unit": "characters"},
                {"code": "one_of", "values": ["x"]},
            ],
        ]})
    );
}

#[test]
fn reports_are_open() {
    let mut all = Report::new();
    assert!(all.is_empty());
    let job = json::from_str::<Job>(r#"{"path":""}"#).unwrap().into_inner();
    let found = Job { size: Some(0), ..job }.validate().unwrap_err();
    all.extend(found.nested_under(&Path::ROOT.key("jobs").index(1)));
    all.push(Violation::custom("is taken").on("name").with_code("taken"));
    all.extend(Report::from(Violation::custom("is short").on("name")));
    assert_eq!(
        all.by_pointer().into_iter().map(|(pointer, found)| (pointer, found.len())).collect::<Vec<_>>(),
        [("/jobs/1/size", 1), ("/name", 2)]
    );
    let text = "{\n \"jobs\": [{}, {\"size\": 0}],\n \"other\": 1}";
    all.locate(text);
    assert_eq!(
        all.to_string(),
        "1:1: /name: is taken\n1:1: /name: is short\n\
         2:24: /jobs/1/size: must be greater than 0 and at most 9"
    );
    let mut in_yaml = Report::from(Violation::custom("is taken").on("name"));
    in_yaml.locate("size: 1\nname: web\n");
    assert_eq!(in_yaml.to_string(), "2:7: /name: is taken");
    let mut in_toml = Report::from(Violation::custom("is taken").on("name"));
    in_toml.locate("size = 1\nname = 'web'\n");
    assert_eq!(in_toml.to_string(), "2:8: /name: is taken");
    all.retain(|violation| violation.code() == "taken");
    assert_eq!(all.violations().len(), 1);
}

#[test]
fn reports_speak_other_languages() {
    struct German;
    impl Messages for German {
        fn message(&self, violation: &Violation) -> Option<String> {
            let params = violation.params();
            match violation.code() {
                "length" => Some(format!("höchstens {:?}", params.get("max")?)),
                _ => None,
            }
        }
    }
    let report = report(r#"{"path":"","hosts":{"four":1},"size":0}"#).in_words_of(&German as &dyn Messages);
    assert_eq!(
        report.to_string(),
        "1:21: /hosts/four: höchstens Number(Int(3))\n1:38: /size: must be greater than 0 and at most 9"
    );
    assert_eq!(report.violations()[0].code(), "length");
    let brief = report.in_words_of(&|violation: &Violation| Some(violation.pointer().to_owned()));
    assert_eq!(brief.to_string(), "1:21: /hosts/four: /hosts/four\n1:38: /size: /size");
}

#[derive(Debug, Deserialize)]
#[serde(try_from = "u8")]
struct Even;

impl TryFrom<u8> for Even {
    type Error = String;

    fn try_from(value: u8) -> Result<Self, String> {
        if value.is_multiple_of(2) { Ok(Even) } else { Err(format!("{value} is odd")) }
    }
}

#[test]
fn reasons_are_shown_where_they_are_allowed() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(try_from = "u8")]
    #[validate(reason)]
    struct Small;
    impl TryFrom<u8> for Small {
        type Error = &'static str;

        fn try_from(value: u8) -> Result<Self, &'static str> {
            if value < 10 { Ok(Small) } else { Err("has two digits") }
        }
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Three {
        #[validate(skip)]
        secret: Even,
        #[validate(skip, reason)]
        open: Even,
        small: Vec<Small>,
    }
    assert_eq!(
        json::from_str::<Three>(r#"{"secret":1,"open":3,"small":[1,10]}"#).unwrap_err().to_string(),
        "1:11: /secret: cannot be read\n\
         1:20: /open: cannot be read: 3 is odd\n\
         1:33: /small/1: cannot be read: has two digits"
    );
}

/// A text, the text with all edits applied, and how many there are.
type Mended<'t> = (&'t str, &'t str, usize);

fn check_mended(kind: &str, cases: &[Mended<'_>], read: fn(&str) -> Result<(), Report>) {
    for (text, expected, count) in cases {
        let report = read(text).unwrap_err();
        let edits = report.violations().iter().filter(|violation| violation.edit().is_some()).count();
        assert_eq!((&*report.edited(text), edits), (*expected, *count), "{kind}: {text}\n{report}");
        for violation in report.violations() {
            let Some(edit) = violation.edit() else { continue };
            let before = &text[..edit.span.offset];
            let line_start = before.rfind('\n').map_or(0, |end| end + 1);
            let place = (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1);
            assert_eq!((edit.span.line, edit.span.column), place, "{violation}");
        }
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
enum Kind {
    Http,
    GrpcWeb,
    GrpcWed,
    Tcp(u8),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Port {
    #[serde(alias = "sort")]
    kind: Option<Kind>,
    #[validate(one_of("public", "private"))]
    access: Option<String>,
    number: Option<u16>,
    names: Option<BTreeMap<String, u8>>,
    #[validate(one_of("true", "two words"))]
    mode: Option<String>,
}

#[test]
fn certain_mends_are_edits_in_json() {
    let cases: &[Mended<'_>] = &[
        (r#"{"knid":"http"}"#, r#"{"kind":"http"}"#, 1),
        (r#"{"KIND":"hpt","acces":"x"}"#, r#"{"kind":"hpt","access":"x"}"#, 2),
        (r#"{"kind":"htpp"}"#, r#"{"kind":"http"}"#, 1),
        // Two names are near.
        (r#"{"kind":"grpcWeg"}"#, r#"{"kind":"grpcWeg"}"#, 0),
        (r#"{"kind":{"tpc":1}}"#, r#"{"kind":{"tcp":1}}"#, 1),
        (r#"{"access":"pubilc"}"#, r#"{"access":"public"}"#, 1),
        (r#"{"access":"secret"}"#, r#"{"access":"secret"}"#, 0),
        // The name is taken, by itself or by an alias, or would be.
        (r#"{"kind":"http","knid":"http"}"#, r#"{"kind":"http","knid":"http"}"#, 0),
        (r#"{"sort":"http","knid":"http"}"#, r#"{"sort":"http","knid":"http"}"#, 0),
        (r#"{"kidn":"http","knid":"http"}"#, r#"{"kidn":"http","knid":"http"}"#, 0),
        (r#"{"knid":"http","knid":"http"}"#, r#"{"knid":"http","knid":"http"}"#, 0),
        (
            "{\"number\":1,\n \"access\" : \"public\" ,\n \"number\" : 2}",
            "{\"number\":1,\n \"access\" : \"public\" ,\n \"number\" : 2}",
            0,
        ),
        (
            "{\"number\":1,\n \"access\" : \"public\" ,\n \"number\" : 1}",
            "{\"number\":1,\n \"access\" : \"public\"}",
            1,
        ),
        (r#"{"number":1,"number":1,"number":1}"#, r#"{"number":1}"#, 2),
        (r#"{"number":1,"number":1,"number":2}"#, r#"{"number":1,"number":1,"number":2}"#, 0),
        // What goes takes its own mistakes along.
        (r#"{"access":"pubilc","access":"pubilc"}"#, r#"{"access":"public"}"#, 2),
        ("{\"number\":1 ,\n}", "{\"number\":1 \n}", 1),
        (r#"{"names":{"a":1,}}"#, r#"{"names":{"a":1}}"#, 1),
        (r#"{"knid":1,}"#, r#"{"kind":1}"#, 2),
    ];
    check_mended("json", cases, |text| json::from_str::<Port>(text).map(drop));
}

#[derive(Debug, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(by_key)]
#[allow(dead_code)]
enum Step {
    Run { run: String, title: Option<String> },
    Uses { uses: String, title: Option<String> },
    Wait { title: Option<String> },
}

/// A key that decides is mended only where none has decided.
#[test]
fn keys_that_decide_are_mended_while_none_has_decided() {
    let cases: &[Mended<'_>] = &[
        (r#"{"rnu":"x"}"#, r#"{"run":"x"}"#, 1),
        (r#"{"run":"x","usse":"y"}"#, r#"{"run":"x","usse":"y"}"#, 0),
        (r#"{"run":"x","titel":"y"}"#, r#"{"run":"x","title":"y"}"#, 1),
    ];
    check_mended("json", cases, |text| json::from_str::<Step>(text).map(drop));
}

#[test]
fn certain_mends_are_edits_in_yaml() {
    let cases: &[Mended<'_>] = &[
        ("knid: http\n", "kind: http\n", 1),
        ("# öffentlich\n\"knid\": htpp # so\n", "# öffentlich\n\"kind\": htpp # so\n", 1),
        ("access: pubilc\n", "access: public\n", 1),
        ("access: \"pubilc\"\n", "access: \"public\"\n", 1),
        ("access: 'pubilc'\n", "access: 'pubilc'\n", 0),
        ("access: >\n  pubilc\n", "access: >\n  pubilc\n", 0),
        ("number: 1\naccess: public\nnumber: 1\n", "number: 1\naccess: public\n", 1),
        ("{number: 1, number: 1}\n", "{number: 1}\n", 1),
        // Names that are no words, or other values, have quotes.
        ("mode: ture\n", "mode: \"true\"\n", 1),
        ("mode: twowords\n", "mode: \"two words\"\n", 1),
        // What is written is no word, so that its place may not be all of it.
        ("access: publi\"\n", "access: publi\"\n", 0),
        ("access: 2ublic\n", "access: 2ublic\n", 0),
        // Something else would go as well.
        ("number: 1 # so\nnumber: 1\n", "number: 1 # so\nnumber: 1\n", 0),
        ("number: 1\nnumber: &a 1\n", "number: 1\nnumber: &a 1\n", 0),
        ("access:\naccess:\n", "access:\naccess:\n", 0),
    ];
    check_mended("yaml", cases, |text| yaml::from_str::<Port>(text).map(drop));
}

/// The report of each payload of the corpus, with its edits applied, has none of the violations that had them.
#[test]
fn edits_mend_the_corpus() {
    let cases: Value = serde_json::from_str(include_str!("../conformance/payloads/cases.json")).unwrap();
    let mut edited = 0;
    for case in cases.as_array().unwrap() {
        let Some(text) = case["text"].as_str() else { continue };
        let Err(report) = json::from_str::<Deployment<'_>>(text) else { continue };
        let mended: Vec<_> =
            report.violations().iter().filter(|violation| violation.edit().is_some()).collect();
        let after = report.edited(text);
        let Err(left) = json::from_str::<Deployment<'_>>(&after) else {
            edited += mended.len();
            continue;
        };
        for violation in mended {
            edited += 1;
            let is_same = |other: &&Violation| {
                (other.pointer(), other.code()) == (violation.pointer(), violation.code())
            };
            assert!(left.violations().iter().find(is_same).is_none(), "{text}\n{violation}\n{after}");
        }
    }
    assert!(edited > 20, "{edited}");
}

#[test]
fn a_report_that_was_read_may_name_any_place() {
    let text = "{\"name\": \"é\"}\n";
    let numbers = [0, 1, 9, 10, 11, 14, 15, usize::MAX / 2, usize::MAX];
    for offset in numbers {
        for len in numbers {
            for (line, column) in [(0, 0), (1, 1), (2, 1), (usize::MAX, usize::MAX)] {
                let place = format!(r#""line":{line},"column":{column},"offset":{offset},"len":{len}"#);
                let inside = format!(r#"{{"offset":{offset},"len":{len}"#);
                let written = format!(
                    r#"[{{"pointer":"/name","code":"mine","message":"is wrong",{place},"detail":{inside}}},"edit":{inside},"replacement":"x"}}}}]"#
                );
                let mut report: Report = serde_json::from_str(&written).unwrap();
                for style in [Style::new(), Style::new().first_line(0), Style::new().first_line(usize::MAX)] {
                    assert!(report.render("name", text, style).starts_with("error[mine]: /name: is wrong"));
                }
                let is_inside = offset.checked_add(len).is_some_and(|end| text.get(offset..end).is_some());
                assert_eq!(report.edited(text) != text, is_inside, "{written}");
                report.locate(text);
                assert_eq!(report.violations().len(), 1);
            }
        }
    }
}

/// What is told of two violations makes them two.
#[test]
fn violations_differ_in_their_details_and_mends() {
    let text = |offset: u8, replacement: &str| {
        format!(
            r#"[{{"pointer":"/name","code":"mine","message":"is wrong","line":1,"column":1,"offset":0,"len":9,"detail":{{"offset":{offset},"len":1}},"edit":{{"offset":0,"len":1,"replacement":"{replacement}"}}}}]"#
        )
    };
    let read = |offset, replacement| serde_json::from_str::<Report>(&text(offset, replacement)).unwrap();
    assert_eq!(read(1, "a"), read(1, "a"));
    assert_ne!(read(1, "a"), read(2, "a"));
    assert_ne!(read(1, "a"), read(1, "b"));
}

#[test]
fn problems_count_errors_and_warnings() {
    #[derive(DeploymentValidate)]
    struct Sizes {
        #[validate(range(max = 9))]
        first: u8,
        #[validate(range(max = 9))]
        second: u8,
        #[validate(warn(range(max = 9)))]
        third: u8,
    }
    let problem = |first, second| {
        let report = Sizes { first, second, third: 10 }.validate().unwrap_err();
        serde_json::to_value(report.problem()).unwrap()["detail"].as_str().unwrap().to_owned()
    };
    assert_eq!(problem(10, 10), "2 violations and 1 warning");
    assert_eq!(problem(10, 9), "1 violation and 1 warning");
}

/// Every way to write a character before the one that is wrong.
#[test]
fn details_behind_escapes() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Exclaims {
        #[validate(pattern = "^[^!]*$")]
        name: String,
    }
    let place = |report: Report| report.violations()[0].detail_span().map(|span| (span.offset, span.len));
    let written = [
        "a",
        "é",
        "🦀",
        r"\b",
        r"\f",
        r"\n",
        r"\r",
        r"\t",
        r#"\""#,
        r"\\",
        r"\/",
        r"\u0041",
        r"\ud83d\ude00",
    ];
    for escape in written {
        let text = format!(r#"{{"name":"a{escape}!b"}}"#);
        let found = place(json::from_str::<Exclaims>(&text).unwrap_err());
        assert_eq!(found, Some((text.find('!').unwrap(), 1)), "{text}");
    }
    // In YAML's single quotes a backslash is one.
    for escape in [r"\n", r"\", "\""] {
        let text = format!("name: 'a{escape}!b'");
        let found = place(yaml::from_str::<Exclaims>(&text).unwrap_err());
        assert_eq!(found, Some((text.find('!').unwrap(), 1)), "{text}");
    }
}

/// A violation of a typed value finds the key that it is about.
#[test]
fn keys_of_maps_are_found_in_a_text() {
    #[derive(DeploymentValidate)]
    struct Labels {
        #[validate(keys(length(max = 1)), values(range(max = 9)))]
        labels: std::collections::BTreeMap<String, u8>,
    }

    let text = r#"{"labels":{"ab":10}}"#;
    let mut report = Labels { labels: [("ab".to_owned(), 10)].into() }.validate().unwrap_err();
    report.locate(text);
    let spans = report.violations().iter().map(|own| own.span().unwrap());
    let parts: Vec<_> = spans.map(|span| &text[span.offset..span.offset + span.len]).collect();
    assert_eq!(parts, [r#""ab""#, "10"]);
}
