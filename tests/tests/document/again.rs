//! What serde reads once more by itself, and what it alone can tell: each mistake is told once, beside others too.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use deployment_validate::schema::{Kind, Opaque, Schema};
use deployment_validate::{Collector, DeploymentValidate, Key, Path, Segment, Valid, Violation, json, yaml};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::check_beside;

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Small {
    #[validate(range(max = 9))]
    n: u8,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Wrapped(Small);

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(from = "Wrapped")]
struct Loose(u8);

impl From<Wrapped> for Loose {
    fn from(wrapped: Wrapped) -> Self {
        Loose(wrapped.0.n)
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(from = "Valid<Wrapped>")]
struct Strict(u8);

impl From<Valid<Wrapped>> for Strict {
    fn from(wrapped: Valid<Wrapped>) -> Self {
        Strict(wrapped.into_inner().0.n)
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t")]
enum Tagged {
    Wrapped(Wrapped),
    Loose(Loose),
    Strict(Strict),
    Valid(Valid<Small>),
    Nothing(()),
}

#[test]
fn what_stands_beside_a_tag() {
    for (text, expected) in [
        (r#"{"t":"Wrapped","n":9}"#, &[][..]),
        (r#"{"t":"Wrapped","n":10}"#, &[("/own/n", "range")]),
        (r#"{"t":"Loose","n":10}"#, &[]),
        (r#"{"t":"Strict","n":10}"#, &[("/own/n", "range")]),
        (r#"{"t":"Valid","n":10}"#, &[("/own/n", "range")]),
        (r#"{"t":"Nothing"}"#, &[]),
    ] {
        check_beside::<Tagged>(text, expected);
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Either {
    First(Tagged),
    Second { n: u8 },
}

/// What serde reads it takes, whatever rules say; what a `Valid` refuses serde does not read.
#[test]
fn variants_with_a_tag_among_others() {
    check_beside::<Either>(r#"{"t":"Wrapped","n":10}"#, &[("/own/n", "range")]);
    check_beside::<Either>(r#"{"t":"Strict","n":10}"#, &[]);
}

/// A type that does not derive.
#[derive(Debug)]
#[allow(dead_code)]
struct Host(String);

impl<'de> Deserialize<'de> for Host {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&str>::deserialize(deserializer).map(|text| Host(text.into()))
    }
}

/// A string that its text holds as it is.
#[derive(Debug, DeploymentValidate)]
struct Lent {
    text: String,
}

impl<'de> Deserialize<'de> for Lent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&str>::deserialize(deserializer).map(|text| Lent { text: text.into() })
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Escaped {
    #[validate(skip)]
    host: Host,
    lent: Lent,
    n: u8,
}

/// As JSON it would need escapes, with which serde lends no string.
#[test]
fn what_yaml_writes_without_escapes() {
    let read = |n: &str| yaml::from_str::<Escaped>(&format!("host: a\\b\nlent: a\\b\nn: {n}\n")).map(drop);
    assert!(read("1").is_ok());
    assert_eq!(read("x").unwrap_err().to_string(), "3:4: /n: must be an integer, not a string");
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(transparent)]
struct Kept<'a> {
    #[serde(borrow)]
    #[validate(skip)]
    text: Right<'a>,
}

#[derive(Debug)]
#[allow(dead_code)]
struct Right<'a>(&'a str);

impl<'de: 'a, 'a> Deserialize<'de> for Right<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        if text == "right" { Ok(Right(text)) } else { Err(D::Error::custom("wrong")) }
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
enum Inner<'a> {
    A {
        #[serde(borrow)]
        kept: Kept<'a>,
    },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
enum Outer<'a> {
    First {
        #[serde(borrow)]
        inner: Inner<'a>,
        #[validate(range(max = 3))]
        n: u8,
    },
    Second {
        n: u8,
    },
}

/// A type of which the crate knows nothing.
#[derive(Debug)]
#[allow(dead_code)]
struct Choosy(String);

impl<'de> Deserialize<'de> for Choosy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == "right" { Ok(Choosy(text)) } else { Err(D::Error::custom("wrong")) }
    }
}

impl DeploymentValidate for Choosy {
    const SCHEMA: &'static Schema = &Schema::of(Kind::Opaque(Opaque::ANY));

    fn validate_at(&self, _: &Path<'_>, _: &mut Collector) {}
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Ruled {
    A {
        choosy: Choosy,
        #[validate(range(max = 3))]
        n: u8,
    },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Nested {
    First(Ruled),
    Second { n: u8 },
}

/// serde alone knows what it reads where a part lends.
#[test]
fn what_only_serde_can_tell() {
    assert!(json::from_str::<Outer<'_>>(r#"{"inner":{"kept":"wrong"},"n":5}"#).is_ok());
    assert!(json::from_str::<Outer<'_>>(r#"{"inner":{"kept":"right"},"n":5}"#).is_err());
    // What may be refused inside a variant does not make the variant the one that is meant.
    assert!(json::from_str::<Nested>(r#"{"choosy":"wrong","n":5}"#).is_ok());
    assert!(json::from_str::<Nested>(r#"{"choosy":"right","n":5}"#).is_err());
}

static CALLS: AtomicUsize = AtomicUsize::new(0);

fn counted(_: &u8) -> Result<(), Violation> {
    CALLS.fetch_add(1, Ordering::Relaxed);
    Ok(())
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(custom(any))]
struct Counting {
    #[validate(custom(counted))]
    n: u8,
}

fn any(_: &Counting) -> Result<(), Violation> {
    Ok(())
}

/// What is read once more as a whole is not read once more inside.
#[test]
fn functions_are_called_once() {
    assert!(json::from_str::<(Counting, u8)>(r#"[{"n":1},""]"#).is_err());
    assert_eq!(CALLS.load(Ordering::Relaxed), 1);
}

fn doubled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    Ok(u8::deserialize(deserializer)? * 2)
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, DeploymentValidate)]
enum Level {
    Low,
    High,
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u8::deserialize(deserializer)? {
            1 => Ok(Level::Low),
            2 => Ok(Level::High),
            _ => Err(D::Error::custom("1 or 2")),
        }
    }
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
#[serde(untagged)]
enum Word {
    Any(String),
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
struct Half(#[serde(deserialize_with = "doubled")] u8);

fn lower<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.contains('/') { Err(D::Error::custom("no name")) } else { Ok(text.to_lowercase()) }
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
struct Name(#[serde(deserialize_with = "lower")] String);

macro_rules! keys {
    ($($ty:ty: $own:pat => $name:expr;)+) => {$(
        impl Key for $ty {
            const TYPE: &'static Schema = <Self as DeploymentValidate>::SCHEMA;

            fn segment(&self) -> Segment<'_> {
                let $own = self;
                Segment::Key($name)
            }
        }
    )+};
}

keys! {
    Half: Half(_) => "half";
    Name: Name(name) => name;
    Word: Word::Any(word) => word;
}

#[test]
fn what_keys_are_made_of() {
    check_beside::<BTreeMap<Level, u8>>(r#"{"1":1}"#, &[]);
    check_beside::<BTreeMap<Level, u8>>(r#"{"3":1}"#, &[("/own/3", "type")]);
    check_beside::<BTreeMap<Half, u8>>(r#"{"1":1}"#, &[]);
    check_beside::<BTreeMap<Half, u8>>(r#"{"x":1}"#, &[("/own/x", "type")]);
    check_beside::<BTreeMap<Name, u8>>(r#"{"A":1}"#, &[]);
    check_beside::<BTreeMap<Name, u8>>(r#"{"a/":1}"#, &[("/own/a~1", "type")]);
    // serde alone knows what an untagged enum takes of a key.
    check_beside::<BTreeMap<Word, u8>>(r#"{"any":1}"#, &[]);
}

/// A flattened enum beside its tag leaves its keys in the object, for what is flattened behind it.
#[test]
fn keys_that_an_enum_leaves_are_read_once_more() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t")]
    #[allow(dead_code)]
    enum Kind {
        A { low: u8 },
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Raw {
        low: u8,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(try_from = "Raw")]
    #[allow(dead_code)]
    struct Low {
        low: u8,
    }
    impl TryFrom<Raw> for Low {
        type Error = &'static str;

        fn try_from(raw: Raw) -> Result<Self, Self::Error> {
            if raw.low <= 5 { Ok(Low { low: raw.low }) } else { Err("too high") }
        }
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Outer {
        #[serde(flatten)]
        kind: Kind,
        #[serde(flatten)]
        low: Low,
        z: u8,
    }

    let found =
        |text: &str| json::from_str::<Outer>(text).err().map_or(0, |report| report.violations().len());
    assert_eq!(found(r#"{"t":"A","low":1,"z":1}"#), 0);
    assert_eq!(found(r#"{"t":"A","low":1,"z":""}"#), 1);
    assert_eq!(found(r#"{"t":"A","low":9,"z":1}"#), 1);
}
