//! The types of std and of other crates that the crate knows, against serde: every document that serde reads is right,
//! every other one is wrong at its value, also beside another mistake.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, json, json_schema};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

type IndexMap<K, V> = indexmap::IndexMap<K, V, std::hash::RandomState>;
type IndexSet<T> = indexmap::IndexSet<T, std::hash::RandomState>;

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Holder<T> {
    value: T,
    #[validate(range(max = 9))]
    n: u8,
}

/// Values of all types of JSON.
const ANYTHING: [&str; 32] = [
    "null",
    "true",
    "0",
    "-0",
    "1",
    "-1",
    "7",
    "13",
    "255",
    "256",
    "-129",
    "4294967296",
    "9223372036854775808",
    "18446744073709551616",
    "1.5",
    "1e300",
    r#""""#,
    r#""a""#,
    r#""0""#,
    r#""1.5""#,
    r#""\u0000""#,
    r#""2024-02-30""#,
    "[]",
    "[0]",
    "[1,2]",
    "[300]",
    "[null]",
    r#"["a",1]"#,
    "{}",
    r#"{"a":1}"#,
    r#"{"secs":1}"#,
    r#"{"start":1,"end":2}"#,
];

/// A small generator of numbers, the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    /// A text with some bytes changed, taken away or put in.
    fn change(&mut self, text: &str) -> String {
        const BYTES: &[u8] = b"0123456789-+:.,TZ[]{}\"aePn /u";
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=self.below(2) {
            let (at, byte) = (self.below(bytes.len()), BYTES[self.below(BYTES.len())]);
            match self.below(3) {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ if bytes.len() > 1 => drop(bytes.remove(at)),
                _ => {}
            }
        }
        String::from_utf8(bytes).unwrap_or_default()
    }
}

/// Whether a document has a list in place of an object, or a key twice: serde takes both, the crate neither.
fn is_strict(text: &str, is_object: bool) -> bool {
    let Ok(value) = serde_json::from_str::<Value>(text) else { return false };
    let keys = text.matches(':').count();
    let own = value.as_object().map_or(keys, serde_json::Map::len);
    !is_object || !value.is_array() && own == keys
}

/// Compares the verdicts on samples, on what comes of them by small changes, and on values of all types.
fn check<T: DeserializeOwned + DeploymentValidate>(schema: &Value, samples: &[&str]) {
    let name = std::any::type_name::<T>();
    let is_object = schema["type"] == "object";
    let mut random = Random(samples[0].len() as u64);
    let mut texts: Vec<String> = samples.iter().chain(&ANYTHING).map(|text| (*text).to_owned()).collect();
    for sample in samples {
        serde_json::from_str::<T>(sample).unwrap_or_else(|error| panic!("{name}: {sample}: {error}"));
        texts.extend((0..300).map(|_| random.change(sample)));
    }
    texts.retain(|text| is_strict(text, is_object));
    assert!(texts.len() > 40, "{name}");
    for text in &texts {
        let expected = serde_json::from_str::<T>(text).is_ok();
        assert_eq!(json::from_str::<T>(text).is_ok(), expected, "{name}: {text}");
        let beside = format!(r#"{{"value":{text},"n":10}}"#);
        let report = json::from_str::<Holder<T>>(&beside).map(drop).unwrap_err();
        let (inside, others): (Vec<_>, Vec<_>) =
            report.violations().iter().partition(|violation| violation.pointer().starts_with("/value"));
        assert_eq!(inside.is_empty(), expected, "{name}: {beside}: {report}");
        let others: Vec<_> = others.iter().map(|own| (own.pointer(), own.code())).collect();
        assert_eq!(others, [("/n", "range")], "{name}: {beside}: {report}");
        for violation in inside {
            let message = violation.message();
            assert!(!message.contains("::") && !message.contains('<'), "{name}: {beside}: {message}");
        }
    }
    let written: Value = serde_json::from_str(&json_schema::<Holder<T>>().to_string()).unwrap();
    for (key, expected) in schema.as_object().unwrap() {
        let written = &written["properties"]["value"];
        // Of several types each is an alternative.
        let types = expected
            .as_array()
            .filter(|_| key == "type")
            .map(|types| types.iter().map(|one| json!({ "type": one })).collect());
        match types {
            Some(types) => assert_eq!(written["anyOf"], Value::Array(types), "{name}: {written}"),
            None => assert_eq!(&written[key], expected, "{name}: {written}"),
        }
    }
    assert_eq!(written["required"], json!(["value", "n"]), "{name}");
}

/// The same, and the message on a value that is no value of the type.
fn check_noun<T: DeserializeOwned + DeploymentValidate>(noun: &str, schema: &Value, samples: &[&str]) {
    check::<T>(schema, samples);
    let report = json::from_str::<T>("false").map(drop).unwrap_err();
    assert_eq!(report.to_string(), format!("1:1: must be {noun}, not a boolean"));
}

#[test]
fn types_of_std_are_read_as_serde_reads_them() {
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

    let text = json!({ "type": "string" });
    check_noun::<IpAddr>("an IP address", &text, &[r#""127.0.0.1""#, r#""fe80::1""#]);
    let ipv4 = json!({ "type": "string", "format": "ipv4" });
    check_noun::<Ipv4Addr>("an IPv4 address", &ipv4, &[r#""10.20.30.40""#]);
    let ipv6 = json!({ "type": "string", "format": "ipv6" });
    check_noun::<Ipv6Addr>("an IPv6 address", &ipv6, &[r#""::ffff:1.2.3.4""#]);
    check_noun::<SocketAddr>("an IP address with a port", &text, &[r#""[::1]:80""#, r#""1.2.3.4:5""#]);
    check_noun::<SocketAddrV4>("an IPv4 address with a port", &text, &[r#""1.2.3.4:5""#]);
    check_noun::<SocketAddrV6>("an IPv6 address with a port", &text, &[r#""[::1]:80""#]);
    check_noun::<std::path::PathBuf>("a path", &text, &[r#""/a/b""#]);
    let bytes = json!({ "type": ["array", "string"] });
    check_noun::<std::ffi::CString>("bytes without a zero", &bytes, &["[1,255]", r#""ab""#]);
    check::<Box<std::path::Path>>(&text, &[r#""/a/b""#]);
    let object = json!({ "type": "object", "additionalProperties": false });
    check::<std::time::Duration>(
        &object,
        &[
            r#"{"secs":1,"nanos":999999999}"#,
            r#"{"secs":18446744073709551614,"nanos":1000000000}"#,
            r#"{"nanos":4294967295,"secs":0}"#,
        ],
    );
    check::<std::time::SystemTime>(
        &object,
        &[
            r#"{"secs_since_epoch":1,"nanos_since_epoch":2}"#,
            r#"{"secs_since_epoch":9223372036854775807,"nanos_since_epoch":999999999}"#,
        ],
    );
    #[cfg(unix)]
    check::<std::ffi::OsString>(&json!({}), &[r#"{"Unix":[1,2]}"#]);
}

#[test]
fn containers_of_std_are_read_as_serde_reads_them() {
    use std::collections::LinkedList;
    use std::num::{NonZeroU8, Saturating, Wrapping};
    use std::ops::{Bound, Range, RangeFrom, RangeInclusive, RangeTo};

    let object = json!({ "type": "object", "required": ["start", "end"] });
    check::<Range<u8>>(&object, &[r#"{"start":1,"end":2}"#]);
    check::<RangeInclusive<u8>>(&object, &[r#"{"end":2,"start":1}"#]);
    check::<Range<Option<u8>>>(&object, &[r#"{"start":1,"end":null}"#]);
    check::<RangeFrom<u8>>(&json!({ "type": "object", "required": ["start"] }), &[r#"{"start":1}"#]);
    check::<RangeTo<u8>>(&json!({ "type": "object", "required": ["end"] }), &[r#"{"end":1}"#]);
    check::<Bound<u8>>(&json!({}), &[r#""Unbounded""#, r#"{"Included":1}"#, r#"{"Excluded":2}"#]);
    let integer = json!({ "type": "integer" });
    check::<std::cmp::Reverse<u8>>(&integer, &["255"]);
    check::<Wrapping<i8>>(&integer, &["-128"]);
    check::<Saturating<u8>>(&integer, &["300", "-5"]);
    check::<Saturating<i64>>(&integer, &["18446744073709551615"]);
    check::<NonZeroU8>(&integer, &["1"]);
    check::<LinkedList<u8>>(&json!({ "type": "array" }), &["[1,2]"]);
    type Sixteen = (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8);
    check::<Sixteen>(&json!({ "type": "array" }), &["[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]"]);
    check::<serde_json::Value>(&json!({}), &["[1,{\"a\":null}]"]);
    check::<serde_json::Map<String, Value>>(&json!({ "type": "object" }), &[r#"{"a":[1]}"#]);
}

#[test]
fn rules_below_a_type_of_std_are_judged() {
    use std::cmp::Reverse;
    use std::collections::LinkedList;
    use std::ops::{Bound, Range};

    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Port(#[validate(range(min = 1))] u16);
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Service {
        reverse: Reverse<Port>,
        range: Range<Port>,
        bound: Bound<Port>,
        #[validate(length(max = 1), each(range(max = 9)))]
        linked: LinkedList<u16>,
        index: IndexMap<String, Port>,
        set: IndexSet<u8>,
        small: smallvec::SmallVec<[Port; 2]>,
        #[validate(length(max = 1))]
        bytes: bytes::Bytes,
    }

    let text = r#"{"reverse":0,"range":{"start":0,"end":1},"bound":{"Included":0},"linked":[1,10],
        "index":{"a":0},"set":[1],"small":[1,0],"bytes":[1,2]}"#;
    let expected = [
        ("/reverse", "range"),
        ("/range/start", "range"),
        ("/bound/Included", "range"),
        ("/linked", "length"),
        ("/linked/1", "range"),
        ("/index/a", "range"),
        ("/small/1", "range"),
        ("/bytes", "length"),
    ];
    // The same beside a value of a wrong type.
    for (text, others) in
        [(text.to_owned(), vec![]), (text.replace("\"set\":[1]", "\"set\":[-1]"), vec![("/set/0", "type")])]
    {
        let report = json::from_str::<Service>(&text).map(drop).unwrap_err();
        let mut found: Vec<_> = report.violations().iter().map(|own| (own.pointer(), own.code())).collect();
        found.retain(|own| !others.contains(own));
        assert_eq!(found, expected, "{report}");
    }
}

#[test]
fn types_of_other_crates_are_read_as_serde_reads_them() {
    let text = json!({ "type": "string" });
    let format = |format: &str| json!({ "type": "string", "format": format });
    let array = json!({ "type": "array" });
    check_noun::<uuid::Uuid>(
        "a UUID",
        &format("uuid"),
        &[r#""67e55044-10b1-426f-9247-bb680e5fe0c8""#, r#""67e5504410b1426f9247bb680e5fe0c8""#],
    );
    check_noun::<url::Url>("a URL", &format("uri"), &[r#""https://example.org/a?b""#]);
    let bytes = json!({ "type": ["array", "string"] });
    check_noun::<bytes::Bytes>("a list of bytes", &bytes, &["[0,255]", r#""a""#]);
    check_noun::<bytes::BytesMut>("a list of bytes", &bytes, &["[0,255]"]);
    let decimal = json!({ "type": ["string", "number"] });
    check_noun::<rust_decimal::Decimal>("a decimal number", &decimal, &[r#""-1.50""#, "1.25", "7"]);
    check::<IndexMap<uuid::Uuid, u8>>(
        &json!({ "type": "object", "propertyNames": { "format": "uuid" } }),
        &[r#"{"67e55044-10b1-426f-9247-bb680e5fe0c8":1}"#],
    );
    check::<IndexSet<u8>>(&array, &["[1,2]"]);
    check::<smallvec::SmallVec<[u8; 4]>>(&array, &["[1,2]"]);

    let zoned = "a date and time with an offset";
    check_noun::<chrono::DateTime<chrono::Utc>>(zoned, &format("date-time"), &[r#""2024-02-29T12:30:00Z""#]);
    check_noun::<chrono::DateTime<chrono::FixedOffset>>(
        zoned,
        &format("date-time"),
        &[r#""2024-02-29T12:30:00.5+02:00""#],
    );
    check_noun::<chrono::NaiveDate>("a date", &format("date"), &[r#""2024-02-29""#]);
    check_noun::<chrono::NaiveTime>("a time", &text, &[r#""12:30:00.5""#]);
    let local = "a date and time without an offset";
    check_noun::<chrono::NaiveDateTime>(local, &text, &[r#""2024-02-29T12:30:00""#]);
    check_noun::<chrono::Month>("a month's name", &text, &[r#""March""#]);
    check_noun::<chrono::Weekday>("a weekday's name", &text, &[r#""Mon""#]);

    check_noun::<jiff::Timestamp>(zoned, &format("date-time"), &[r#""2024-02-29T12:30:00Z""#]);
    check_noun::<jiff::ZonedDateTime>(
        "a date and time with a time zone",
        &text,
        &[r#""2024-02-29T12:30:00+02:00[+02:00]""#],
    );
    check_noun::<jiff::civil::Date>("a date", &format("date"), &[r#""2024-02-29""#]);
    check_noun::<jiff::civil::Time>("a time", &text, &[r#""12:30:00""#]);
    check_noun::<jiff::civil::DateTime>(local, &text, &[r#""2024-02-29T12:30:00""#]);
    check_noun::<jiff::Span>("a duration", &format("duration"), &[r#""P1DT2H""#]);
    check_noun::<jiff::SignedDuration>("a duration", &format("duration"), &[r#""PT2H30M""#]);

    check_noun::<time::Date>("a date: a year and its day", &array, &["[2024,366]", "[2023,365]"]);
    check_noun::<time::Time>("a time: hour, minute, second and nanosecond", &array, &["[12,30,0,0]"]);
    check_noun::<time::PrimitiveDateTime>(local, &array, &["[2024,60,12,30,0,0]"]);
    check_noun::<time::OffsetDateTime>(zoned, &array, &["[2024,60,12,30,0,0,2,0,0]"]);
    check_noun::<time::UtcOffset>("an offset: hours, minutes and seconds", &array, &["[2,30,0]"]);
    check_noun::<time::Duration>("a duration: seconds and nanoseconds", &array, &["[-2,-30]"]);
    check_noun::<time::Month>("a month's number", &json!({ "type": "number" }), &["12"]);
    check_noun::<time::Weekday>("a weekday's number", &json!({ "type": "number" }), &["7"]);
}
