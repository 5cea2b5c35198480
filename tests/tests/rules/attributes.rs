//! Serde's attributes in pieces, out of order, and for one direction only; doc comments of both kinds.

use std::fmt::Debug;

use deployment_validate::schema::{Kind, Object};
use deployment_validate::{DeploymentValidate, json};
use serde::de::{DeserializeOwned, Deserializer, Error as _};
use serde::{Deserialize, Serialize};

/// The fields of a struct, each with the names that are read.
fn names<T: DeploymentValidate>() -> Vec<Vec<&'static str>> {
    let Kind::Struct(Object { fields, .. }) = T::SCHEMA.kind else { panic!("a struct") };
    fields.iter().map(|field| [&[field.name], field.aliases].concat()).collect()
}

/// Where a text is wrong.
fn pointers<T: DeserializeOwned + DeploymentValidate + Debug>(text: &str) -> Vec<String> {
    let report = json::from_str::<T>(text).unwrap_err();
    report.violations().iter().map(|violation| violation.pointer().to_owned()).collect()
}

#[test]
fn names_for_one_direction_in_attributes_of_their_own() {
    #[derive(Debug, Deserialize, Serialize, DeploymentValidate)]
    #[serde(rename_all(deserialize = "camelCase"))]
    #[serde(rename_all(serialize = "UPPERCASE"), deny_unknown_fields)]
    struct Split {
        two_words: u8,
        #[serde(rename(deserialize = "in"))]
        #[serde(rename(serialize = "out"))]
        x: u8,
        #[serde(rename(serialize = "written", deserialize = "read"), alias = "heard")]
        #[serde(rename(deserialize = "seen"))]
        y: u8,
    }

    assert_eq!(names::<Split>(), [vec!["twoWords"], vec!["in"], vec!["read", "heard", "seen"]]);
    for key in ["read", "heard", "seen"] {
        assert!(json::from_str::<Split>(&format!(r#"{{"twoWords":1,"in":1,"{key}":1}}"#)).is_ok(), "{key}");
    }
    assert_eq!(pointers::<Split>(r#"{"twoWords":1,"in":"no","read":1}"#), ["/in"]);
}

#[test]
fn names_of_variants_for_one_direction() {
    #[derive(Debug, Deserialize, Serialize, DeploymentValidate)]
    #[serde(rename_all_fields(deserialize = "kebab-case"))]
    #[serde(rename_all_fields(serialize = "UPPERCASE"))]
    #[serde(rename_all(serialize = "UPPERCASE", deserialize = "snake_case"))]
    enum Shape {
        RoundOne {
            outer_radius: u8,
        },
        #[serde(rename_all(deserialize = "SCREAMING_SNAKE_CASE"), rename(deserialize = "flat"))]
        #[serde(rename_all(serialize = "lowercase"), rename(serialize = "plain"))]
        FlatOne {
            side_length: u8,
        },
    }

    assert!(json::from_str::<Shape>(r#"{"round_one":{"outer-radius":1}}"#).is_ok());
    assert!(json::from_str::<Shape>(r#"{"flat":{"SIDE_LENGTH":1}}"#).is_ok());
    assert_eq!(pointers::<Shape>(r#"{"round_one":{"outer-radius":""}}"#), ["/round_one/outer-radius"]);
    assert_eq!(pointers::<Shape>(r#"{"flat":{"SIDE_LENGTH":""}}"#), ["/flat/SIDE_LENGTH"]);
}

trait Make {
    fn make() -> u8;
    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error>;
}

struct Seven;

impl Make for Seven {
    fn make() -> u8 {
        7
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[test]
fn functions_of_a_trait() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Holder {
        #[serde(default = "<Seven as Make>::make", rename = "given")]
        a: u8,
        #[serde(deserialize_with = "<Seven as Make>::deserialize")]
        b: u8,
        c: u8,
    }

    let holder = json::from_str::<Holder>(r#"{"b":"1","c":2}"#).unwrap();
    assert_eq!((holder.a, holder.b, holder.c), (7, 1, 2));
    assert_eq!(pointers::<Holder>(r#"{"given":1,"b":"1","c":"no"}"#), ["/c"]);
    assert_eq!(pointers::<Holder>(r#"{"given":"","b":1,"c":2}"#), ["/given", "/b"]);
}

#[test]
fn functions_of_a_trait_on_a_container() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(default = "<Defaulted as Whole>::whole", rename_all = "camelCase")]
    struct Defaulted {
        two_words: u8,
    }

    trait Whole {
        fn whole() -> Self;
    }

    impl Whole for Defaulted {
        fn whole() -> Self {
            Defaulted { two_words: 9 }
        }
    }

    assert_eq!(json::from_str::<Defaulted>("{}").unwrap().two_words, 9);
    assert_eq!(pointers::<Defaulted>(r#"{"twoWords":""}"#), ["/twoWords"]);
}

#[test]
fn blocks_of_documentation_lose_their_stars() {
    /**
     * Calls a service.
     *
     *   indented
     * at a time
     */
    #[derive(DeploymentValidate)]
    struct Starred;

    /** One line. */
    #[derive(DeploymentValidate)]
    struct OneLine;

    /** Begins at once,
        goes on
          and in.
    */
    #[derive(DeploymentValidate)]
    struct Indented;

    /// Lines
    ///  as they are.
    #[derive(DeploymentValidate)]
    struct Lines;

    assert_eq!(Starred::SCHEMA.doc, "Calls a service.\n\n  indented\nat a time");
    assert_eq!(OneLine::SCHEMA.doc, "One line.");
    assert_eq!(Indented::SCHEMA.doc, "Begins at once,\ngoes on\n  and in.");
    assert_eq!(Lines::SCHEMA.doc, "Lines\n as they are.");
}
