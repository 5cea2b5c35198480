//! Every kind of type that serde reads: the same values as from serde_json, but for what is stricter.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use deployment_validate::lexer::Deserializer;
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer as _};
use serde_json::Value;

use super::{Dice, damaged_everywhere, damaged_somewhere, runs};

#[derive(Debug, PartialEq, Deserialize)]
struct Everything<'a> {
    small: (i8, u8, i16, u16, i32, u32, i64, u64),
    wide: (i128, u128),
    floats: (f32, f64),
    truth: bool,
    char: char,
    owned: String,
    #[serde(borrow)]
    cow: Cow<'a, str>,
    plain: &'a str,
    bytes: Bytes,
    unit: (),
    nothing: Nothing,
    option: Option<Option<u8>>,
    list: Vec<Option<i64>>,
    array: [u8; 2],
    newtype: Newtype,
    two: Two,
    maps: Maps,
    shapes: Vec<Shape>,
    inner: Inner,
    tagged: Tagged,
    adjacent: Adjacent,
    untagged: Vec<Untagged>,
    any: Value,
    #[serde(flatten)]
    flat: Flat,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Nothing;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Newtype(u16);

#[derive(Debug, PartialEq, Deserialize)]
struct Two(u8, String);

#[derive(Debug, PartialEq, Deserialize)]
struct Maps {
    text: BTreeMap<String, u8>,
    int: BTreeMap<i32, u8>,
    wide: BTreeMap<u128, u8>,
    signed: BTreeMap<i128, u8>,
    char: BTreeMap<char, u8>,
    name: BTreeMap<Plain, u8>,
    option: BTreeMap<Option<String>, u8>,
    newtype: BTreeMap<Newtype, u8>,
    bytes: BTreeMap<Bytes, u8>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Plain {
    FirstOne,
    SecondOne,
}

#[derive(Debug, PartialEq, Deserialize)]
enum Shape {
    Unit,
    Newtype(u8),
    Tuple(u8, u8),
    Named { a: u8, b: Option<u8> },
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Inner {
    a: u8,
    b: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(tag = "t")]
enum Tagged {
    A { x: u8 },
    B,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    A(u8),
    B { x: i64 },
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Number(u8),
    Float(f64),
    Text(String),
    List(Vec<u8>),
    None,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Flat {
    x: Option<u8>,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Bytes(Vec<u8>);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct BytesVisitor;

        impl<'de> Visitor<'de> for BytesVisitor {
            type Value = Bytes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut items: A) -> Result<Bytes, A::Error> {
                let mut bytes = Vec::new();
                while let Some(byte) = items.next_element()? {
                    bytes.push(byte);
                }
                Ok(Bytes(bytes))
            }
        }

        deserializer.deserialize_bytes(BytesVisitor)
    }
}

const TEXT: &str = r#"{"small":[-1,2,-3,4,-5,6,-7,8],"wide":[-9,10],"floats":[1.5,-2.25],"truth":true,"char":"é","owned":"text",
"cow":"borrowed","plain":"as it is","bytes":"raw","unit":null,"nothing":null,"option":1,"list":[1,null,-3],"array":[1,2],
"newtype":7,"two":[1,"b"],"maps":{"text":{"k":1},"int":{"-1":1,"20":2},"wide":{"3":3},"signed":{"-4":4},"char":{"c":1},
"name":{"firstOne":1,"secondOne":2},"option":{"o":1},"newtype":{"12":1},"bytes":{"b":1}},
"shapes":["Unit",{"Newtype":1},{"Tuple":[1,2]},{"Named":{"a":1,"b":null}}],"inner":{"a":1,"b":"c"},"tagged":{"t":"A","x":1},
"adjacent":{"t":"B","c":{"x":5}},"untagged":[1,2.5,"three",[4],null],"any":{"k":[1,"a",null,{}]},"x":9,"more":[true]}"#;

/// serde's derive takes a list for a struct and an object for a unit variant, when it does not buffer.
fn is_strict(value: &Value) -> bool {
    let is_shape =
        |shape: &Value| shape.get("Unit").is_none() && shape.get("Named").is_none_or(Value::is_object);
    ["maps", "inner"].iter().all(|key| value[key].is_object())
        && value["shapes"].as_array().is_some_and(|shapes| shapes.iter().all(is_shape))
}

/// Whether a string with bytes has an escape of half a surrogate pair, or a control character: serde_json takes
/// these for bytes.
fn is_text(text: &str) -> bool {
    serde_json::from_str::<Value>(text).is_ok()
}

fn check(text: &str) {
    let expected = serde_json::from_str::<Everything<'_>>(text);
    match (Deserializer::read::<Everything<'_>>(text), expected) {
        (Ok(read), Ok(expected)) => assert_eq!(read, expected, "{text}"),
        (Err(error), Ok(_)) => {
            let value = serde_json::from_str::<Value>(text).ok();
            assert!(!is_text(text) || !value.is_some_and(|value| is_strict(&value)), "{text}: {error:?}");
        }
        (Ok(read), Err(error)) => panic!("{text}: {error} for {read:?}"),
        (Err(_), Err(_)) => {}
    }
}

#[test]
fn everything_is_read_as_by_serde_json() {
    let read = Deserializer::read::<Everything<'_>>(TEXT).unwrap();
    assert!(matches!(read.cow, Cow::Borrowed("borrowed")));
    assert_eq!(read.shapes.len(), 4);
    // Every fifth: another one at each place.
    let mut count = 0;
    damaged_everywhere(TEXT, |text| {
        count += 1;
        if count % 5 == 0 {
            check(text);
        }
    });
    damaged_somewhere(TEXT, &mut Dice(0xE7E4), 200 * runs(), check);
}

/// One value after another in the place of each.
#[test]
fn any_value_in_any_place_is_read_as_by_serde_json() {
    let values = [
        "null",
        "true",
        "0",
        "-1",
        "300",
        "1.5",
        "1e400",
        "99999999999999999999",
        "\"\"",
        "\"a\"",
        "\"\\n\"",
        "\"true\"",
        "[]",
        "[1]",
        "[1,2,3]",
        "[null]",
        "{}",
        "{\"a\":1}",
        "{\"Unit\":null}",
        "{\"Newtype\":1}",
        "\"Newtype\"",
        "{\"Newtype\":1,\"Unit\":2}",
        "{\"t\":\"B\"}",
        "{\"t\":\"A\",\"c\":3}",
        "{\"1\":1}",
        "{\"01\":1}",
        "{\"1.5\":1}",
        "{\" 1\":1}",
        "{\"-\":1}",
        "{\"\\u0031\":1}",
        "{\"firstOne\":1}",
        "{\"a\":1,\"a\":2}",
    ];
    let starts: Vec<usize> = TEXT.match_indices(['[', ':', ',', '{']).map(|(offset, _)| offset + 1).collect();
    for start in starts {
        if let Some(end) = value_end(start) {
            for value in values {
                check(&format!("{}{value}{}", &TEXT[..start], &TEXT[end..]));
            }
        }
    }
}

/// Where the value ends that begins at a byte, if one does.
fn value_end(start: usize) -> Option<usize> {
    let mut values = serde_json::Deserializer::from_str(&TEXT[start..]).into_iter::<de::IgnoredAny>();
    values.next()?.ok()?;
    Some(start + values.byte_offset())
}

/// serde_json panics at such a key that begins beyond ASCII.
#[test]
fn keys_that_are_booleans() {
    type Map = BTreeMap<bool, u8>;
    let read = |text| Deserializer::read::<Map>(text).ok();
    assert_eq!(read(r#"{"true":1,"false":2}"#), Some(BTreeMap::from([(true, 1), (false, 2)])));
    assert_eq!(read(r#"{"\u0074rue":1}"#), Some(BTreeMap::from([(true, 1)])));
    for text in [r#"{"":1}"#, r#"{"True":1}"#, r#"{"true ":1}"#, r#"{"é":1}"#, r#"{"1":1}"#, r#"{true:1}"#] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn what_is_ignored_is_still_json() {
    for (text, is_read) in
        [(r#"{"x":[1,{"y":"\ud800"}]}"#, true), (r#"{"x":[1,]}"#, false), (r#"{"x":"\q"}"#, false)]
    {
        let mut deserializer = Deserializer::new(text);
        let read = (&mut deserializer).deserialize_ignored_any(de::IgnoredAny);
        assert_eq!(read.is_ok(), is_read, "{text}");
    }
}
