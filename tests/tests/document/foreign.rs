//! Types that only serde knows, types of std with a form of their own, functions that read fields, and values that must not be quoted in a message.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::net::Ipv4Addr;

use deployment_validate::{DeploymentValidate, json, yaml};
use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize};

use super::{check_report, check_table, judge, messages};

/// A type whose error quotes what it was given.
#[derive(Debug)]
struct Token;

impl<'de> Deserialize<'de> for Token {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.as_str() {
            "right" => Ok(Token),
            _ => Err(D::Error::custom(format!("bad token `{text}`"))),
        }
    }
}

/// A foreign type with structure.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Plain {
    a: u8,
    b: Option<Vec<u8>>,
}

#[test]
fn serde_judges_what_is_skipped() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Holder {
        address: Ipv4Addr,
        #[validate(skip)]
        plain: Plain,
        #[validate(skip)]
        option: Option<Plain>,
        #[serde(default)]
        #[validate(skip)]
        list: Vec<Plain>,
        #[serde(default)]
        #[validate(skip)]
        map: BTreeMap<String, Plain>,
        #[serde(default)]
        any: serde_json::Value,
        #[validate(range(max = 9))]
        own: u8,
    }

    check_table::<Holder>(&[
        (r#"{"address":"1.2.3.4","plain":{"a":1},"own":1}"#, &[]),
        (r#"{"address":"1.2.3.4","plain":{"a":1},"option":null,"list":[{"a":1}],"any":[],"own":1}"#, &[]),
        (r#"{"address":"1.2.3","plain":{"a":1},"own":10}"#, &[("/address", "type"), ("/own", "range")]),
        (r#"{"address":1,"plain":{"a":1},"own":1}"#, &[("/address", "type")]),
        (
            r#"{"address":"1.2.3.4","plain":{"a":1,"b":[1,""]},"own":10}"#,
            &[("/plain/b/1", "type"), ("/own", "range")],
        ),
        (r#"{"address":"1.2.3.4","plain":{"a":256},"own":1}"#, &[("/plain/a", "type")]),
        (r#"{"address":"1.2.3.4","plain":{"a":1},"option":{"a":""},"own":1}"#, &[("/option/a", "type")]),
        (r#"{"plain":{"a":1},"own":1}"#, &[("/address", "missing")]),
        (r#"{"address":"1.2.3.4","own":1,"plain":null}"#, &[("/plain", "type")]),
    ]);
    // Parts of a foreign list or map: one violation, inside.
    for (text, pointer) in [
        (r#"{"address":"1.2.3.4","plain":{"a":1},"list":[{"a":1},{"a":""}],"own":1}"#, "/list/1/a"),
        (r#"{"address":"1.2.3.4","plain":{"a":1},"map":{"x/y":{"a":""}},"own":1}"#, "/map/x~1y/a"),
    ] {
        assert_eq!(judge::<Holder>(text), [(pointer.to_owned(), "type".to_owned())], "{text}");
    }
}

#[test]
fn borrowed_foreign_types() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Borrowed<'a> {
        #[serde(borrow)]
        text: Cow<'a, str>,
        n: u8,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Holder<'a> {
        #[serde(borrow)]
        #[validate(skip)]
        inner: Borrowed<'a>,
        #[serde(borrow)]
        #[validate(skip)]
        list: Option<Vec<Borrowed<'a>>>,
        str: &'a str,
        #[validate(range(max = 9))]
        own: u8,
    }

    let right = r#"{"inner":{"text":"a","n":1},"str":"x","own":1}"#;
    assert!(json::from_str::<Holder<'_>>(right).is_ok());
    // Never silent, whatever can be said about the place.
    for text in [
        r#"{"inner":{"text":"a","n":""},"str":"x","own":1}"#,
        r#"{"inner":{"text":"a"},"str":"x","own":1}"#,
        r#"{"inner":{"text":"a","n":1},"str":"x\n","own":1}"#,
        r#"{"inner":{"text":"a","n":1},"list":[{"text":"a","n":1},{}],"str":"x","own":1}"#,
    ] {
        let report = json::from_str::<Holder<'_>>(text).unwrap_err();
        check_report(text, &report);
        assert_eq!(report.violations().len(), 1, "{text}: {report}");
        assert_eq!(report.violations()[0].code(), "type", "{text}: {report}");
    }
    let text = r#"{"inner":{"text":"a","n":1},"str":1,"own":10}"#;
    let report = json::from_str::<Holder<'_>>(text).unwrap_err();
    let found: Vec<_> = report.violations().iter().map(|v| (v.pointer(), v.code())).collect();
    assert_eq!(found, [("/str", "type"), ("/own", "range")]);
}

mod seconds {
    use std::time::Duration;

    use serde::{Deserialize as _, Deserializer};

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        u64::deserialize(deserializer).map(Duration::from_secs)
    }
}

fn comma_separated<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.split(',').map(|part| part.parse().map_err(D::Error::custom)).collect()
}

fn number_or_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Number(u32),
        Text(String),
    }
    Ok(match Either::deserialize(deserializer)? {
        Either::Number(number) => number.to_string(),
        Either::Text(text) => text,
    })
}

#[test]
fn functions_that_read_fields_with_and_without_wire() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Holder {
        #[serde(with = "seconds")]
        timeout: std::time::Duration,
        #[serde(deserialize_with = "comma_separated")]
        list: Vec<u8>,
        #[serde(default, deserialize_with = "comma_separated")]
        #[validate(wire = String)]
        told: Vec<u8>,
        #[serde(default, deserialize_with = "number_or_text")]
        either: String,
        #[validate(range(max = 9))]
        own: u8,
    }

    check_table::<Holder>(&[
        (r#"{"timeout":5,"list":"1,2","told":"3","either":7,"own":1}"#, &[]),
        (r#"{"timeout":"5","list":"1,2","own":10}"#, &[("/timeout", "type"), ("/own", "range")]),
        (r#"{"timeout":5,"list":"1,x","own":1}"#, &[("/list", "type")]),
        (r#"{"timeout":5,"list":[1],"told":[1],"own":1}"#, &[("/list", "type"), ("/told", "type")]),
        (r#"{"own":1}"#, &[("/timeout", "missing"), ("/list", "missing")]),
        (r#"{"timeout":5,"list":"1","either":[],"own":1}"#, &[("/either", "type")]),
        // The type of the text fits, the function still refuses it.
        (r#"{"timeout":5,"list":"1","told":"x","own":1}"#, &[("/told", "type")]),
    ]);
}

#[test]
fn no_message_quotes_a_value() {
    const SECRET: &str = "hunter2-hunter2";

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Holder {
        #[validate(skip)]
        token: Option<Token>,
        #[validate(skip)]
        list: Option<Vec<Token>>,
        #[validate(skip)]
        map: Option<BTreeMap<String, Token>>,
        address: Option<Ipv4Addr>,
        #[validate(length(max = 1), pattern = "^a", one_of("a"))]
        text: Option<String>,
        #[validate(any_of((length(equal = 1)), (pattern = "^ab")))]
        either: Option<String>,
        number: Option<u8>,
        letter: Option<char>,
        kind: Option<Kind>,
        tagged: Option<Tagged>,
        #[serde(default, deserialize_with = "comma_separated")]
        told: Vec<u8>,
        tried: Option<Tried>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    enum Kind {
        A,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t")]
    enum Tagged {
        A,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(try_from = "String")]
    struct Tried(#[allow(dead_code)] u8);
    impl TryFrom<String> for Tried {
        type Error = String;
        fn try_from(text: String) -> Result<Self, String> {
            Err(format!("cannot use `{text}`"))
        }
    }
    impl fmt::Display for Tried {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            Ok(())
        }
    }

    for part in [
        r#""token":"S""#,
        r#""list":["right","S"]"#,
        r#""map":{"x":"S"}"#,
        r#""address":"S""#,
        r#""text":"S""#,
        r#""either":"S""#,
        r#""number":"S""#,
        r#""number":8461537"#,
        r#""letter":"S""#,
        r#""kind":"S""#,
        r#""kind":{"A":"S"}"#,
        r#""tagged":{"t":"S"}"#,
        r#""tagged":"S""#,
        r#""told":"S""#,
        r#""tried":"S""#,
    ] {
        for text in [format!("{{{part}}}"), format!("{{{part},\"x\":1}}")] {
            let text = text.replace('S', SECRET);
            let report = json::from_str::<Holder>(&text).unwrap_err();
            check_report(&text, &report);
            let written = serde_json::to_string(&report).unwrap();
            for secret in [SECRET, "hunter2", "8461537"] {
                assert!(!report.to_string().contains(secret), "{text}: {report}");
                assert!(!written.contains(secret), "{text}: {written}");
                assert!(!format!("{report:?}").contains(secret), "{text}: {report:?}");
            }
        }
    }
    assert_eq!(messages::<Holder>(r#"{"token":"x"}"#), ["1:10: /token: cannot be read"]);
}

#[test]
fn strings_are_borrowed_where_the_text_has_them() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Borrowing<'a> {
        #[serde(borrow)]
        plain: Cow<'a, str>,
        #[serde(borrow, default, deserialize_with = "deployment_validate::borrow::option")]
        #[validate(wire = Option<String>, length(max = 9))]
        option: Option<Cow<'a, str>>,
        #[serde(borrow, default, deserialize_with = "deployment_validate::borrow::present")]
        #[validate(wire = Option<String>)]
        present: Option<Cow<'a, str>>,
    }

    let text = r#"{"plain":"a","option":"b","present":"c"}"#;
    let read = json::from_str::<Borrowing<'_>>(text).unwrap();
    assert!(matches!(read.plain, Cow::Borrowed("a")));
    assert!(matches!(read.option, Some(Cow::Borrowed("b"))));
    assert!(matches!(read.present, Some(Cow::Borrowed("c"))));
    let read = json::from_str::<Borrowing<'_>>(r#"{"plain":"\n","option":null}"#).unwrap();
    assert!(matches!(&read.plain, Cow::Owned(text) if text == "\n"));
    assert_eq!(read.option, None);
    let text = r#"{"plain":1,"option":2,"present":null}"#;
    let report = json::from_str::<Borrowing<'_>>(text).unwrap_err();
    check_report(text, &report);
    assert_eq!(report.violations()[0].pointer(), "/plain");
    assert_eq!(report.violations()[1].pointer(), "/option");
}

#[test]
fn references_take_strings_that_stand_in_the_text_as_they_are() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Borrowing<'a> {
        #[validate(length(max = 3))]
        name: &'a str,
        option: Option<&'a str>,
        #[serde(borrow, default)]
        list: Vec<&'a str>,
        #[serde(borrow, default)]
        map: BTreeMap<&'a str, u8>,
        #[serde(default)]
        #[validate(range(max = 9))]
        n: u8,
    }

    let text = r#"{"name":"a","option":"b","list":["c"],"map":{"d":1}}"#;
    let read = json::from_str::<Borrowing<'_>>(text).unwrap();
    assert_eq!((read.name, read.option, &read.list, read.map["d"]), ("a", Some("b"), &vec!["c"], 1));
    assert_eq!(yaml::from_str::<Borrowing<'_>>(text).unwrap().name, "a");

    let text = r#"{"name":"\tlong","option":"\u0062","list":["c","\n"],"map":{"d":1,"\t":2,"e":-1},"n":10}"#;
    let expected = [
        ("/name", "type"),
        ("/option", "type"),
        ("/list/1", "type"),
        ("/map/\t", "type"),
        ("/map/e", "type"),
        ("/n", "range"),
    ];
    let report = json::from_str::<Borrowing<'_>>(text).unwrap_err();
    check_report(text, &report);
    for report in [&report, &yaml::from_str::<Borrowing<'_>>(text).unwrap_err()] {
        let found: Vec<_> = report.violations().iter().map(|v| (v.pointer(), v.code())).collect();
        assert_eq!(found, expected);
        let message = report.violations()[0].message();
        assert_eq!(message, "must stand in the text as it is, without escapes");
    }
    let folded = "name: a\n  b\n";
    let report = yaml::from_str::<Borrowing<'_>>(folded).unwrap_err();
    assert_eq!(report.to_string(), "1:7: /name: must stand in the text as it is, without escapes");
}

#[test]
fn functions_that_read_variants_hide_their_content() {
    mod doubled {
        use serde::{Deserialize, Deserializer};

        pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
            u32::deserialize(deserializer).map(|number| (number * 2).to_string())
        }
    }

    fn pair<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(u8, String), D::Error> {
        String::deserialize(deserializer).map(|text| (text.len() as u8, text))
    }

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    enum Read {
        #[serde(with = "doubled")]
        New(String),
        #[serde(deserialize_with = "pair")]
        Pair { length: u8, text: String },
    }

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Holder {
        read: Read,
        #[validate(range(max = 9))]
        n: u8,
    }

    check_table::<Holder>(&[
        (r#"{"read":{"New":7},"n":1}"#, &[]),
        (r#"{"read":{"Pair":"abc"},"n":1}"#, &[]),
        (r#"{"read":{"New":7},"n":10}"#, &[("/n", "range")]),
        (r#"{"read":{"Pair":"abc"},"n":10}"#, &[("/n", "range")]),
        (r#"{"read":{"New":"7"},"n":10}"#, &[("/read/New", "type"), ("/n", "range")]),
        (r#"{"read":{"Pair":["abc"]},"n":10}"#, &[("/read/Pair", "type"), ("/n", "range")]),
    ]);
}

#[test]
fn types_of_std_are_reported_where_they_do_not_fit() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Holder {
        array: [Ipv4Addr; 1],
        pair: (Ipv4Addr, std::time::Duration),
        list: Vec<Option<Ipv4Addr>>,
        boxed: Option<Box<Ipv4Addr>>,
    }

    let text = r#"{"array":["x"],"pair":["1.2.3.4","x"],"list":["x"],"boxed":"x"}"#;
    let report = json::from_str::<Holder>(text).map(drop).map_err(|report| report.to_string());
    assert_eq!(
        report.unwrap_err(),
        "1:11: /array/0: must be an IPv4 address\n\
         1:34: /pair/1: must be an object, not a string\n\
         1:47: /list/0: must be an IPv4 address\n\
         1:60: /boxed: must be an IPv4 address"
    );
}

#[test]
fn nothing_is_known_of_what_is_skipped() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Skipping<'a> {
        #[validate(range(min = 1))]
        count: u8,
        #[validate(skip)]
        name: &'a str,
        #[validate(skip)]
        port: Option<u16>,
    }

    assert_eq!(
        messages::<Skipping<'_>>(r#"{"count":0,"name":"\n","port":-1}"#),
        ["1:10: /count: must be at least 1", "1:19: /name: cannot be read", "1:31: /port: cannot be read",]
    );
    let read = json::from_str::<Skipping<'_>>(r#"{"count":1,"name":"a"}"#).unwrap();
    assert_eq!((read.count, read.name, read.port), (1, "a", None));
    let schema: serde_json::Value =
        serde_json::from_str(&deployment_validate::json_schema::<Skipping<'_>>().to_string()).unwrap();
    assert_eq!(schema["properties"]["name"]["type"], serde_json::Value::Null);
    assert_eq!(schema["required"], serde_json::json!(["count", "name"]));
}

#[test]
fn what_a_foreign_struct_lacks_is_told_of_it() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Foreign {
        a: u8,
        b: u8,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Holder {
        #[validate(skip)]
        foreign: Foreign,
    }

    let text = r#"{"foreign":{"a":1}}"#;
    let expected = ["1:12: /foreign: cannot be read"];
    assert_eq!(messages::<Holder>(text), expected);
    let report = deployment_validate::yaml::from_str::<Holder>(text).unwrap_err();
    assert_eq!(report.to_string(), expected.join("\n"));
    assert_eq!(messages::<Holder>(r#"{"foreign":{"a":1,"b":""}}"#), ["1:23: /foreign/b: cannot be read"]);
}

#[test]
fn what_a_foreign_type_reads_as_an_option_may_be_absent() {
    #[derive(Debug, Deserialize)]
    #[serde(transparent)]
    #[allow(dead_code)]
    struct Maybe(Option<u8>);
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Inner {
        #[validate(skip)]
        maybe: Maybe,
        #[validate(skip)]
        plain: Plain,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Holder {
        #[validate(range(min = 1))]
        count: u8,
        #[serde(flatten)]
        inner: Inner,
    }

    check_table::<Holder>(&[
        (r#"{"count":1,"plain":{"a":1}}"#, &[]),
        (r#"{"count":1,"plain":{"a":1},"maybe":null}"#, &[]),
        (r#"{"count":0,"plain":{"a":1}}"#, &[("/count", "range")]),
        (r#"{"count":1,"maybe":1}"#, &[("/plain", "missing")]),
        (r#"{"count":"","maybe":"","plain":{"a":1}}"#, &[("/count", "type"), ("/maybe", "type")]),
    ]);
    let schema: serde_json::Value =
        serde_json::from_str(&deployment_validate::json_schema::<Inner>().to_string()).unwrap();
    assert_eq!(schema["required"], serde_json::json!(["plain"]));
}
