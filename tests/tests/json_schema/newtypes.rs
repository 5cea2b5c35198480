//! What stands inside a newtype, an option, a variant or a flattened type: the schema knows its rules too.

use std::collections::BTreeMap;

use deployment_validate::{
    DeploymentValidate, Number, Numeric, Scalar, ScalarValue, Templated, json as read, json_schema,
};
use serde::{Deserialize, Deserializer};
use serde_json::json;

use super::{agree, never_refuses};

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Port(#[validate(range(max = 5))] u8);

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Needed {
    #[validate(required)]
    port: Option<Port>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Size(Templated<u8>);

impl Scalar for Size {
    fn scalar(&self) -> Option<ScalarValue<'_>> {
        self.0.as_option().map(|size| ScalarValue::Number((*size).into()))
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Sizes {
    #[validate(one_of(1, 2))]
    size: Size,
    #[validate(one_of(1, 2))]
    optional: Templated<Option<u8>>,
}

#[test]
fn rules_of_what_is_inside() {
    agree::<Needed>(&[json!({"port": 5})]);
    agree::<Sizes>(&[
        json!({"size": 1, "optional": 2}),
        json!({"size": "${a}", "optional": "${b}"}),
        json!({"size": 2, "optional": null}),
    ]);
    let told = read::from_str::<(Sizes, u8)>(r#"[{"size":"${a}","optional":3},""]"#).unwrap_err();
    assert_eq!(
        told.to_string(),
        "1:28: /0/optional: must be 1 or 2\n1:31: /1: must be an integer, not a string"
    );
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Templates {
    newtype: Templated<Port>,
    optional: Option<Templated<Option<Port>>>,
    list: Option<Templated<Vec<Option<Port>>>>,
    variant: Option<Templated<Option<Variant>>>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
enum Variant {
    Unit,
    Port(Port),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Wide {
    wide: Templated<u128>,
}

/// Whatever type a literal has, it is read beside templates.
#[test]
fn literals_of_templates() {
    agree::<Templates>(&[
        json!({"newtype": 5, "optional": 1, "list": [1, null, 5], "variant": "Unit"}),
        json!({"newtype": 1, "optional": null, "list": null, "variant": {"Port": 1}}),
        json!({"newtype": "${a}", "optional": "${a}", "list": "${a}", "variant": "${a}"}),
    ]);
    never_refuses::<Wide>(&[json!({"wide": 1}), json!({"wide": u64::MAX}), json!({"wide": "${a}"})]);
    let beside = read::from_str::<(Templates, u8)>(r#"[{"newtype":6,"optional":6},""]"#).unwrap_err();
    assert_eq!(
        beside.to_string(),
        "1:13: /0/newtype: must be at most 5\n1:26: /0/optional: must be at most 5\n\
         1:29: /1: must be an integer, not a string"
    );
}

/// Its key is another than the derive knows.
#[derive(Debug, DeploymentValidate)]
struct Renamed {
    #[validate(range(max = 5))]
    size: u8,
}

impl<'de> Deserialize<'de> for Renamed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let map = BTreeMap::<String, u8>::deserialize(deserializer)?;
        let size = map.get("length").ok_or_else(|| serde::de::Error::custom("no length"))?;
        Ok(Renamed { size: *size })
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Flattened {
    #[serde(flatten)]
    renamed: Renamed,
}

#[test]
fn a_flattened_type_that_reads_itself() {
    never_refuses::<Flattened>(&[json!({"length": 1}), json!({"length": 5, "size": 7})]);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Plain {
    first: u8,
    second: Option<u8>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(at_least_one_of(first, second))]
struct Grouped {
    first: Option<u8>,
    second: Option<u8>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct MayBe<T> {
    n: u8,
    #[serde(flatten)]
    inner: Option<T>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Ruled {
    #[validate(range(max = 5))]
    first: u8,
}

/// Types alone decide whether it is there; its rules apply if it is.
#[test]
fn a_flattened_option() {
    let schema = json_schema::<MayBe<Plain>>().to_string();
    assert!(!schema.contains("\"if\"") && !schema.contains("\"allOf\""), "{schema}");
    let says = |schema: &serde_json::Value, value: serde_json::Value, is_valid: bool| {
        assert_eq!(jsonschema::is_valid(schema, &value), is_valid, "{value} by {schema:#}");
    };
    let grouped = json_schema::<MayBe<Grouped>>();
    says(&grouped, json!({"n": 1, "second": 1}), true);
    says(&grouped, json!({"n": 1}), false);
    assert!(read::from_str::<MayBe<Grouped>>(r#"{"n":1}"#).is_err());
    let ruled = json_schema::<MayBe<Ruled>>();
    says(&ruled, json!({"n": 1, "first": 5}), true);
    says(&ruled, json!({"n": 1, "first": 6}), false);
    says(&ruled, json!({"n": 1, "first": "a"}), true);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(deny_null)]
enum Denied {
    A { x: Option<u8>, y: u8 },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Names {
    names: BTreeMap<u8, u8>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t")]
enum Keyed {
    A(Names),
}

#[test]
fn what_variants_hold() {
    agree::<Denied>(&[json!({"A": {"y": 1}}), json!({"A": {"x": 1, "y": 1}})]);
    assert!(json_schema::<Keyed>().to_string().contains("keys of maps as texts only"));
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Share(f32);

impl Numeric for Share {
    fn number(&self) -> Option<Number> {
        Some(self.0.into())
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Shares {
    #[validate(range(max = 1))]
    share: Share,
}

#[test]
fn a_rule_on_a_newtype() {
    agree::<Shares>(&[json!({"share": 1}), json!({"share": 0.5})]);
}

#[derive(Debug, PartialEq, Deserialize, DeploymentValidate)]
enum Letter {
    A,
    #[serde(alias = "c")]
    B,
}

#[derive(Debug, PartialEq, Deserialize, DeploymentValidate)]
enum Plainly {
    A,
    B,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Unique {
    #[validate(unique)]
    options: Vec<Option<u8>>,
    #[validate(unique)]
    newtypes: Vec<Port>,
    #[validate(unique)]
    floats: Vec<f64>,
    #[validate(unique)]
    lists: Vec<Vec<bool>>,
    #[validate(unique)]
    plain: Vec<Plainly>,
    #[validate(unique)]
    letters: Vec<Letter>,
    #[validate(unique)]
    structs: Vec<Plain>,
}

/// Where each value has one text, `uniqueItems` says all; elsewhere a comment says the rest.
#[test]
fn unique_items() {
    let schema = json_schema::<Unique>();
    let is_said = |name: &str| {
        let list = &schema["properties"][name];
        (list.get("uniqueItems") == Some(&json!(true)), list.get("$comment").is_some())
    };
    for name in ["options", "newtypes", "floats", "lists", "plain"] {
        assert_eq!(is_said(name), (true, false), "{name}: {schema:#}");
    }
    for name in ["letters", "structs"] {
        assert_eq!(is_said(name), (true, true), "{name}: {schema:#}");
    }
}
