//! Which values of each type `unique` takes for equal: those of one JSON value.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::hash::RandomState;
use std::ops::Bound;
use std::time::Duration;

use deployment_validate::schema::Schema;
use deployment_validate::{
    Collector, Comparable, DeploymentValidate, Maybe, Number, Parts, Path, Templated, Valid,
};
use indexmap::IndexMap;

#[derive(DeploymentValidate)]
struct Of<T> {
    #[validate(unique)]
    list: Vec<T>,
}

/// Checks that the values differ from each other, and that each equals itself.
fn check<T: Clone + Debug + DeploymentValidate + Comparable>(values: Vec<T>) {
    let told = |list: Vec<T>| Of { list }.validate().err().map(|report| report.to_string());
    assert_eq!(told(values.clone()), None, "{values:?}");
    for (index, value) in values.iter().enumerate() {
        let all = values.iter().chain([value]).cloned().collect();
        let repeats = format!("/list/{}: must be unique: repeats /list/{index}", values.len());
        assert_eq!(told(all), Some(repeats), "{value:?}");
    }
}

/// A number of any kind.
#[derive(Clone, Copy, Debug)]
struct Any(Number);

impl DeploymentValidate for Any {
    const SCHEMA: &'static Schema = f64::SCHEMA;

    fn validate_at(&self, _: &Path<'_>, _: &mut Collector) {}

    fn visit_parts(&self, parts: &mut Parts) {
        parts.number(self.0);
    }
}

impl Comparable for Any {}

/// A type that says nothing of its parts.
#[derive(Debug)]
struct Silent;

impl DeploymentValidate for Silent {
    const SCHEMA: &'static Schema = f64::SCHEMA;

    fn validate_at(&self, _: &Path<'_>, _: &mut Collector) {}
}

impl Comparable for Silent {}

fn any(number: impl Into<Number>) -> Any {
    Any(number.into())
}

#[derive(Clone, Debug, DeploymentValidate)]
#[validate(deserialize)]
struct Patch {
    name: Maybe<u8>,
    size: Option<u8>,
}

#[test]
fn values_of_each_type_equal_themselves_alone() {
    check::<Result<u8, u8>>(vec![Ok(1), Err(1), Ok(2)]);
    check(vec![Bound::Included(1), Bound::Excluded(1), Bound::Unbounded, Bound::Included(2)]);
    check(vec![Maybe::Null, Maybe::Value(1), Maybe::Value(2)]);
    check(vec![Templated::Literal(1), Templated::template("${a}"), Templated::template("${b}")]);
    check(vec![Duration::from_secs(1), Duration::from_secs(2), Duration::from_millis(1)]);
    check(vec![
        serde_json::json!(1),
        serde_json::json!([1]),
        serde_json::json!({"a": null}),
        serde_json::json!({}),
    ]);
    check(vec![1.0_f32, 0.1, 0.2]);
    check(vec![true, false]);
    check(vec![None, Some(1)]);
    check(vec![vec![], vec![None], vec![None, None], vec![Some(1)]]);
    check([1, 1 << 64, 2 << 64, u128::MAX].map(|key| BTreeMap::from([(key, 1)])).to_vec());
    check([1, -1].map(|key| BTreeMap::from([(key, 1)])).to_vec());
    check(vec!['a', '/'].into_iter().map(|key| BTreeMap::from([(key, 1)])).collect());
    check([1, 2].map(|size| Valid::new(size).unwrap_or_else(|refused| panic!("{refused:?}"))).to_vec());
    let patch = |name, size| Patch { name, size };
    check(vec![
        patch(Maybe::Absent, None),
        patch(Maybe::Null, None),
        patch(Maybe::Value(1), None),
        patch(Maybe::Absent, Some(1)),
    ]);
    // Many beside each other are not deep.
    let boxed = |count| vec![Box::new(Some(vec![patch(Maybe::Null, None)])); count];
    check(vec![boxed(300), boxed(299)]);
}

#[test]
fn numbers_of_all_kinds_are_one() {
    const END: f64 = 170_141_183_460_469_231_731_687_303_715_884_105_728.0;
    check(vec![
        any(i128::MAX),
        any(1_u128 << 127),
        any(u128::MAX),
        any(2.0 * END),
        any(f64::MAX),
        any(0.5),
        any(-1.0),
        any(i128::MIN),
        any(1_i128 << 64),
        any(1),
    ]);
    for (a, b) in [
        (any(1_u128 << 127), any(END)),
        (any(i128::MIN), any(-END)),
        (any(1), any(1.0_f32)),
        (any(0.5_f32), any(0.5)),
        (any(0.0), any(-0.0)),
    ] {
        assert!(!Of { list: vec![a, b] }.is_valid(), "{a:?} and {b:?}");
    }
}

#[test]
fn the_order_of_keys_tells_no_maps_apart() {
    let map = |entries: [(&'static str, u8); 2]| entries.into_iter().collect::<IndexMap<_, _, RandomState>>();
    assert!(!Of { list: vec![map([("a", 1), ("b", 2)]), map([("b", 2), ("a", 1)])] }.is_valid());
    check(vec![map([("a", 1), ("b", 2)]), map([("b", 1), ("a", 2)])]);
}

#[test]
fn what_says_nothing_of_its_parts_equals_nothing() {
    assert!(Of { list: vec![Silent, Silent] }.is_valid());
}
