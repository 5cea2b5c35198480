//! Texts that are not JSON, or hardly: one violation, at the right place, and never a panic or an overflow.

use deployment_validate::schema::{Kind, Opaque, Schema};
use deployment_validate::{Collector, DeploymentValidate, Path, json};
use serde::Deserialize;

use super::{check_report, judge, place_of};

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Named {
    #[validate(length(max = 3))]
    name: String,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Tree {
    #[serde(default)]
    children: Vec<Tree>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Chain {
    #[serde(flatten)]
    extra: Extra,
    child: Option<Box<Chain>>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Extra {
    note: Option<String>,
}

#[test]
fn what_is_no_json_is_one_violation() {
    let texts = [
        "",
        " ",
        "\n\t",
        "{",
        "}",
        "[",
        "{\"name\"",
        "{\"name\":",
        "{\"name\":\"a\"",
        "{\"name\":\"a\",}",
        "{name:1}",
        "{'name':1}",
        "{\"name\":\"a\"} x",
        "{\"name\":\"a\"}{}",
        "nul",
        "tru",
        "+1",
        "01",
        "1.",
        ".5",
        "1e",
        "--1",
        "NaN",
        "Infinity",
        "\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\t\"",
        "\"\n\"",
        "{\"name\":\"a\" \"b\":1}",
        "[1 2]",
        "[,]",
        "/**/{}",
        "// c\n{}",
        "\u{feff}{\"name\":\"a\"}",
        "{\"name\":\"a\"}\u{0}",
        "\u{a0}{}",
        "{\"a\":\"\\ud8\"}",
    ];
    for text in texts {
        let report = json::from_str::<Named>(text).unwrap_err();
        check_report(text, &report);
        assert_eq!(report.violations().len(), 1, "{text}: {report}");
        assert_eq!(report.violations()[0].code(), "syntax", "{text}: {report}");
        assert_eq!(report.violations()[0].pointer(), "", "{text}: {report}");
    }
}

#[test]
fn the_place_of_a_syntax_error_is_where_the_text_goes_wrong() {
    for (text, offset) in [
        ("{\n  \"näme\": x}", 13),
        ("{\"name\":\"a\",}", 11),
        ("{\"name\":\"a\"} x", 13),
        ("{\"name\":\"a\",\n\n}", 11),
        ("", 0),
        ("\u{feff}{}", 0),
    ] {
        let report = json::from_str::<Named>(text).unwrap_err();
        let span = report.violations()[0].span().unwrap();
        assert_eq!(span.offset, offset, "{text:?}: {report}");
        assert_eq!((span.line, span.column), place_of(text, offset), "{text:?}");
    }
}

#[test]
fn what_is_no_json_is_told_in_words() {
    for (text, expected) in [
        ("{\"a\":tru}", "1:6: expected a value: without quotes stand only true, false, null and numbers"),
        ("{\"a\": True}", "1:7: expected a value: without quotes stand only true, false, null and numbers"),
        ("[yes]", "1:2: expected a value: without quotes stand only true, false, null and numbers"),
        ("[,]", "1:2: a value is expected"),
        ("{,}", "1:2: a key in double quotes is expected"),
        (" \n", "2:1: the document is empty"),
        ("{\"name\":", "1:8: a value is expected"),
    ] {
        assert_eq!(json::from_str::<Named>(text).unwrap_err().to_string(), expected, "{text}");
    }
}

#[test]
fn what_is_wrong_beside_trailing_commas_is_reported_too() {
    for (text, expected, edited) in [
        ("{\"name\":\"a\",\n}", "1:12: trailing comma", "{\"name\":\"a\"\n}"),
        ("[1,\n2 , ]", "1:1: must be an object, not a list\n2:3: trailing comma", "[1,\n2  ]"),
        (
            "{\"name\":[1,{\"a\":\",]\\\",]\" ,}],\"nam\":2,}",
            "1:9: /name: must be a string, not a list\n1:26: trailing comma\n1:37: trailing comma",
            "{\"name\":[1,{\"a\":\",]\\\",]\" }],\"nam\":2}",
        ),
        // Nothing behind the first other mistake is known to be JSON, and no edit mends that.
        (
            "{\"name\":[1,],x,}",
            "1:11: trailing comma\n1:14: a key in double quotes is expected",
            "{\"name\":[1,],x,}",
        ),
        ("[[1,],1.,]", "1:4: trailing comma\n1:9: this is not how JSON writes a number", "[[1,],1.,]"),
        ("[1,,]", "1:4: a value is expected", "[1,,]"),
        ("[1,\"]", "1:5: the text ends inside a string", "[1,\"]"),
    ] {
        let report = json::from_str::<Named>(text).unwrap_err();
        assert_eq!(report.to_string(), expected, "{text}");
        assert_eq!(report.edited(text), edited, "{text}");
    }
}

#[test]
fn bytes_that_are_no_text() {
    assert!(json::from_slice::<Named>(b"{\"name\":\"a\"}").is_ok());
    let cases: [(&[u8], usize, usize); 5] = [
        (b"\xff", 1, 1),
        (b"{\"name\":\n\"\xc3\x28\"}", 2, 2),
        (b"\n\n\xed\xa0\x80", 3, 1),
        (b"{\"name\":\"\xf0\x9f\x98", 1, 10),
        (b"{\"n\xc3\xa4me\":\"\xc0\xaf\"}", 1, 10),
    ];
    for (bytes, line, column) in cases {
        let report = json::from_slice::<Named>(bytes).unwrap_err();
        assert_eq!(report.violations().len(), 1);
        let violation = &report.violations()[0];
        assert_eq!(violation.code(), "syntax");
        let span = violation.span().unwrap();
        assert_eq!((span.line, span.column), (line, column), "{bytes:?}");
    }
}

#[test]
fn lone_surrogates_are_told_where_they_are() {
    let found = judge::<Named>(r#"{"name":"\ud800"}"#);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].1, "syntax");
    for text in [
        r#"{"name":"\udc00"}"#,
        r#"{"name":"\ud800\ud800"}"#,
        r#"{"name":"\ud800x"}"#,
        r#"{"\ud800":1,"name":"a"}"#,
        r#"{"name":"a","x":"\ud800"}"#,
        r#""\ud800""#,
    ] {
        // The same verdict as serde's, and never a panic.
        let expected = serde_json::from_str::<Named>(text).is_ok();
        let result = json::from_str::<Named>(text);
        assert_eq!(result.is_ok(), expected, "{text}");
        if let Err(report) = result {
            assert!(!report.violations().is_empty());
        }
    }
}

#[test]
fn depth_is_an_answer_and_no_overflow() {
    let nested = |levels: usize| format!("{}{}", "{\"children\":[".repeat(levels), "]}".repeat(levels));
    assert_eq!(judge::<Tree>(&nested(60)), []);
    for levels in [64, 65, 100, 127, 128, 129, 200, 1_000, 100_000] {
        let text = nested(levels);
        let result = json::from_str::<Tree>(&text);
        assert_eq!(result.is_ok(), serde_json::from_str::<Tree>(&text).is_ok(), "{levels} levels");
        if let Err(report) = result {
            assert!(!report.violations().is_empty());
            assert!(report.violations()[0].span().is_some());
        }
    }
    // Neither options nor what serde buffers are levels.
    let nested = |levels: usize| format!("{}null{}", "{\"child\":".repeat(levels), "}".repeat(levels));
    for levels in [63, 64, 120, 127, 128, 1_000] {
        let text = nested(levels);
        let expected = serde_json::from_str::<Chain>(&text).is_ok();
        assert_eq!(json::from_str::<Chain>(&text).is_ok(), expected, "{levels} levels");
        assert_eq!(expected, levels < 128);
    }
    // The depth of what no type asks for, with a mistake beside it so that the second pass runs.
    for levels in [100, 126, 127, 128, 10_000] {
        let text = format!("{{\"x\":{}{},\"name\":1}}", "[".repeat(levels), "]".repeat(levels));
        let report = json::from_str::<Named>(&text).unwrap_err();
        assert!(!report.violations().is_empty());
    }
    let unclosed = "[".repeat(1_000_000);
    assert_eq!(json::from_str::<Tree>(&unclosed).unwrap_err().violations().len(), 1);
}

/// Every beginning of a text, and every text with one byte changed, is answered.
#[test]
fn cut_and_damaged_texts_are_answered() {
    let text = r#"{"name":"a\u00e9😀","x":[1,-2.5e3,true,null,{"y":"\n"}]}"#;
    for (offset, _) in text.char_indices() {
        let report = json::from_str::<Named>(&text[..offset]).unwrap_err();
        check_report(&text[..offset], &report);
        assert_eq!(report.violations()[0].code(), "syntax", "{}", &text[..offset]);
    }
    let bytes = text.as_bytes();
    for offset in 0..bytes.len() {
        for byte in [b'"', b'{', b'}', b'[', b',', b':', b'0', b' ', b'\\', 0, 0xff, 0x80] {
            let mut damaged = bytes.to_vec();
            damaged[offset] = byte;
            if let Err(report) = json::from_slice::<Named>(&damaged) {
                assert!(!report.violations().is_empty());
                if let Ok(damaged) = std::str::from_utf8(&damaged) {
                    check_report(damaged, &report);
                }
            }
        }
    }
}

/// A type that asks for the text of a value, as serde_json's `RawValue` does.
#[derive(Debug)]
struct Raw;

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AsRaw;

        impl<'de> serde::de::Visitor<'de> for AsRaw {
            type Value = Raw;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("any value")
            }

            fn visit_newtype_struct<D: serde::Deserializer<'de>>(self, _: D) -> Result<Raw, D::Error> {
                Ok(Raw)
            }
        }

        deserializer.deserialize_newtype_struct("$serde_json::private::RawValue", AsRaw)
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct WithRaw {
    #[validate(skip)]
    raw: Raw,
}

impl DeploymentValidate for Raw {
    const SCHEMA: &'static Schema = &Schema::of(Kind::Opaque(Opaque::ANY));

    fn validate_at(&self, _: &Path<'_>, _: &mut Collector) {}
}

#[test]
fn a_type_that_only_serde_json_reads_is_refused_with_the_reason() {
    let report = json::from_str::<WithRaw>(r#"{"raw":[1]}"#).unwrap_err();
    assert_eq!(report.to_string(), "1:8: /raw: cannot be read: a `RawValue` can be read by serde_json only");
    let report = json::from_str::<(Raw, u8)>("[[1],1]").unwrap_err();
    assert_eq!(report.to_string(), "1:2: /0: cannot be read: a `RawValue` can be read by serde_json only");
}
