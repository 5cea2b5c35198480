//! Where the `Deserializer` is stricter than serde_json under serde's derive, and what it does with types of
//! serde_json.

use std::collections::BTreeMap;
use std::fmt::Debug;

use deployment_validate::lexer::{Cause, Deserializer, Lexer, MAX_DEPTH};
use serde::{Deserialize, Deserializer as _};

#[derive(Debug, PartialEq, Deserialize)]
struct Pair {
    a: u8,
    b: Option<u8>,
}

#[derive(Debug, PartialEq, Deserialize)]
enum Shape {
    Unit,
    Newtype(Pair),
    Named { a: u8 },
}

fn refused<'a, T: Deserialize<'a> + Debug>(text: &'a str) {
    assert!(serde_json::from_str::<T>(text).is_ok(), "{text}");
    let read = Deserializer::read::<T>(text);
    assert!(read.is_err(), "{text}: {read:?}");
}

#[test]
fn a_list_is_no_struct_and_an_object_no_unit_variant() {
    refused::<Pair>("[1,2]");
    refused::<Vec<Pair>>("[[1,2]]");
    refused::<Option<Pair>>("[1,2]");
    refused::<BTreeMap<String, Pair>>(r#"{"k":[1,2]}"#);
    refused::<Shape>(r#"{"Unit":null}"#);
    refused::<Shape>(r#"{"Newtype":[1,2]}"#);
    refused::<Shape>(r#"{"Named":[1]}"#);
    refused::<(Shape,)>(r#"[{"Named":[1]}]"#);
    let read = |text| Deserializer::read::<Shape>(text).ok();
    assert_eq!(read(r#""Unit""#), Some(Shape::Unit));
    assert_eq!(read(r#""\u0055nit""#), Some(Shape::Unit));
    assert_eq!(read(r#"{"Newtype":{"a":1}}"#), Some(Shape::Newtype(Pair { a: 1, b: None })));
    assert_eq!(read(r#" { "Named" : { "a" : 1 } } "#), Some(Shape::Named { a: 1 }));
    let texts = [
        "0",
        "null",
        "[]",
        "{}",
        r#""Newtype""#,
        r#""Named""#,
        r#""unit""#,
        r#"{"Named":{"a":1},"Unit":null}"#,
        r#"{"Named":{"a":1},}"#,
        r#"{"Named"}"#,
        r#"{"Named":}"#,
        r#"{0:1}"#,
    ];
    for text in texts {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn only_so_many_containers_stand_inside_each_other() {
    #[derive(Debug, Deserialize)]
    struct List(#[allow(dead_code)] Vec<List>);

    for (levels, is_read) in [(1, true), (127, true), (128, false), (129, false), (100_000, false)] {
        let text = "[".repeat(levels) + &"]".repeat(levels);
        assert_eq!(Deserializer::read::<List>(&text).is_ok(), is_read, "{levels}");
        assert_eq!(serde_json::from_str::<List>(&text).is_ok(), is_read, "{levels}");
        // In `const` what is skipped too, beside what has been passed at the same level; elsewhere that may be deep.
        let text = "[[],".repeat(levels - 1) + "[" + &"]".repeat(levels);
        assert_eq!(Lexer::new(&text).skip_value().is_ok(), is_read, "{levels}");
        assert!(Deserializer::read::<serde::de::IgnoredAny>(&text).is_ok(), "{levels}");
        for damage in ["]", "}", ",", "1", ""] {
            let text = "[{\"a\":".repeat(levels) + damage + &"}]".repeat(levels);
            let is_read = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
            assert_eq!(
                Deserializer::read::<serde::de::IgnoredAny>(&text).is_ok(),
                is_read,
                "{levels} {damage}"
            );
        }
        let objects = format!("{}1{}", "{\"a\":[],\"b\":".repeat(levels), "}".repeat(levels));
        assert_eq!(
            Deserializer::read::<serde_json::Value>(&objects).is_ok(),
            is_read && levels < 127,
            "{levels}"
        );
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&objects).is_ok(),
            is_read && levels < 127,
            "{levels}"
        );
    }
    assert_eq!(MAX_DEPTH, 127);
    // Options, newtypes and names of variants are no levels, the objects of other variants are.
    let text = "{\"Newtype\":".repeat(127) + "\"Unit\"" + &"}".repeat(127);
    #[derive(Debug, Deserialize)]
    enum Deep {
        Unit,
        Newtype(#[allow(dead_code)] Option<Box<Deep>>),
    }
    assert!(Deserializer::read::<Deep>(&text).is_ok());
    assert!(Deserializer::read::<Deep>(&format!("{{\"Newtype\":{text}}}")).is_err());
    assert!(matches!(Deserializer::read::<Deep>(r#"{"Newtype":null}"#), Ok(Deep::Newtype(None))));
    assert!(matches!(Deserializer::read::<Deep>(r#""Unit""#), Ok(Deep::Unit)));
}

#[test]
fn nulls_are_noticed_wherever_they_are_read() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Parts {
        option: Option<u8>,
        unit: Option<()>,
        #[serde(flatten)]
        rest: BTreeMap<String, serde_json::Value>,
    }

    for (text, has_null) in [
        (r#"{"option":1}"#, false),
        (r#"{"option":null}"#, true),
        (r#"{"unit":null}"#, true),
        (r#"{"x":[{"y":null}]}"#, true),
        (r#"{"x":"null","null":"\"null"}"#, false),
    ] {
        let mut deserializer = Deserializer::new(text);
        Parts::deserialize(&mut deserializer).unwrap();
        assert_eq!(deserializer.has_null(), has_null, "{text}");
        let mut deserializer = Deserializer::new(text);
        (&mut deserializer).deserialize_ignored_any(serde::de::IgnoredAny).unwrap();
        assert_eq!(deserializer.has_null(), has_null, "{text}");
    }
}

/// A type that takes any error for a value.
#[derive(Debug, PartialEq)]
struct Lenient<T>(Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Lenient<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Lenient(T::deserialize(deserializer).ok()))
    }
}

#[test]
fn a_type_that_takes_errors_for_values_goes_on_behind_them() {
    type Numbers = Vec<Lenient<u8>>;
    type Pairs = Vec<Lenient<Pair>>;
    for text in ["[1,\"a\",3]", "[null,true,false,-1,300,1.5,\"\\n\",1e400,7]"] {
        let expected: Numbers = serde_json::from_str(text).unwrap();
        assert_eq!(Deserializer::read::<Numbers>(text).unwrap(), expected, "{text}");
    }
    for text in [r#"[{"a":1},{"b":1},{}]"#, r#"[{"a":1},"x",null]"#] {
        let expected: Pairs = serde_json::from_str(text).unwrap();
        assert_eq!(Deserializer::read::<Pairs>(text).unwrap(), expected, "{text}");
    }
    // But no text is JSON that is not.
    for text in [
        "[tru]",
        "[1.]",
        "[01]",
        "[nul]",
        "[\"\u{1}\"]",
        "[\"\\x\"]",
        "[\"a]",
        "[1,]",
        "[1 2]",
        "[,]",
        "[1}",
        "[[]",
        "[{]",
        "[+1]",
        "[1,\"a\"",
        "[-]",
        "[.5]",
    ] {
        assert!(Deserializer::read::<Numbers>(text).is_err(), "{text}");
        assert!(Deserializer::read::<Pairs>(text).is_err(), "{text}");
        let read = Deserializer::read::<Lenient<Lenient<Vec<u8>>>>(text);
        assert!(read.is_err(), "{text}: {read:?}");
    }
    // A list that is given up in the middle is not left.
    assert!(Deserializer::read::<Vec<Lenient<Vec<u8>>>>("[[\"a\",1]").is_err());
}

/// Visitors that stop reading a list at its first error.
#[test]
fn a_list_that_is_given_up_is_not_taken_for_one() {
    struct Stops;

    impl<'de> serde::de::Visitor<'de> for Stops {
        type Value = usize;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a list")
        }

        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut items: A) -> Result<usize, A::Error> {
            let mut count = 0;
            while let Ok(Some(_)) = items.next_element::<u8>() {
                count += 1;
            }
            Ok(count)
        }
    }

    let read = |text| {
        let mut deserializer = Deserializer::new(text);
        let read = (&mut deserializer).deserialize_seq(Stops);
        read.and_then(|count| deserializer.end().map(|()| count)).ok()
    };
    assert_eq!(read("[1,2]"), Some(2));
    assert_eq!(read("[1,\"a\"]"), Some(1));
    for text in ["[1,]", "[1", "[1,\"a\",2]", "[1,2}", "[1]]"] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn what_serde_json_alone_can_read_is_refused_with_the_reason() {
    #[derive(Debug)]
    struct Raw;

    impl<'de> Deserialize<'de> for Raw {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let name = "$serde_json::private::RawValue";
            deserializer.deserialize_newtype_struct(name, serde::de::IgnoredAny).map(|_| Raw)
        }
    }

    let error = Deserializer::read::<(u8, Raw)>("[1, {}]").unwrap_err();
    assert!(matches!(error.cause(), Cause::Private(_)) && error.offset() == 4, "{error:?}");
    assert!(error.to_string().contains("serde_json"));
    // Where anything is read, such a key may make serde_json's `Value` take a text for a number.
    for key in [
        "$serde_json::private::Number",
        "$serde_json::private::RawValue",
        "$serde_json::private\\u003A:Number",
    ] {
        let text = format!("[{{\"{key}\":\"1\"}}]");
        let error = Deserializer::read::<serde_json::Value>(&text).unwrap_err();
        assert!(matches!(error.cause(), Cause::Private(_)) && error.offset() == 2, "{error:?}");
        assert!(Deserializer::read::<Vec<BTreeMap<String, String>>>(&text).is_ok());
    }
}
