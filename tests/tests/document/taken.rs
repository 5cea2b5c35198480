//! Which keys of a flattened type serde takes out of the object, so that a map behind it is not shown them.

use std::collections::BTreeMap;

use deployment_validate::DeploymentValidate;
use serde::Deserialize;

use super::check_beside;

/// Whatever the map is shown has at most three characters.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Before<T> {
    #[serde(flatten)]
    first: T,
    #[serde(flatten)]
    #[validate(values(length(max = 3)))]
    rest: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Plain {
    word: String,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Flattening {
    #[serde(flatten)]
    plain: Plain,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(from = "Plain")]
struct Converted {
    #[serde(flatten)]
    plain: Plain,
}

impl From<Plain> for Converted {
    fn from(plain: Plain) -> Self {
        Converted { plain }
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t")]
#[allow(dead_code)]
enum Internal {
    A { word: String },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Untagged {
    A { word: String },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code, non_camel_case_types)]
enum External {
    word(String),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t", content = "word")]
#[allow(dead_code)]
enum Adjacent {
    A(String),
}

#[derive(Debug, DeploymentValidate)]
#[validate(by_key)]
#[allow(dead_code)]
enum ByKey {
    A { word: String },
    B { other_word: String },
}

#[derive(Debug, DeploymentValidate)]
#[validate(by_key)]
#[allow(dead_code)]
enum ByKeyFlattening {
    A {
        other_word: String,
    },
    B {
        #[serde(flatten)]
        plain: Plain,
    },
}

#[test]
fn a_map_behind_is_not_shown_what_is_taken() {
    let (word, tagged) = (r#"{"word":"long","a":"b"}"#, r#"{"t":"A","word":"long"}"#);
    for text in [word, r#"{"word":"long","a":""}"#] {
        check_beside::<Before<Plain>>(text, &[]);
        check_beside::<Before<Converted>>(text, &[]);
        check_beside::<Before<External>>(text, &[]);
        check_beside::<Before<ByKey>>(text, &[]);
    }
    check_beside::<Before<Adjacent>>(tagged, &[]);

    let shown = &[("/own/word", "length")];
    check_beside::<Before<Flattening>>(word, shown);
    check_beside::<Before<Untagged>>(word, shown);
    check_beside::<Before<ByKeyFlattening>>(word, shown);
    check_beside::<Before<BTreeMap<String, String>>>(word, shown);
    check_beside::<Before<Internal>>(tagged, shown);
}
