//! What is written of values that no text is read to, and what is refused.

use deployment_validate::DeploymentValidate;
use serde::Serialize;

use crate::twice::twice;
use serde::Deserialize;

fn is_odd(number: &u8) -> bool {
    number % 2 == 1
}

twice! {
    #[serde(rename = "Other", rename_all = "camelCase")]
    pub(crate) struct Skips {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub(crate) first_part: Option<u8>,
        #[serde(skip_serializing_if = "is_odd")]
        pub(crate) second: u8,
        #[serde(skip_serializing, default)]
        pub(crate) third: u8,
        #[serde(skip_deserializing)]
        pub(crate) fourth: u8,
        #[serde(skip)]
        pub(crate) fifth: u8,
    }

    pub(crate) struct Few(pub(crate) u8, #[serde(skip_serializing)] pub(crate) u8, pub(crate) u8);

    pub(crate) enum Kind {
        #[serde(skip_serializing)]
        Never(u8),
        #[serde(skip)]
        NeverEither,
        Parts { #[serde(skip_serializing_if = "is_odd")] part: u8, #[serde(skip_serializing, default)] other: u8 },
        Two(u8, #[serde(skip_serializing, default)] u8),
        One(#[serde(skip_serializing, default)] u8),
    }

    #[serde(tag = "t", content = "c")]
    pub(crate) enum Beside {
        #[serde(skip_serializing)]
        Never(u8),
        Parts { #[serde(skip_serializing_if = "is_odd")] part: u8 },
    }

    #[serde(tag = "t")]
    pub(crate) enum Among {
        Number(u8),
        List(Vec<u8>),
        Named(Beside),
    }
}

/// What is written, or that nothing is.
fn written(value: &impl Serialize) -> Option<String> {
    let written = serde_json::to_string(value).ok();
    assert_eq!(written.is_some(), serde_json::to_value(value).is_ok());
    written
}

macro_rules! compare {
    ($($type:ident [$($value:tt)*];)*) => {$(
        assert_eq!(written(&ours::$type $($value)*), written(&theirs::$type $($value)*));
    )*};
}

#[test]
fn fields_are_skipped_as_serde_skips_them() {
    compare! {
        Skips[{ first_part: None, second: 1, third: 3, fourth: 4, fifth: 5 }];
        Skips[{ first_part: Some(1), second: 2, third: 3, fourth: 4, fifth: 5 }];
        Few[(1, 2, 3)];
        Kind[::Never(1)];
        Kind[::NeverEither];
        Kind[::Parts { part: 1, other: 2 }];
        Kind[::Parts { part: 2, other: 2 }];
        Kind[::Two(1, 2)];
        Kind[::One(1)];
        Beside[::Never(1)];
        Beside[::Parts { part: 1 }];
        Beside[::Parts { part: 2 }];
    }
    assert_eq!(written(&ours::Kind::Never(1)), None);
}

#[test]
fn what_has_no_keys_takes_no_tag() {
    assert_eq!(written(&ours::Among::Number(1)), written(&theirs::Among::Number(1)));
    assert_eq!(written(&ours::Among::List(vec![1])), None);
    assert_eq!(
        written(&ours::Among::Named(ours::Beside::Parts { part: 2 })),
        written(&theirs::Among::Named(theirs::Beside::Parts { part: 2 }))
    );
}
