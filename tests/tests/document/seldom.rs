//! What few texts lead to: each of these was the only one of many texts that noticed some change of the second pass.

use deployment_validate::schema::Length;
use deployment_validate::{DeploymentValidate, HasLength, Limits, Options, Valid, json};
use serde::Deserialize;

use super::{check_table, messages};

#[derive(Debug, Deserialize, DeploymentValidate)]
enum Source {
    Git(u8),
    Image { tag: String },
    None,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
enum Scalar {
    Number(u8),
    Switch(bool),
    List(Vec<u8>),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
enum ObjectOrSwitch {
    Object { a: u8 },
    Switch(bool),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
enum AOrB {
    A { a: u8 },
    B { b: u8 },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t")]
enum Alike {
    A { x: u8 },
    B { x: u8 },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t")]
enum Unlike {
    A { x: u8 },
    B { y: u8 },
    C,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
enum Either {
    Unlike(Unlike),
    Alike(Alike),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
enum Kind {
    A,
    B,
    C,
}

/// Conditions with `!=` on a discriminator.
#[derive(Debug, Deserialize, DeploymentValidate)]
struct Unless {
    kind: Kind,
    #[validate(required_if(kind != A))]
    x: Option<u8>,
    #[validate(forbidden_if(kind = B))]
    y: Option<u8>,
}

/// Conditions on a discriminator that may be absent.
#[derive(Debug, Deserialize, DeploymentValidate)]
struct Present {
    kind: Option<Kind>,
    #[validate(required_if(kind))]
    w: Option<u8>,
    #[validate(forbidden_unless(kind = B))]
    v: Option<u8>,
}

/// Conditions with `!=` on a literal.
#[derive(Debug, Deserialize, DeploymentValidate)]
struct Level {
    #[validate(one_of("low", "mid", "high"))]
    level: String,
    #[validate(required_if(level != "low"))]
    z: Option<u8>,
    #[validate(required_if(level = "mid"))]
    q: Option<u8>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Inner {
    g: u8,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Around(Inner);

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Flattened {
    #[serde(flatten)]
    around: Around,
    #[serde(flatten)]
    either: AOrB,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
enum PartlyNamed {
    A(u8),
    B {
        b: u8,
    },
    #[serde(untagged)]
    Other {
        c: u8,
    },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t")]
enum PartlyTagged {
    A {
        a: u8,
    },
    #[serde(untagged)]
    Other {
        c: u8,
    },
}

#[derive(Debug, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(by_key)]
enum Decided {
    A { a: u8, x: Option<u8> },
    B { b: u8 },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t")]
enum Nest {
    Not(Box<Nest>),
    X { x: u8 },
    Y { y: u8, z: u8 },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
enum NestOr {
    Nest(Nest),
    Plain { y: u8, z: u8, w: u8 },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
enum Address {
    Ip(std::net::IpAddr),
    Kind(Kind),
    Letter(char),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
enum KindOrPort {
    Kind(Kind),
    Port(u16),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t")]
enum Optional {
    A { x: Option<u8> },
    B { y: u8 },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Strict {
    n: u8,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
enum Named {
    Strict(Strict),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct FlatNamed {
    #[serde(flatten)]
    named: Named,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "kind")]
enum Probe {
    Tcp { number: u8, host: String },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Mapped {
    #[serde(flatten)]
    probe: Probe,
    #[serde(flatten)]
    rest: std::collections::BTreeMap<String, String>,
}

macro_rules! flattened {
    ($($ty:ident $own:ident;)+) => {
        $(
            #[derive(Debug, Deserialize, DeploymentValidate)]
            struct $ty {
                $own: u8,
            }
        )+

        #[derive(Debug, Deserialize, DeploymentValidate)]
        #[serde(deny_unknown_fields)]
        struct Many {
            $(#[serde(flatten)] $own: $ty,)+
        }
    };
}

flattened! { A a; B b; C c; D d; E e; F f; G g; }

/// Tries the texts of each type before failing.
macro_rules! say {
    ($($ty:ident: $($text:literal => $said:literal;)+)+) => {{
        let mut failures = Vec::new();
        $($({
            let found = messages::<$ty>($text).join("\n");
            if found != $said {
                failures.push(format!("{}: {}\n  expected {}\n  found    {found}", stringify!($ty), $text, $said));
            }
        })+)+
        assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    }};
}

#[test]
fn enums_say_what_they_expect() {
    say! {
        Source:
            r#""Git""# => "1:1: must be an object with the key Git";
            r#""Image""# => "1:1: must be an object with the key Image";
            r#"{"None":null}"# => "1:1: must be a string: this variant holds nothing";
            r#"{"a":1,"b":2}"# => "1:1: must be an object with one key: Git or Image";
        // Variants without a name are not among the keys.
        PartlyNamed:
            r#"{"A":1,"d":300}"# => "1:1: must be an object with one key: A or B";
            r#""A""# => "1:1: must be an object with the key A";
        // One text for all alternatives, where there are at least two.
        Scalar:
            r#""x""# => "1:1: must be an integer, a boolean or a list, not a string";
            "[300]" => "1:2: /0: must be an integer from 0 to 255";
        AOrB:
            "5" => "1:1: must be an object, not a number";
            "{}" => "1:1: one of these keys is required: a or b";
        ObjectOrSwitch:
            "{}" => "1:1: /a: required key is missing";
            r#""x""# => "1:1: must be an object or a boolean, not a string";
        // The violations of two variants, at a tag inside: they do not become one at the value.
        Either:
            r#"{"t":"Z","y":1}"# => "1:6: /t: must be A, B or C (the other keys fit B)";
    }
    // The named variant cannot be read, the other can.
    assert!(json::from_str::<PartlyTagged>(r#"{"t":"A","c":1}"#).is_ok());
}

#[test]
fn the_other_keys_give_a_hint_where_they_tell_values_apart() {
    say! {
        Alike: r#"{"x":1}"# => "1:1: /t: required key is missing";
        Unlike: r#"{"x":1}"# => "1:1: /t: required key is missing (the other keys fit A)";
        Unless:
            r#"{"kind":"Q","x":1}"# => "1:9: /kind: must be A, B or C (the other keys fit B or C)";
            r#"{"y":1}"# => "1:1: /kind: required key is missing (the other keys fit A)";
        Present:
            r#"{"kind":"Q","v":1,"w":2}"# => "1:9: /kind: must be A, B or C (the other keys fit B)";
            r#"{"kind":"Q"}"# => "1:1: /w: required when kind is present\n1:9: /kind: must be A, B or C";
        Level:
            r#"{"level":"Q","z":1}"# =>
                "1:10: /level: must be \"low\", \"mid\" or \"high\" (the other keys fit \"high\")";
            r#"{"q":1}"# => "1:1: /level: required key is missing";
    }
}

#[test]
fn scalars_say_what_they_expect() {
    say! {
        char: "5" => "1:1: must be a single character, not a number";
        u8:
            "-1.0" => "1:1: must be an integer, written without a point or exponent";
            "0.0" => "1:1: must be an integer, written without a point or exponent";
            "-0.0" => "1:1: must be an integer: write zero without a sign";
        Address: r#""xyz""# => "1:1: must be an IP address, or A, B or C, or a single character";
    }
    check_table::<KindOrPort>(&[(r#""Q""#, &[("", "one_of")])]);
}

#[test]
fn keys_of_variants_decide_what_is_meant() {
    say! {
        Decided: r#"{"x":1,"b":1}"# => "1:1: /a: required key is missing\n1:8: /b: not allowed beside x";
        // The variant that the tag names has none of the keys.
        NestOr:
            r#"{"t":"X","y":1,"z":1}"# => "1:1: /w: required key is missing";
            r#"{"t":"Not","y":1}"# => "1:1: /t: required key is missing";
        // No key stands beside the tag.
        Optional: r#"{"t":"Q"}"# => "1:6: /t: must be A or B";
        FlatNamed: r#"{"Strict":{"n":1,"m":1}}"# => "1:18: /Strict/m: unknown key";
        // The map and the enum say the same once.
        Mapped:
            r#"{"kind":"Tcp","number":true,"host":5}"# =>
                "1:24: /number: must be a string, not a boolean\n\
                 1:24: /number: must be an integer, not a boolean\n\
                 1:36: /host: must be a string, not a number";
        Many:
            r#"{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"h":1}"# =>
                "1:1: /g: required key is missing\n1:38: /h: unknown key";
    }
}

#[test]
fn what_is_not_allowed_is_at_its_key_beside_an_absent_discriminator() {
    say! { Present: r#"{"v":1}"# => "1:2: /v: only allowed when kind is B"; }
}

#[test]
fn newtypes_are_looked_through_when_flattened() {
    say! {
        Flattened: "{}" => "1:1: /g: required key is missing\n1:1: one of these keys is required: a or b";
    }
}

/// Of two names that are as near, the first is meant.
#[test]
fn the_first_of_two_near_names_is_meant() {
    #[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
    enum Key {
        Aa,
        Bb,
    }
    type Map = std::collections::BTreeMap<Key, u8>;
    let said = messages::<Map>(r#"{"Ab":1}"#);
    assert_eq!(said, ["1:2: /Ab: the key must be Aa or Bb, did you mean Aa?"]);
    assert_eq!(json::from_str::<Map>(r#"{"Bb":1}"#).map(Valid::into_inner).unwrap()[&Key::Bb], 1);
}

#[test]
fn names_with_quotes_are_mended_as_json_writes_them() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    enum Named {
        #[serde(rename = "say \"hi\" now")]
        Quoted,
        Other,
    }
    let text = r#""say \"hi\" mow""#;
    let report = json::from_str::<Named>(text).unwrap_err();
    assert_eq!(report.edited(text), r#""say \"hi\" now""#);
}

/// A rule of a field and one inside its value, at one place.
#[test]
fn what_is_reported_at_one_place_keeps_its_order() {
    #[derive(Debug, DeploymentValidate)]
    #[validate(deserialize)]
    #[allow(dead_code)]
    struct Size {
        a: Option<u8>,
        #[validate(required_if(a))]
        b: Option<u8>,
    }

    impl HasLength for Size {
        fn is_within(&self, _: &Length) -> bool {
            false
        }
    }

    #[derive(Debug, DeploymentValidate)]
    #[validate(deserialize)]
    #[allow(dead_code)]
    struct Measured {
        #[validate(length(max = 1))]
        size: Size,
    }
    let text = r#"{"size":{"a":1}}"#;
    let second_pass = Options::new().limits(Limits::new().depth(127));
    let report = json::from_str::<Measured>(text).unwrap_err();
    assert_eq!(report, json::from_str_with::<Measured>(text, &second_pass).unwrap_err());
    assert_eq!(report.violations().len(), 2);
}
