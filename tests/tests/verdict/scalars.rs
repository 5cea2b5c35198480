//! Scalars: what fits their types, and rules.

use std::num::{NonZeroI8, NonZeroU8, Saturating};

use deployment_validate::DeploymentValidate;

use crate::compare;

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Scalars {
    #[serde(default)]
    truth: bool,
    #[validate(one_of("a", "\u{e9}"))]
    letter: char,
    small: i8,
    positive: NonZeroU8,
    nonzero: Option<NonZeroI8>,
    nothing: (),
    #[validate(none_of("no", "longer"), any_of((length(max = 2)), (prefix = "long")))]
    text: String,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Integers {
    text: String,
    #[validate(range(max = 18446744073709551615))]
    wide: i128,
    widest: Option<u128>,
    free: Option<i128>,
    near: Option<Saturating<i8>>,
    long: Option<i64>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Floats {
    text: String,
    #[validate(range(min = 0.1, exclusive_max = 1e300))]
    float: f64,
    #[validate(range(max = 0.1))]
    single: Option<f32>,
    free: Option<f64>,
    free_single: Option<f32>,
    #[validate(multiple_of = 5)]
    multiple: Option<f32>,
}

#[test]
fn scalars_fit_as_they_are_read() {
    let texts = [
        r#"{"truth":true,"letter":"a","small":-128,"positive":1,"nothing":null,"text":"ok","zz":[{"a":"\\"}]}"#,
        r#"{"letter":"é","small":0,"positive":255,"nonzero":-1,"nothing":null,"text":"longest"}"#,
    ];
    assert!(compare::<Scalars>(&texts) > 150);
}

#[test]
fn integers_fit_as_they_are_read() {
    let texts = [
        r#"{"text":"a","wide":-5,"free":-0,"long":-9223372036854775808}"#,
        r#"{"text":"","wide":-0,"widest":0,"near":1}"#,
    ];
    assert!(compare::<Integers>(&texts) > 50);
}

#[test]
fn floats_fit_as_they_are_read() {
    let texts = [
        r#"{"text":"a","float":1.5,"single":0.1,"free":1}"#,
        r#"{"text":"","float":1,"single":-3e38,"free_single":2,"multiple":5}"#,
    ];
    assert!(compare::<Floats>(&texts) > 50);
}
