//! Wire names in pointers. The oracle is serde_json: what it writes a value as is where violations have to point.

use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Violation, json};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Table;

/// A value that is always wrong.
#[derive(Clone, Default, Serialize, Deserialize, DeploymentValidate)]
struct Bad(#[validate(range(min = 1))] u8);

/// Where serde_json writes the zeros of a value, all of which are `Bad`.
fn zeros(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Number(number) if number.as_u64() == Some(0) => found.push(at.to_owned()),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                zeros(item, &format!("{at}/{index}"), found);
            }
        }
        Value::Object(entries) => {
            for (key, value) in entries {
                zeros(value, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        _ => {}
    }
}

/// The pointers of the report are where serde_json writes zeros, and each one resolves.
fn check_pointers<T: Serialize + DeploymentValidate>(name: &str, value: &T) {
    let written = serde_json::to_value(value).unwrap();
    let mut expected = Vec::new();
    zeros(&written, "", &mut expected);
    expected.sort();
    assert!(!expected.is_empty(), "{name} has nothing wrong in it: {written}");
    let report = value.validate().unwrap_err();
    let mut found: Vec<String> = report.violations().iter().map(|v| v.pointer().to_owned()).collect();
    found.sort();
    assert_eq!(found, expected, "{name}: {written}");
    for pointer in found {
        assert_eq!(written.pointer(&pointer), Some(&Value::from(0)), "{name} {pointer}: {written}");
    }
}

/// Each case, on fields and on variants and on fields of variants.
macro_rules! cases {
    ($($name:ident $case:literal,)*) => {
        $(mod $name {
            use super::*;

            #[derive(Default, Serialize, DeploymentValidate)]
            #[serde(rename_all = $case)]
            #[allow(non_snake_case)]
            pub(super) struct Fields {
                simple: Bad,
                two_words: Bad,
                three_word_name: Bad,
                _leading: Bad,
                trailing_: Bad,
                double__under: Bad,
                with1digit: Bad,
                digit_2: Bad,
                x: Bad,
                camelCase: Bad,
                PascalCase: Bad,
                SCREAMING: Bad,
                straße_ä: Bad,
                r#type: Bad,
                #[serde(rename = "given/~name")]
                renamed: Bad,
                #[serde(rename(serialize = "bothWays", deserialize = "bothWays"))]
                renamed_both: Bad,
                #[serde(rename(serialize = "written"))]
                #[allow(dead_code)]
                #[serde(skip)]
                skipped: u8,
            }

            #[derive(Serialize, DeploymentValidate)]
            #[serde(rename_all = $case)]
            #[allow(non_camel_case_types)]
            pub(super) enum Variants {
                Simple(Bad),
                TwoWords(Bad),
                HTTPServer(Bad),
                V2Beta(Bad),
                X(Bad),
                snake_case(Bad),
                #[serde(rename = "given name")]
                Renamed(Bad),
                r#Raw(Bad),
                FieldsAreNotRenamed { some_field: Bad },
                #[serde(rename_all = $case)]
                FieldsAre { some_field: Bad, other: Bad },
            }

            #[derive(Serialize, DeploymentValidate)]
            #[serde(rename_all_fields = $case)]
            pub(super) enum AllFields {
                VariantsAreNot { some_field: Bad, #[serde(rename = "own")] other_one: Bad },
                #[serde(rename_all = "UPPERCASE")]
                OwnCase { some_field: Bad },
                Tuple(Bad, Bad),
            }

            /// Names of an enum in conditions' messages and as keys of maps.
            #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, DeploymentValidate)]
            #[serde(rename_all = $case)]
            pub(super) enum Units { Simple, TwoWords, HTTPServer, V2Beta, X, Last }

            #[derive(Serialize, DeploymentValidate)]
            #[serde(rename_all = $case)]
            pub(super) struct Condition {
                pub(super) some_unit: Units,
                #[validate(required_if(some_unit = Simple | TwoWords | HTTPServer | V2Beta | X))]
                pub(super) detail: Option<u8>,
            }
        })*

        #[test]
        fn every_case_is_serdes() {
            $({
                use $name::{AllFields, Units, Variants};

                check_pointers($case, &$name::Fields::default());
                for value in [
                    Variants::Simple(Bad(0)),
                    Variants::TwoWords(Bad(0)),
                    Variants::HTTPServer(Bad(0)),
                    Variants::V2Beta(Bad(0)),
                    Variants::X(Bad(0)),
                    Variants::snake_case(Bad(0)),
                    Variants::Renamed(Bad(0)),
                    Variants::Raw(Bad(0)),
                    Variants::FieldsAreNotRenamed { some_field: Bad(0) },
                    Variants::FieldsAre { some_field: Bad(0), other: Bad(0) },
                ] {
                    check_pointers($case, &value);
                }
                for value in [
                    AllFields::VariantsAreNot { some_field: Bad(0), other_one: Bad(0) },
                    AllFields::OwnCase { some_field: Bad(0) },
                    AllFields::Tuple(Bad(0), Bad(0)),
                ] {
                    check_pointers($case, &value);
                }
                let units =
                    [Units::Simple, Units::TwoWords, Units::HTTPServer, Units::V2Beta, Units::X, Units::Last];
                check_pointers($case, &units.map(|unit| BTreeMap::from([(unit, Bad(0))])));
                // In the message, fields and variants are named as serde writes them.
                let names = units.map(|unit| serde_json::to_value(unit).unwrap().as_str().unwrap().to_owned());
                let condition = $name::Condition { some_unit: Units::X, detail: None };
                let keys = serde_json::to_value(&condition).unwrap();
                let keys: Vec<&String> = keys.as_object().unwrap().keys().collect();
                let unit_key = keys.into_iter().find(|key| key.to_lowercase().contains("unit")).unwrap();
                let message = format!(
                    "required when {unit_key} is {}, {}, {}, {} or {}",
                    names[0], names[1], names[2], names[3], names[4],
                );
                assert_eq!(condition.validate().unwrap_err().violations()[0].message(), message);
            })*
        }
    };
}

cases! {
    lower "lowercase",
    upper "UPPERCASE",
    pascal "PascalCase",
    camel "camelCase",
    snake "snake_case",
    screaming_snake "SCREAMING_SNAKE_CASE",
    kebab "kebab-case",
    screaming_kebab "SCREAMING-KEBAB-CASE",
}

/// Content of every shape, in each way that serde tells variants apart.
#[test]
fn every_tagging_is_serdes() {
    #[derive(Clone, Default, Serialize, DeploymentValidate)]
    struct Inner {
        inner_field: Bad,
        list: Vec<Bad>,
    }

    let inner = || Inner { inner_field: Bad(0), list: vec![Bad(1), Bad(0)] };

    macro_rules! tagging {
        ($name:ident, [$($attribute:tt)*], $($tuple:ident)?) => {{
            #[derive(Serialize, DeploymentValidate)]
            #[serde($($attribute)* rename_all = "camelCase")]
            enum $name {
                #[allow(dead_code)]
                UnitVariant,
                NamedVariant { field_a: Bad, #[serde(rename = "b")] field_b: Vec<Bad> },
                NewType(Inner),
                $($tuple(Bad, u8, Inner),)?
            }

            #[derive(Serialize, DeploymentValidate)]
            struct Outer { value: $name, list: Vec<$name> }

            let values = || vec![
                $name::NamedVariant { field_a: Bad(0), field_b: vec![Bad(0), Bad(1), Bad(0)] },
                $name::NewType(inner()),
                $($name::$tuple(Bad(0), 1, inner()),)?
            ];
            for value in values() {
                check_pointers(stringify!($name), &value);
                check_pointers(stringify!($name), &Outer { value, list: values() });
            }
            assert!($name::UnitVariant.is_valid());
        }};
    }
    tagging!(External, [], TupleVariant);
    tagging!(Internal, [tag = "kind/of",],);
    tagging!(Adjacent, [tag = "t", content = "c/~",], TupleVariant);
    tagging!(Untagged, [untagged,], TupleVariant);

    #[derive(Serialize, DeploymentValidate)]
    #[serde(tag = "type")]
    enum Partly {
        Tagged {
            bad: Bad,
        },
        #[serde(untagged)]
        Loose {
            bad: Bad,
        },
    }
    #[derive(Serialize, DeploymentValidate)]
    enum PartlyExternal {
        Tagged {
            bad: Bad,
        },
        #[serde(untagged)]
        Loose {
            bad: Bad,
        },
    }
    #[derive(Serialize, DeploymentValidate)]
    #[serde(tag = "t", content = "c")]
    enum PartlyAdjacent {
        Tagged {
            bad: Bad,
        },
        #[serde(untagged)]
        Loose {
            bad: Bad,
        },
    }
    check_pointers("tagged", &PartlyAdjacent::Tagged { bad: Bad(0) });
    check_pointers("loose", &PartlyAdjacent::Loose { bad: Bad(0) });
    check_pointers("tagged", &Partly::Tagged { bad: Bad(0) });
    check_pointers("loose", &Partly::Loose { bad: Bad(0) });
    check_pointers("tagged", &PartlyExternal::Tagged { bad: Bad(0) });
    check_pointers("loose", &PartlyExternal::Loose { bad: Bad(0) });
}

#[test]
fn flattened_fields_stand_beside_the_others() {
    #[derive(Serialize, DeploymentValidate)]
    struct Common {
        shared: Bad,
        #[serde(flatten)]
        deeper: Deeper,
    }
    #[derive(Serialize, DeploymentValidate)]
    #[serde(rename_all = "camelCase")]
    struct Deeper {
        deep_field: Bad,
    }
    #[derive(Serialize, DeploymentValidate)]
    #[serde(tag = "kind")]
    enum Choice {
        A { choice_field: Bad },
    }
    #[derive(Serialize, DeploymentValidate)]
    struct Outer {
        own: Bad,
        #[serde(flatten)]
        common: Common,
        #[serde(flatten)]
        absent: Option<Deeper>,
        #[serde(flatten)]
        choice: Choice,
        #[serde(flatten)]
        rest: BTreeMap<String, Bad>,
    }
    #[derive(Serialize, DeploymentValidate)]
    struct Optional {
        #[serde(flatten)]
        present: Option<Deeper>,
    }

    check_pointers(
        "flatten",
        &Outer {
            own: Bad(0),
            common: Common { shared: Bad(0), deeper: Deeper { deep_field: Bad(0) } },
            absent: None,
            choice: Choice::A { choice_field: Bad(0) },
            rest: [("x/y".to_owned(), Bad(0))].into(),
        },
    );
    check_pointers("Option", &Optional { present: Some(Deeper { deep_field: Bad(0) }) });
}

#[test]
fn tuples_and_newtypes_are_serdes() {
    #[derive(Serialize, DeploymentValidate)]
    struct Pair(Bad, Vec<Bad>);
    #[derive(Serialize, DeploymentValidate)]
    struct New(Pair);
    #[derive(Serialize, DeploymentValidate)]
    struct Outer {
        tuple: (Bad, New),
        array: [Option<Bad>; 2],
    }

    let new = || New(Pair(Bad(0), vec![Bad(0)]));
    check_pointers("tuples", &Outer { tuple: (Bad(0), new()), array: [None, Some(Bad(0))] });
}

#[test]
fn by_key_enums_have_the_pointers_of_untagged_ones() {
    #[derive(Serialize, DeploymentValidate)]
    #[serde(untagged, rename_all_fields = "camelCase")]
    #[validate(by_key)]
    enum Source {
        FromImage { image_path: Bad, shared_key: Option<Bad> },
        FromBuild { build_id: Bad, shared_key: Option<Bad> },
        Keep { shared_key: Option<Bad> },
    }

    check_pointers("image", &Source::FromImage { image_path: Bad(0), shared_key: Some(Bad(0)) });
    check_pointers("build", &Source::FromBuild { build_id: Bad(0), shared_key: None });
    check_pointers("keep", &Source::Keep { shared_key: Some(Bad(0)) });
}

/// Reading decides where reading and writing differ: violations are told to those who send.
#[test]
fn names_are_those_that_are_read() {
    #[derive(DeploymentValidate)]
    #[serde(rename_all(serialize = "UPPERCASE", deserialize = "kebab-case"))]
    struct Sides {
        two_words: Bad,
        #[serde(rename(serialize = "out", deserialize = "in"))]
        renamed: Bad,
        #[serde(alias = "other", alias = "another")]
        aliased: Bad,
    }

    let bad = "must be at least 1";
    let mut table = Table::default();
    table.case(
        "sides",
        &Sides { two_words: Bad(0), renamed: Bad(0), aliased: Bad(0) },
        &[("/two-words", "range", bad), ("/in", "range", bad), ("/aliased", "range", bad)],
    );
    table.end();
}

/// Functions may name fields as Rust does; documents have the names that serde gives them.
#[test]
fn functions_name_fields_in_rust_or_in_documents() {
    fn crossed(range: &Range) -> Result<(), Violation> {
        let violation = Violation::custom("is crossed");
        match range.first_day.cmp(&range.last_day) {
            std::cmp::Ordering::Less => Ok(()),
            std::cmp::Ordering::Equal => Err(violation.on("lastDay")),
            std::cmp::Ordering::Greater => Err(violation.on("last_day")),
        }
    }
    fn short(range: &Range) -> Result<(), Violation> {
        if range.last_day < 9 { Ok(()) } else { Err(Violation::custom("is too long").on("last_day")) }
    }
    fn whole(holder: &Holder) -> Result<(), Violation> {
        let violation = Violation::custom("is no pair");
        Err(match holder.range.first_day {
            0 => violation.on("all_ranges").on("0").on("first_day"),
            1 => violation.on("flat_part").on("own_name"),
            2 => violation.on("own_name"),
            3 => violation.on("a/b").on("own_name"),
            4 => violation.on("range").on("0"),
            5 => violation.on("again_here").on("nothing_such"),
            6 if holder.range.last_day == 8 => violation.on("allRanges").on("0").on("first_day"),
            7 if holder.range.last_day == 8 => violation.on("wrapped").on("last_day"),
            _ => return Ok(()),
        })
    }
    #[derive(DeploymentValidate)]
    #[serde(rename_all = "camelCase")]
    #[validate(custom(crossed))]
    struct Range {
        first_day: u8,
        last_day: u8,
    }
    #[derive(DeploymentValidate)]
    struct Wrapped(#[allow(dead_code)] Range);
    #[derive(DeploymentValidate)]
    #[serde(rename_all = "camelCase")]
    struct Flat {
        own_name: u8,
        #[serde(flatten)]
        again: Option<Box<Flat>>,
    }
    #[derive(DeploymentValidate)]
    #[serde(rename_all = "camelCase")]
    #[validate(custom(whole))]
    struct Holder {
        #[validate(custom(short))]
        range: Range,
        all_ranges: Vec<Range>,
        wrapped: Option<Wrapped>,
        #[serde(flatten)]
        flat_part: Flat,
    }

    let pointers = |first_day, last_day| {
        let flat_part = Flat { own_name: 1, again: None };
        let range = Range { first_day, last_day };
        let holder = Holder { range, all_ranges: Vec::new(), wrapped: None, flat_part };
        let report = holder.validate().err();
        let found: Vec<String> = report
            .iter()
            .flat_map(|report| report.violations())
            .map(|violation| violation.pointer().to_owned())
            .collect();
        found
    };
    assert_eq!(pointers(6, 6), ["/range/lastDay"]);
    assert_eq!(pointers(7, 6), ["/range/lastDay"]);
    assert_eq!(pointers(7, 9), ["/range/lastDay"]);
    assert_eq!(pointers(0, 8), ["/allRanges/0/firstDay"]);
    assert_eq!(pointers(1, 8), ["/ownName"]);
    assert_eq!(pointers(2, 8), ["/ownName"]);
    assert_eq!(pointers(3, 8), ["/a~1b/own_name"]);
    assert_eq!(pointers(4, 8), ["/range/0"]);
    assert_eq!(pointers(5, 8), ["/again_here/nothing_such"]);
    assert_eq!(pointers(6, 8), ["/allRanges/0/firstDay"]);
    assert_eq!(pointers(7, 8), ["/wrapped/lastDay"]);
}

/// A name in documents is free where nothing else is read by it.
#[test]
fn what_is_not_read_by_its_name_may_share_it() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Shared {
        name: String,
        #[serde(skip, rename = "name")]
        skipped: u8,
        #[serde(flatten, rename = "name")]
        rest: Rest,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Rest {
        #[validate(range(min = 1))]
        size: u8,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    enum Kind {
        A(Rest),
        #[serde(skip, rename = "A")]
        Skipped,
        #[serde(untagged, rename = "A")]
        Plain(u8),
    }
    let found = |report: deployment_validate::Report| report.violations()[0].pointer().to_owned();
    let shared = json::from_str::<Shared>(r#"{"name": "a", "size": 0}"#).map(drop);
    assert_eq!(shared.map_err(found), Err("/size".to_owned()));
    assert_eq!(
        json::from_str::<Kind>(r#"{"A": {"size": 0}}"#).map(drop).map_err(found),
        Err("/A/size".to_owned())
    );
    assert!(json::from_str::<Kind>("1").is_ok());
}
