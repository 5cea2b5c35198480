//! `deserialize`: the `Deserialize` that the derive emits against the one that serde's derive emits for the same
//! attributes, and what the emitted one does beyond that.

#![allow(clippy::expect_used)]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Debug;

use deployment_validate::{DeploymentValidate, json};
use serde::{Deserialize, Serialize};

/// The same types twice: `ours` reads by the emitted impl, `theirs` by serde's.
macro_rules! twice {
    ($($(#[$meta:meta])* $kind:ident $name:ident $(<$($parameter:tt),*>)? { $($body:tt)* })*) => {
        #[allow(dead_code)]
        mod ours {
            use super::*;
            $(
                #[derive(Debug, PartialEq, Serialize, DeploymentValidate)]
                $(#[$meta])*
                #[validate(deserialize)]
                pub(crate) $kind $name $(<$($parameter),*>)? { $($body)* }
            )*
        }
        #[allow(dead_code)]
        mod theirs {
            use super::*;
            $(
                #[derive(Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
                $(#[$meta])*
                pub(crate) $kind $name $(<$($parameter),*>)? { $($body)* }
            )*
        }
    };
}

fn seven() -> u8 {
    7
}

twice! {
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    struct Names {
        first_name: u8,
        #[serde(rename = "2nd", alias = "second", alias = "deux")]
        second_name: Option<u8>,
        #[serde(alias = "thirdName2")]
        third_name: Option<String>,
        r#type: bool,
    }

    struct Defaults {
        #[serde(default)]
        own: u8,
        #[serde(default = "seven")]
        made: u8,
        #[serde(skip)]
        skipped: u8,
        #[serde(skip, default = "seven")]
        skipped_made: u8,
        needed: i64,
        list: Option<Vec<Unit>>,
    }

    #[serde(default, rename_all = "kebab-case")]
    struct Around {
        pub(crate) from_type: u8,
        #[serde(default)]
        pub(crate) from_own: u8,
        #[serde(skip)]
        pub(crate) skipped: u8,
        pub(crate) optional: Option<u8>,
    }

    #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
    enum Unit {
        First,
        #[serde(rename = "2", alias = "zwei", alias = "SECOND")]
        Second,
        #[serde(skip)]
        Hidden,
        ThirdOne,
    }

    struct Borrows<'a> {
        text: &'a str,
        #[serde(borrow)]
        cow: Cow<'a, str>,
        inner: Option<&'a str>,
    }

    struct Quoted {
        #[serde(rename = "a\":1,\"b")]
        a: Option<u8>,
        #[serde(rename = "\\ü\n")]
        b: Option<u8>,
        #[serde(rename = "")]
        c: Option<u8>,
    }

    struct Empty {}
}

macro_rules! defaults {
    ($($ty:ty)*) => {$(
        impl Default for $ty {
            fn default() -> Self {
                Self { from_type: 1, from_own: 2, skipped: 3, optional: Some(4) }
            }
        }
    )*};
}

defaults!(ours::Around theirs::Around);

/// A text read in every way that reaches the impl: by the crate, by serde_json, out of a buffer, in YAML.
fn outcomes<'t, T>(text: &'t str) -> [Option<String>; 4]
where
    T: Deserialize<'t> + DeploymentValidate + Debug,
{
    let show = |value: &T| format!("{value:?}").replace("ours::", "").replace("theirs::", "");
    // serde's derive takes a list for a struct; neither does the crate, nor the impl that the derive emits.
    let is_list = text.trim_start().starts_with('[');
    let buffered: Option<Buffered<T>> = serde_json::from_str(text).ok().filter(|_| !is_list);
    [
        json::from_str::<T>(text).ok().map(|value| show(&value)),
        serde_json::from_str::<T>(text).ok().filter(|_| !is_list).as_ref().map(show),
        buffered.map(|Buffered::Read(value)| show(&value)),
        deployment_validate::yaml::from_str::<T>(text).ok().map(|value| show(&value)),
    ]
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Buffered<T> {
    Read(T),
}

/// Objects with most of these entries, some of them twice or with another value; some are cut.
fn objects(entries: &[(&str, &str)], others: &[&str]) -> Vec<String> {
    let mut texts = ["{}", "[]", "null", "\"A\"", "[1]"].map(str::to_owned).to_vec();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).expect("is small")
    };
    for _ in 0..1_500 {
        let mut chosen = Vec::new();
        let first = random(entries.len());
        for index in 0..entries.len() {
            let (key, value) = entries[(first + index) % entries.len()];
            for _ in 0..[0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2][random(12)] {
                let value = if random(12) == 0 { others[random(others.len())] } else { value };
                let space = ["", "", "", " "][random(4)];
                chosen.push(format!("{space}{}{space}:{value}", serde_json::Value::from(key)));
            }
        }
        let text = format!("{{{}}}", chosen.join(","));
        let cut = random(text.len() * 8);
        texts.push(text.get(..cut).map_or_else(|| text.clone(), str::to_owned));
    }
    texts
}

macro_rules! compare {
    ($name:ident $(<$lifetime:lifetime>)?, $entries:expr, $others:expr) => {{
        let (mut valid, mut texts) = (0, 0);
        for text in objects(&$entries, &$others) {
            let ours = outcomes::<ours::$name $(<$lifetime>)?>(&text);
            assert_eq!(ours, outcomes::<theirs::$name $(<$lifetime>)?>(&text), "{text}");
            valid += usize::from(ours[0].is_some());
            texts += 1;
        }
        assert!(valid > texts / 50 && valid < texts - texts / 10, "{valid} of {texts}");
    }};
}

#[test]
fn the_emitted_impl_reads_as_serdes_does() {
    compare!(
        Names,
        [("firstName", "1"), ("2nd", "2"), ("thirdName", r#""\u0061""#), ("type", "true")],
        ["null", "300", "[]"]
    );
    compare!(
        Names,
        [("type", "false"), ("firstName", "0"), ("deux", "null"), ("thirdName2", r#""b""#)],
        ["1", "1.0", "{}"]
    );
    compare!(Names, [("type", "true"), ("firstName", "1"), ("second", "2"), ("x", "2")], ["null"]);
    compare!(
        Defaults,
        [
            ("own", "1"),
            ("made", "2"),
            ("skipped", "3"),
            ("needed", "-4"),
            ("list", r#"["FIRST","zwei"]"#),
            ("x", "[]")
        ],
        ["null", r#"["HIDDEN"]"#, "256", r#""\ud800""#]
    );
    compare!(
        Around,
        [("from-type", "5"), ("from-own", "6"), ("skipped", "7"), ("optional", "null"), ("x", "{}")],
        ["null", "[]", "-1"]
    );
    compare!(
        Borrows<'_>,
        [("text", r#""a""#), ("cow", r#""\n""#), ("inner", r#""b""#)],
        ["null", r#""\u0061""#, "1"]
    );
    compare!(
        Quoted,
        [("a\":1,\"b", "1"), ("\\ü\n", "2"), ("", "3"), ("a", "4"), ("b", "5")],
        ["null", r#""""#, "-1"]
    );
    compare!(Empty, [("a", "1"), ("", "[{}]")], ["null", "tru"]);
}

#[test]
fn names_of_variants_are_read_as_serdes_are() {
    let names =
        ["FIRST", "2", "zwei", "SECOND", "Second", "HIDDEN", "THIRD_ONE", "\\u0046IRST", "FIRST\\u0000", "ü"];
    for text in names.map(|name| format!("\"{name}\"")).into_iter().chain(
        ["1", "null", "{\"FIRST\":null}", "{\"FIRST\":1}", "{}", "[\"FIRST\"]", "\"FIRST", "true"]
            .map(str::to_owned),
    ) {
        assert_eq!(outcomes::<ours::Unit>(&text), outcomes::<theirs::Unit>(&text), "{text}");
    }
    let keys = r#"{"FIRST":1,"zwei":2}"#;
    let read: BTreeMap<Key, u8> = serde_json::from_str(keys).expect("has known keys");
    assert_eq!(read.into_keys().collect::<Vec<_>>(), [Key::First, Key::Second]);
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, DeploymentValidate)]
#[serde(rename_all = "UPPERCASE")]
#[validate(deserialize)]
enum Key {
    First,
    #[serde(alias = "zwei")]
    Second,
}

#[derive(Debug, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize, deny_null)]
struct Strict<'a> {
    text: Option<Cow<'a, str>>,
    number: Option<u8>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
struct Lax<'a, T> {
    text: Option<Cow<'a, str>>,
    own: Cow<'static, str>,
    inner: Option<T>,
}

#[test]
fn optional_strings_borrow_without_being_told() {
    let read = json::from_str::<Lax<'_, Key>>(r#"{"text":"a","own":"b","inner":"FIRST"}"#).expect("is valid");
    assert!(matches!(read.text, Some(Cow::Borrowed("a"))));
    assert!(matches!(read.own, Cow::Owned(_)));
    assert_eq!(read.inner, Some(Key::First));
    let read = json::from_str::<Lax<'_, u8>>(r#"{"text":null,"own":"\u0062"}"#).expect("is valid");
    assert!(read.text.is_none() && read.inner.is_none());
    let read = json::from_str::<Lax<'_, u8>>(r#"{"text":"\u0061","own":""}"#).expect("is valid");
    assert_eq!(read.text, Some(Cow::Owned::<str>("a".to_owned())));
}

#[test]
fn null_is_no_absent_key_where_it_is_denied() {
    for text in [r#"{"text":null}"#, r#"{"number":null}"#, r#"{"text":"a","number": null}"#] {
        assert!(serde_json::from_str::<Strict<'_>>(text).is_err(), "{text}");
        let report = json::from_str::<Strict<'_>>(text).expect_err("has a null");
        assert_eq!(report.violations()[0].code(), "type", "{text}");
    }
    let read = json::from_str::<Strict<'_>>("{}").expect("is valid");
    assert!(read.text.is_none() && read.number.is_none());
}

#[test]
fn no_value_is_in_what_serde_is_told() {
    let secret = "hunter2";
    let error = serde_json::from_str::<ours::Unit>(&format!("\"{secret}\"")).expect_err("is unknown");
    assert!(!error.to_string().contains(secret), "{error}");
}
