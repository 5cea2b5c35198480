// Whether a type is a `Maybe`, an `Option` or a `Templated` the type decides, not its name.

use deployment_validate::{DeploymentValidate, Valid, json};
use serde::{Deserialize, Serialize};

type Maybe<T> = Option<T>;
type Change<T> = deployment_validate::Maybe<T>;

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
enum Kind {
    Plain,
    Named,
}

fn is_small(number: &u8) -> Result<(), &'static str> {
    if *number < 9 { Ok(()) } else { Err("must be small") }
}

#[derive(Debug, Serialize, Deserialize, DeploymentValidate)]
struct Read {
    kind: Maybe<Kind>,
    #[validate(required_if(kind = Plain), forbidden_if(kind != Plain), custom(is_small))]
    first: Maybe<u8>,
    #[serde(default, skip_serializing_if = "Change::is_absent")]
    #[validate(required_if(kind = Named))]
    second: Change<u8>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize, deny_null, constructors)]
struct Emitted {
    #[validate(discriminator(Plain))]
    kind: Kind,
    #[validate(required_if(kind = Named), range(max = 9))]
    first: deployment_validate::Maybe<u8>,
    second: Change<u8>,
    #[validate(nullable)]
    third: Maybe<u8>,
    #[validate(skip)]
    fourth: Maybe<u8>,
}

#[derive(DeploymentValidate)]
#[validate(deserialize, const)]
struct Literal {
    #[validate(one_of(Named))]
    kind: Maybe<Kind>,
    #[validate(required_if(kind = Named), range(max = 9))]
    number: deployment_validate::Maybe<u8>,
}

const LITERAL: Valid<Literal> =
    Literal { kind: Some(Kind::Named), number: deployment_validate::Maybe::Value(9) }.assert_valid();

fn main() {
    let report = |text| json::from_str::<Read>(text).map_err(|report| report.to_string()).err();
    assert_eq!(report(r#"{"kind":"Named","second":null}"#), None);
    assert_eq!(report(r#"{"kind":"Plain","first":null}"#).as_deref(), Some("1:17: /first: required when kind is Plain"));
    assert_eq!(report(r#"{"first":9}"#).as_deref(), Some("1:10: /first: must be small"));

    let emitted = json::from_str::<Emitted>(r#"{"kind":"Plain","third":null}"#).unwrap();
    assert!(emitted.first.is_absent() && emitted.second.is_absent() && emitted.third.is_none());
    let emitted = json::from_str::<Emitted>(r#"{"kind":"Plain","second":null}"#).unwrap();
    assert!(emitted.second.is_null() && emitted.fourth.is_none());
    assert!(json::from_str::<Emitted>(r#"{"kind":"Plain","fourth":null}"#).is_err());
    assert!(Emitted::named(9, Change::Absent).is_valid() && !Emitted::named(10, Change::Absent).is_valid());
    assert!(LITERAL.number.is_value());
}
