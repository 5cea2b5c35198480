//! Types that are read straight from the tokens of a text, and the same types read by what serde derives: each kind of
//! field, each tagging, flattened objects, enums and maps, keys that decide.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use deployment_validate::DeploymentValidate;
use serde::Deserialize;

macro_rules! twice {
    ($($item:item)*) => {
        pub mod direct {
            use super::*;
            $(#[derive(Debug, DeploymentValidate)] #[validate(deserialize)] $item)*
        }
        pub mod derived {
            use super::*;
            $(#[derive(Debug, Deserialize, DeploymentValidate)] $item)*
        }
    };
}

twice! {
    #[serde(deny_unknown_fields)]
    pub struct Parts<'a> {
        #[serde(borrow)]
        probe: Option<Probe<'a>>,
        scalars: Option<Scalars>,
        lists: Option<Box<Lists<'a>>>,
        flat: Option<Flat<'a>>,
        tagged: Option<Tagged>,
        shapes: Option<Vec<Shape>>,
        figures: Option<Vec<Figure>>,
        either: Option<Either>,
        #[serde(default)]
        #[validate(values(range(max = 9)))]
        rest: BTreeMap<Name, u8>,
    }

    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    #[validate(deny_null, at_most_one_of(path, command))]
    pub struct Probe<'a> {
        #[serde(alias = "type")]
        kind: Kind,
        #[validate(required_if(kind = Http), pattern = "^/", length(max = 8))]
        path: Option<Cow<'a, str>>,
        #[validate(forbidden_unless(kind = Cmd, port = 1..=9))]
        command: Option<String>,
        #[validate(range(min = 1, max = 100), multiple_of = 5)]
        #[serde(default)]
        port: u8,
        #[validate(required_if(command))]
        #[serde(alias = "text")]
        shell: Option<&'a str>,
    }

    #[serde(rename_all = "lowercase")]
    pub enum Kind {
        Http,
        #[serde(alias = "tcp")]
        Socket,
        Cmd,
    }

    pub struct Scalars {
        letter: char,
        small: i8,
        #[validate(range(max = 18446744073709551615))]
        wide: Option<i128>,
        #[validate(range(min = 0.1, exclusive_max = 1e300))]
        float: Option<f64>,
        positive: Option<std::num::NonZeroU8>,
        nothing: (),
        #[validate(none_of("no"), any_of((length(max = 2)), (prefix = "long")))]
        text: Option<String>,
        #[validate(warn(range(max = 5)), range(max = 9))]
        port: Option<u8>,
        #[validate(when(port = 1, length(max = 1)))]
        name: Option<String>,
        #[validate(range(min = self.port))]
        above: Option<u8>,
    }

    #[serde(default)]
    #[derive(Default)]
    pub struct Lists<'a> {
        #[validate(length(max = 2), each(length(max = 1), each(range(max = 9))))]
        rows: Vec<Vec<u32>>,
        pair: (u8, Option<String>),
        three: [i8; 3],
        numbers: BTreeMap<i8, Vec<Cow<'a, str>>>,
        #[validate(length(max = 1))]
        set: BTreeSet<u8>,
        result: Option<Result<u8, String>>,
        inner: Option<Box<Lists<'a>>>,
    }

    #[validate(at_most_one_of(name, note))]
    pub struct Flat<'a> {
        name: Option<String>,
        note: Option<u8>,
        #[serde(flatten, borrow)]
        source: Source<'a>,
        #[serde(flatten)]
        limits: Option<Limits>,
        #[serde(flatten)]
        #[validate(keys(length(max = 5)))]
        more: BTreeMap<String, Option<bool>>,
    }

    pub struct Tagged {
        note: Option<u8>,
        #[serde(flatten)]
        shape: Shape,
        #[serde(flatten)]
        figure: Option<Figure>,
    }

    pub struct Limits {
        #[validate(range(max = 9))]
        count: u8,
        low: Option<f32>,
    }

    #[serde(tag = "type", rename_all = "lowercase")]
    pub enum Shape {
        Small,
        Large {
            #[validate(range(min = 2))]
            size: u8,
        },
        Limited(Limits),
    }

    #[serde(tag = "t", content = "c", deny_unknown_fields)]
    pub enum Figure {
        Point,
        Circle(#[validate(range(max = 9))] u8),
        Line(u8, char),
        Box { width: u8 },
    }

    pub enum Either {
        Nothing,
        One(#[validate(length(max = 2))] Vec<Kind>),
        Two(u8, Box<Either>),
        Shape { shape: Shape },
    }

    #[derive(PartialEq, Eq, PartialOrd, Ord)]
    pub struct Name(#[validate(pattern = "^[a-z]+$")] String);
}

/// One of these is meant by its keys; the derive alone reads such enums.
#[derive(Debug, DeploymentValidate)]
#[validate(by_key)]
pub enum Source<'a> {
    Image {
        #[validate(pattern = "^[a-z]+$")]
        image: Cow<'a, str>,
        run: Option<u8>,
    },
    Build {
        #[serde(alias = "ref")]
        build: Option<u8>,
        run: Option<u8>,
        #[validate(forbidden_if(build = 1))]
        tag: Option<String>,
    },
    Neither {
        run: Option<u8>,
    },
}
