//! From JSON text to a validated value.

use std::borrow::Cow;
use std::hint::black_box;

use deployment_validate::deployment::{Buildpack, Deployment, Docker, External, Internal};
use deployment_validate::json;
use serde::Deserialize;

use crate::measure::{case, medians};
use crate::payloads::{INVALID, VALID};
use crate::peers::Peer;
use crate::peers::garde::Garde;
use crate::peers::schema::{CompileTime, RunTime};
use crate::peers::serde_valid::SerdeValid;
use crate::peers::validator::Validator;
use crate::table;

/// The payload as serde's own derive would read it: four optional keys.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Flat<'a> {
    #[serde(borrow)]
    external: Option<External<'a>>,
    #[serde(borrow)]
    internal: Option<Internal<'a>>,
    #[serde(borrow)]
    buildpack: Option<Buildpack<'a>>,
    #[serde(borrow)]
    docker: Option<Docker<'a>>,
}

/// Prints the workload for valid texts, then for invalid ones.
pub fn run() {
    check();
    for (workload, texts, valid) in [
        ("JSON text, five valid payloads", &VALID, true),
        ("JSON text, five invalid payloads", &INVALID, false),
    ] {
        let mut cases = vec![
            case("`json::from_str`", || {
                each(texts, |text| {
                    assert_eq!(black_box(json::from_str::<Deployment<'_>>(text)).is_ok(), valid)
                });
            }),
            case("serde_json, the same types, no validation", || {
                each(texts, |text| assert!(black_box(serde_json::from_str::<Deployment<'_>>(text)).is_ok()));
            }),
            case("serde_json, serde's derive, no validation", || {
                each(texts, |text| assert!(black_box(serde_json::from_str::<Flat<'_>>(text)).is_ok()));
            }),
            case("serde_json, then garde", || each(texts, |text| judge::<Garde>(text, valid))),
            case("serde_json, then validator", || each(texts, |text| judge::<Validator>(text, valid))),
            case("serde_json, then serde_valid", || each(texts, |text| judge::<SerdeValid>(text, valid))),
            case("serde_json, `Value`, jsonschema", || each(texts, |text| judge::<RunTime>(text, valid))),
            case("serde_json, `Value`, jsonschema's macro", || {
                each(texts, |text| judge::<CompileTime>(text, valid));
            }),
        ];
        let ns = medians(&mut cases);
        table::print(workload, &cases, &ns);
    }
}

/// All strings of the valid payloads are borrowed from their texts.
fn check() {
    for text in VALID {
        let value = json::from_str::<Deployment<'_>>(text).expect("is valid");
        if let Deployment::External { external, .. } = &*value {
            assert!(matches!(external.image_path, Cow::Borrowed(_)));
        }
    }
}

/// Judges each text. What is read from it has to be there, as for a caller who goes on with it: a value of which only
/// the verdict is asked needs no moving.
fn each(texts: &[&str; 5], mut judge: impl FnMut(&str)) {
    for text in texts {
        judge(black_box(text));
    }
}

fn judge<P: Peer>(text: &str, valid: bool) {
    let payload = black_box(P::read(text));
    assert_eq!(if valid { P::is_valid(&payload) } else { P::validate(&payload) }, valid);
}
