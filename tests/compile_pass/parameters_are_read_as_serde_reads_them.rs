// What serde's derive reads of a generic type, the derive takes with the same bounds; types have commas inside.

use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, json};
use serde::{Deserialize, Deserializer};

fn read<'de, T: Deserialize<'de> + Clone, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::deserialize(deserializer)
}

fn pairs<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, u8)>, D::Error> {
    BTreeMap::deserialize(deserializer).map(|map: BTreeMap<String, u8>| map.into_iter().collect())
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(bound(deserialize = "T: Clone + Deserialize<'de>"))]
struct Reading<T> {
    #[serde(deserialize_with = "read")]
    value: T,
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(bound(deserialize = "T: Clone + Deserialize<'de>"))]
enum Either<T> {
    #[serde(deserialize_with = "read")]
    One(T),
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(default)]
struct Filled<T> {
    given: Option<T>,
    #[validate(required_unless(given))]
    other: Option<u8>,
    value: T,
}

impl<T: Default> Default for Filled<T> {
    fn default() -> Self {
        Filled { given: None, other: Some(1), value: T::default() }
    }
}

#[derive(DeploymentValidate)]
#[validate(by_key)]
enum Keyed<D, A> {
    First { d: D },
    Second { a: A },
}

#[derive(Deserialize, DeploymentValidate)]
struct Wired {
    #[serde(deserialize_with = "pairs")]
    #[validate(wire = BTreeMap<String, u8>, length(max = 2))]
    pairs: Vec<(String, u8)>,
}

fn main() {
    assert_eq!(json::from_str::<Reading<u8>>(r#"{"value":1}"#).unwrap().value, 1);
    assert!(matches!(json::from_str::<Either<u8>>(r#"{"One":1}"#).unwrap().into_inner(), Either::One(1)));
    let filled = json::from_str::<Filled<u8>>("{}").unwrap().into_inner();
    assert!(matches!(filled, Filled { given: None, other: Some(1), value: 0 }));
    assert!(matches!(json::from_str::<Keyed<u8, u8>>(r#"{"a":1}"#).unwrap().into_inner(), Keyed::Second { a: 1 }));
    assert!(json::from_str::<Keyed<u8, u8>>(r#"{"d":1,"a":1}"#).is_err());
    assert_eq!(json::from_str::<Wired>(r#"{"pairs":{"a":1}}"#).unwrap().pairs, [("a".to_owned(), 1)]);
}
