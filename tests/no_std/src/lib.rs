//! Payloads of a crate that has neither the standard library nor serde. That it builds is the test:
//! `cargo build --manifest-path tests/no_std/Cargo.toml`.

#![no_std]
#![forbid(unsafe_code)]
#![deny(warnings)]

extern crate alloc;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use deployment_validate::{DeploymentValidate, Pattern, Valid, Violation, pattern};

const SLUG: Pattern = pattern!(r"^[a-z]+(?:-[a-z]+)*$");

/// Every rule of fields and of whole values.
#[derive(Debug, DeploymentValidate)]
#[validate(constructors, at_least_one_of(image, build), custom(Service::check))]
pub struct Service<'a> {
    /// A string that borrows.
    #[validate(pattern = SLUG, length(max = 54))]
    pub name: Cow<'a, str>,
    /// An optional string.
    #[validate(pattern = r"^\S+:\S+$", length(bytes, max = 200))]
    pub image: Option<String>,
    /// One of two forms.
    #[validate(any_of((length(equal = 40)), (one_of("latest"))))]
    pub build: Option<&'a str>,
    /// Which protocol.
    #[validate(discriminator(Tcp))]
    pub protocol: Protocol,
    /// Depends on the protocol.
    #[validate(required_if(protocol = Http), forbidden_if(protocol = Tcp))]
    pub path: Option<String>,
    /// Numbers in a list.
    #[validate(length(min = 1), each(range(min = 1, max = 65535), multiple_of = 1))]
    pub ports: Vec<u32>,
    /// A map.
    #[validate(keys(pattern = "^[A-Z]+$"), values(length(utf16, max = 9)))]
    pub env: BTreeMap<String, String>,
    /// Types that derive.
    pub probes: Vec<Option<Box<Probe>>>,
}

/// How a service is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, DeploymentValidate)]
pub enum Protocol {
    /// By path.
    Http,
    /// By port alone.
    Tcp,
}

/// How a service is watched.
#[derive(Debug, DeploymentValidate)]
pub enum Probe {
    /// A newtype.
    Every(#[validate(range(min = 0.5, exclusive_max = 60))] f32),
    /// Named fields.
    Command {
        /// What is run.
        #[validate(length(min = 1), custom(no_pipe))]
        line: String,
    },
    /// Nothing.
    Off,
}

impl Service<'_> {
    fn check(&self) -> Result<(), Violation> {
        if self.ports.len() < 100 { Ok(()) } else { Err(Violation::custom("too many").on("ports")) }
    }
}

fn no_pipe(line: &str) -> Result<(), &'static str> {
    if line.contains('|') { Err("must not have a pipe") } else { Ok(()) }
}

/// What is wrong with a service, in words.
pub fn explain(service: &Service<'_>) -> String {
    match service.validate() {
        Ok(()) => String::new(),
        Err(report) => alloc::format!("{report}"),
    }
}

/// Only services that passed.
pub fn keep(service: Service<'_>) -> Option<Valid<Service<'_>>> {
    Valid::new(service).ok()
}
