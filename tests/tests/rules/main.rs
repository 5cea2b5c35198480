//! Typed rules by table: a value, and every pointer, code and message that validation answers with, in order.
//! Each module is a family of rules; what they share stands here.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod affixes;
mod ascii;
mod attributes;
mod beside;
mod codes;
mod conditions;
mod containers;
mod contexts;
mod functions;
mod generics;
mod names;
mod nesting;
mod none_of;
mod numbers;
mod others;
mod params;
mod parts;
mod presence;
mod reports;
mod strings;
mod terms;
mod unique;
mod variants;
mod why;

use deployment_validate::DeploymentValidate;

/// What is expected of a violation: pointer, code, message.
type Expected<'a> = (&'a str, &'a str, &'a str);

/// Cases of one test; all are tried before the test fails.
#[derive(Default)]
struct Table {
    failures: Vec<String>,
}

impl Table {
    /// A value and all its violations.
    fn case<T: DeploymentValidate + ?Sized>(&mut self, name: &str, value: &T, expected: &[Expected<'_>]) {
        let found = match value.validate() {
            Ok(()) => Vec::new(),
            Err(report) => report.into_violations(),
        };
        let found: Vec<Expected<'_>> = found.iter().map(|v| (v.pointer(), v.code(), v.message())).collect();
        if found != expected {
            self.failures.push(format!("{name}\n  expected {expected:?}\n  found    {found:?}"));
        }
        if value.is_valid() != expected.is_empty() {
            self.failures.push(format!("{name}: `is_valid` says {}", value.is_valid()));
        }
    }

    /// A value that is valid.
    fn valid<T: DeploymentValidate + ?Sized>(&mut self, name: &str, value: &T) {
        self.case(name, value, &[]);
    }

    fn end(self) {
        assert!(self.failures.is_empty(), "\n{}", self.failures.join("\n"));
    }
}

/// Makes a struct with rules on its one field `value`.
macro_rules! holder {
    ($name:ident $(<$($lifetime:lifetime),+>)?: $ty:ty, $($rules:tt)+) => {
        #[derive(deployment_validate::DeploymentValidate)]
        struct $name $(<$($lifetime),+>)? {
            #[validate($($rules)+)]
            value: $ty,
        }
    };
}
pub(crate) use holder;
