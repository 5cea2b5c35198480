//! Rules that compare a field with another: bounds, `equals`, `differs`. They hold while the other is absent.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, Param};

#[derive(DeploymentValidate)]
#[serde(rename_all = "camelCase")]
struct Signup {
    #[validate(length(min = 8))]
    password: String,
    #[validate(equals = self.password, message = "must be the password once more")]
    repeated: String,
    #[validate(differs = self.password)]
    hint: Option<String>,
    min_seats: Option<u32>,
    /// Numbers compare exactly, whatever their types.
    #[validate(range(min = self.min_seats, max = 500))]
    max_seats: u64,
    limits: Limits,
    #[validate(length(max = self.limits.tags))]
    tags: Vec<String>,
}

#[derive(DeploymentValidate)]
struct Limits {
    tags: usize,
}

fn main() {
    let right = Signup {
        password: "correct horse".into(),
        repeated: "correct horse".into(),
        hint: Some("a battery".into()),
        min_seats: None,
        max_seats: 0,
        limits: Limits { tags: 1 },
        tags: vec!["new".into()],
    };
    assert!(right.is_valid());

    let wrong = Signup {
        repeated: "correct house".into(),
        hint: Some("correct horse".into()),
        min_seats: Some(10),
        max_seats: 9,
        limits: Limits { tags: 0 },
        ..right
    };
    let report = wrong.validate().unwrap_err();
    println!("{report}");
    let found: Vec<_> = report.violations().iter().map(|own| (own.pointer(), own.code())).collect();
    assert_eq!(
        found,
        [("/repeated", "equals"), ("/hint", "differs"), ("/maxSeats", "range"), ("/tags", "length")]
    );
    assert_eq!(report.violations()[2].params().get("min_field"), Some(&Param::from("minSeats")));
}
