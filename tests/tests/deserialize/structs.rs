//! Structs of every kind, and enums of names.

use std::borrow::Cow;
use std::collections::BTreeMap;

use deployment_validate::DeploymentValidate;
use serde::{Deserialize, Serialize};

use crate::twice::{compare, mixed, objects, outcomes, twice};

/// Read by serde's derive, inside of types that are not.
#[derive(Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
pub(crate) struct Foreign {
    a: Option<u8>,
    b: Vec<f32>,
}

fn seven() -> u8 {
    7
}

twice! {
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    pub(crate) struct Names {
        first_name: u8,
        #[serde(rename = "2nd", alias = "second", alias = "deux")]
        second_name: Option<u8>,
        #[serde(alias = "thirdName2")]
        third_name: Option<String>,
        r#type: bool,
    }

    pub(crate) struct Defaults {
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
    pub(crate) struct Around {
        pub(crate) from_type: u8,
        #[serde(default)]
        pub(crate) from_own: u8,
        #[serde(skip)]
        pub(crate) skipped: u8,
        pub(crate) optional: Option<u8>,
    }

    #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
    pub(crate) enum Unit {
        First,
        #[serde(rename = "2", alias = "zwei", alias = "SECOND")]
        Second,
        #[serde(skip)]
        Hidden,
        ThirdOne,
    }

    pub(crate) struct Borrows<'a> {
        text: &'a str,
        #[serde(borrow)]
        cow: Cow<'a, str>,
        inner: Option<&'a str>,
    }

    pub(crate) struct Quoted {
        #[serde(rename = "a\":1,\"b")]
        a: Option<u8>,
        #[serde(rename = "\\ü\n")]
        b: Option<u8>,
        #[serde(rename = "")]
        c: Option<u8>,
    }

    pub(crate) struct Empty {}

    pub(crate) struct Mixed {
        inner: Foreign,
        list: Vec<Foreign>,
        map: BTreeMap<String, i16>,
        float: f64,
        letter: char,
        wide: i128,
        nested: Option<Box<Empty>>,
        units: Vec<Unit>,
    }

    pub(crate) struct Nothing;

    #[serde(default)]
    pub(crate) struct Pair<'a>(pub(crate) u8, #[serde(borrow)] pub(crate) Cow<'a, str>, #[serde(skip)] pub(crate) u8);

    pub(crate) struct Triple(i64, #[serde(skip)] u8, Option<Unit>, #[serde(default = "seven")] u8);

    pub(crate) struct Whole<'a>(#[serde(borrow)] Cow<'a, str>);

    pub(crate) struct Many<T: Default>(Vec<T>, #[serde(default)] T);
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

macro_rules! default_pairs {
    ($($ty:ident)*) => {$(
        impl Default for $ty::Pair<'_> {
            fn default() -> Self {
                $ty::Pair(8, Cow::Borrowed("from the type"), 9)
            }
        }
    )*};
}

default_pairs!(ours theirs);

#[test]
fn the_emitted_impl_reads_as_serdes_does() {
    compare!(
        Names,
        objects(
            &[("firstName", "1"), ("2nd", "2"), ("thirdName", r#""\u0061""#), ("type", "true")],
            &["null", "300", "[]"]
        )
    );
    compare!(
        Names,
        objects(
            &[("type", "false"), ("firstName", "0"), ("deux", "null"), ("thirdName2", r#""b""#)],
            &["1", "1.0", "{}"]
        )
    );
    compare!(Names, objects(&[("type", "true"), ("firstName", "1"), ("second", "2"), ("x", "2")], &["null"]));
    compare!(
        Defaults,
        objects(
            &[
                ("own", "1"),
                ("made", "2"),
                ("skipped", "3"),
                ("needed", "-4"),
                ("list", r#"["FIRST","zwei"]"#),
                ("x", "[]")
            ],
            &["null", r#"["HIDDEN"]"#, "256", r#""\ud800""#]
        )
    );
    compare!(
        Around,
        objects(
            &[("from-type", "5"), ("from-own", "6"), ("skipped", "7"), ("optional", "null"), ("x", "{}")],
            &["null", "[]", "-1"]
        )
    );
    compare!(
        Borrows<'_>,
        objects(
            &[("text", r#""a""#), ("cow", r#""\n""#), ("inner", r#""b""#)],
            &["null", r#""\u0061""#, "1"]
        )
    );
    compare!(
        Quoted,
        objects(
            &[("a\":1,\"b", "1"), ("\\ü\n", "2"), ("", "3"), ("a", "4"), ("b", "5")],
            &["null", r#""""#, "-1"]
        )
    );
    compare!(Empty, objects(&[("a", "1"), ("", "[{}]")], &["null", "tru"]));
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
}

#[test]
fn what_reads_itself_and_what_serde_reads_go_together() {
    compare!(
        Mixed,
        objects(
            &[
                ("inner", r#"{"a":1,"b":[1.5,-2]}"#),
                ("list", r#"[{"b":[]},{"a":null,"b":[1e3]}]"#),
                ("map", r#"{"a":1,"\u0062":-300}"#),
                ("float", "-0.1e-2"),
                ("letter", r#""ä""#),
                ("wide", "-170141183460469231731687303715884105728"),
                ("nested", "{}"),
                ("units", r#"["FIRST" , "zwei"]"#),
                ("units2", r#"[{"a":[null]}]"#),
            ],
            &["null", "[]", "[1,]", r#"{"b":[]}"#, r#""\ud800""#, "1", "9007199254740993"]
        )
    );
}

#[test]
fn structs_without_names_are_read_as_serdes_are() {
    compare!(Nothing, mixed(&["null", "[]", "{}", "null", " null "]));
    compare!(Pair<'_>, mixed(&[r#"[1,"a"]"#, r#"[2,"\u0061"]"#, "[3]", "[]", r#"[1,"b",2]"#, "[300]"]));
    compare!(
        Triple,
        mixed(&[r#"[1,"FIRST",2]"#, r#"[-2,null]"#, r#"[3,"zwei"]"#, "[1]", r#"[1,"HIDDEN",2]"#])
    );
    compare!(Whole<'_>, mixed(&[r#""a""#, r#""\n""#, "1", r#"["a"]"#]));
    for text in mixed(&["[[1,2],3]", "[[]]", "[[1],-1]", "[1]"]) {
        assert_eq!(outcomes::<ours::Many<u8>>(&text), outcomes::<theirs::Many<u8>>(&text), "{text}");
    }
}
