//! Enums in each of serde's taggings.

use std::borrow::Cow;
use std::collections::BTreeMap;

use deployment_validate::DeploymentValidate;
use serde::{Deserialize, Serialize};

use crate::twice::{compare, mixed, twice};

fn seven() -> u8 {
    7
}

twice! {
    #[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
    pub(crate) enum External<'a> {
        Nothing,
        #[serde(alias = "text2")]
        Text(#[serde(borrow)] Cow<'a, str>),
        Pair(u8, Option<bool>),
        TwoParts { first_part: u8, #[serde(default = "seven")] second_part: u8 },
        Inside(Inside),
        #[serde(skip)]
        Hidden(u8),
        Skipped(#[serde(skip)] u8),
        Empty {},
    }

    #[serde(deny_unknown_fields)]
    pub(crate) struct Inside {
        port: Option<u16>,
        #[serde(alias = "host")]
        name: String,
    }

    #[serde(tag = "kind", rename_all = "lowercase")]
    pub(crate) enum Internal<'a> {
        Nothing,
        Named { #[serde(borrow)] text: Cow<'a, str>, port: Option<u16>, #[serde(skip)] skipped: u8 },
        #[serde(alias = "in")]
        Inside(Inside),
        Boxed(Box<Wrapped>),
        Map(BTreeMap<String, Unit>),
        Other(External<'a>),
        Unit(Nothing),
        Level(Unit),
        None(()),
    }

    pub(crate) struct Wrapped(Inside);

    pub(crate) struct Nothing;

    pub(crate) enum Unit {
        One,
        Two,
    }

    #[serde(tag = "kind", deny_unknown_fields)]
    pub(crate) enum Closed {
        A,
        B { one: u8 },
        C(Inside),
    }

    #[serde(tag = "t", content = "c", rename_all = "SCREAMING-KEBAB-CASE")]
    pub(crate) enum Adjacent<'a> {
        Nothing,
        TextOnly(#[serde(borrow)] Cow<'a, str>),
        Perhaps(Option<u8>),
        Pair(u8, Unit),
        Named { one: u8, two: Option<i64> },
        Inside(Inside),
    }

    #[serde(tag = "t", content = "c", deny_unknown_fields)]
    pub(crate) enum Strict {
        A,
        B { one: u8 },
    }

    #[serde(untagged)]
    pub(crate) enum Untagged<'a> {
        Nothing,
        Number(u8),
        Signed(i64),
        Text(#[serde(borrow)] Cow<'a, str>),
        Pair(u8, u8),
        Inside(Inside),
        Named { one: u8, two: Option<Unit> },
        List(Vec<Option<bool>>),
    }
}

const TEXTS: [&str; 12] = [
    r#""nothing""#,
    r#"{"nothing":null}"#,
    r#"{"text":"a"}"#,
    r#"{"text2":"\u0061"}"#,
    r#"{"pair":[1,true]}"#,
    r#"{"pair":[1,null]}"#,
    r#"{"twoParts":{"firstPart":1,"secondPart":2}}"#,
    r#"{"twoParts":{"firstPart":1,"x":[]}}"#,
    r#"{"inside":{"port":80,"name":"a"}}"#,
    r#"{"inside":{"host":"b"}}"#,
    r#""skipped""#,
    r#"{"empty":{}}"#,
];

#[test]
fn names_outside_the_content() {
    compare!(External<'_>, mixed(&TEXTS));
}

#[test]
fn tags_among_the_content() {
    compare!(
        Internal<'_>,
        mixed(&[
            r#"{"kind":"nothing"}"#,
            r#"{"x":1,"kind":"nothing"}"#,
            r#"{"kind":"named","text":"a","port":1}"#,
            r#"{"text":"\n","port":null,"kind":"named"}"#,
            r#"{"text":"a","kind":"named","x":{"y":[1.5,-2]}}"#,
            r#"{"kind":"inside","name":"a","port":80}"#,
            r#"{"name":"a","kind":"in"}"#,
            r#"{"kind":"boxed","name":"a"}"#,
            r#"{"host":"a","kind":"boxed"}"#,
            r#"{"kind":"map","a":"One","b":"Two"}"#,
            r#"{"a":"One","kind":"map"}"#,
            r#"{"kind":"other","text":"a"}"#,
            r#"{"text":"a","port":1,"kind":"other"}"#,
            r#"{"kind":"unit"}"#,
            r#"{"kind":"none"}"#,
            r#"{"kind":"level","One":null}"#,
            r#"{"kind":"level","One":{}}"#,
            r#"{"Two":{},"kind":"level"}"#,
            r#"{"kind":"level","One":{"a":1}}"#,
            r#"{"kind":"level","One":[]}"#,
        ])
    );
    compare!(
        Closed,
        mixed(&[
            r#"{"kind":"A"}"#,
            r#"{"kind":"A","x":1}"#,
            r#"{"kind":"B","one":1}"#,
            r#"{"one":1,"kind":"B"}"#,
            r#"{"one":1,"kind":"B","two":2}"#,
            r#"{"kind":"C","name":"a"}"#,
        ])
    );
}

#[test]
fn tags_beside_the_content() {
    compare!(
        Adjacent<'_>,
        mixed(&[
            r#"{"t":"NOTHING"}"#,
            r#"{"t":"NOTHING","c":null}"#,
            r#"{"t":"TEXT-ONLY","c":"a"}"#,
            r#"{"c":"\u0061","t":"TEXT-ONLY","x":1}"#,
            r#"{"t":"PERHAPS"}"#,
            r#"{"t":"PERHAPS","c":7}"#,
            r#"{"t":"PAIR","c":[1,"One"]}"#,
            r#"{"c":[1,"Two"],"t":"PAIR"}"#,
            r#"{"t":"NAMED","c":{"one":1,"two":-2}}"#,
            r#"{"c":{"one":1},"t":"NAMED"}"#,
            r#"{"t":"INSIDE","c":{"host":"a"}}"#,
        ])
    );
    compare!(
        Strict,
        mixed(&[
            r#"{"t":"A"}"#,
            r#"{"t":"A","x":1}"#,
            r#"{"t":"B","c":{"one":1}}"#,
            r#"{"c":{"one":1},"t":"B"}"#,
            r#"{"c":{"one":1,"two":2},"t":"B"}"#,
        ])
    );
}

#[test]
fn content_without_names() {
    compare!(
        Untagged<'_>,
        mixed(&[
            "null",
            "1",
            "300",
            "-1",
            r#""a""#,
            r#""\u0061""#,
            "[1,2]",
            "[1,300]",
            "[true,null]",
            r#"{"name":"a"}"#,
            r#"{"one":1,"two":"Two"}"#,
            r#"{"one":1,"two":"Three"}"#,
        ])
    );
}
