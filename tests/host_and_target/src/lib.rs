//! What the crate itself derives, without serde and without the `regex` feature.

#![no_std]
#![deny(warnings)]

extern crate alloc;

use alloc::string::String;

use deployment_validate::{DeploymentValidate, Valid, Violation};
use deployment_validate_lints::checked_name;

/// The name that the macro checked while this crate was compiled.
pub const NAME: &str = checked_name!("blue-green");

/// Rules whose emitted code differs with the features.
#[derive(Debug, DeploymentValidate)]
#[validate(custom(Service::check))]
pub struct Service {
    /// A rule with a function.
    #[validate(custom(starts_lower), length(max = 54))]
    pub name: String,
    /// A type that serde alone would judge.
    #[validate(skip)]
    pub mark: Mark,
    /// A number that the function of the type judges.
    pub number: u8,
}

/// A type that derives nothing.
#[derive(Debug)]
pub struct Mark;

/// One of two, told apart by a key.
#[derive(Debug, DeploymentValidate)]
#[validate(by_key)]
pub enum Source {
    /// By an image.
    Image {
        /// Where it is.
        image: String,
    },
    /// By a branch.
    Branch {
        /// Its name.
        branch: String,
    },
}

/// A literal checked by the compiler.
#[derive(Debug, DeploymentValidate)]
#[validate(const)]
pub struct Port(#[validate(range(min = 1, max = 65535))] pub u32);

/// The default.
pub const PORT: Valid<Port> = Port(80).assert_valid();

impl Service {
    fn check(&self) -> Result<(), Violation> {
        if self.number > 9 { Err(Violation::custom("is too large").on("number")) } else { Ok(()) }
    }
}

fn starts_lower(name: &str) -> Result<(), &'static str> {
    if name.starts_with(char::is_lowercase) { Ok(()) } else { Err("must start with a small letter") }
}
