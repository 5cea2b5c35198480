//! Rules in Rust: on a field, on each item, on the whole value; with a code and parameters of their own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use deployment_validate::{DeploymentValidate, Param, Violation};

#[derive(DeploymentValidate)]
#[validate(custom(Schedule::starts_before_it_ends))]
struct Schedule {
    /// The simplest function: a text is the message.
    #[validate(custom(not_reserved))]
    name: String,
    /// Functions judge what is inside an `Option`, and are not called when there is nothing.
    #[validate(custom(even))]
    hour: Option<u8>,
    #[validate(each(custom(not_reserved, message = "is taken")))]
    aliases: Vec<String>,
    start: u32,
    end: u32,
}

fn not_reserved(name: &str) -> Result<(), &'static str> {
    match name {
        "admin" | "root" => Err("must not be a reserved name"),
        _ => Ok(()),
    }
}

fn even(hour: &u8) -> Result<(), Violation> {
    if hour.is_multiple_of(2) {
        return Ok(());
    }
    Err(Violation::custom("must be even").with_code("even").with_param("step", 2))
}

impl Schedule {
    /// Judges several fields together, and says which one to mend.
    fn starts_before_it_ends(&self) -> Result<(), Violation> {
        if self.start < self.end {
            return Ok(());
        }
        Err(Violation::custom("must be after start").on("end"))
    }
}

fn main() {
    let right = Schedule { name: "nightly".into(), hour: None, aliases: Vec::new(), start: 1, end: 2 };
    assert!(right.is_valid());

    let wrong = Schedule {
        name: "root".into(),
        hour: Some(3),
        aliases: vec!["a".into(), "admin".into()],
        start: 2,
        end: 2,
    };
    let report = wrong.validate().unwrap_err();
    println!("{report}");
    assert_eq!(
        report.to_string(),
        "/end: must be after start\n\
         /name: must not be a reserved name\n\
         /hour: must be even\n\
         /aliases/1: is taken"
    );
    let hour = &report.violations()[2];
    assert_eq!((hour.code(), hour.params().get("step")), ("even", Some(&Param::from(2))));
}
