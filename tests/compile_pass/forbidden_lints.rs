// A crate may forbid every lint that serde's derive does not allow itself.

#![forbid(
    dead_code,
    elided_lifetimes_in_paths,
    let_underscore_drop,
    non_snake_case,
    single_use_lifetimes,
    unreachable_code,
    unreachable_patterns,
    unused_assignments,
    unused_braces,
    unused_imports,
    unused_lifetimes,
    unused_must_use,
    unused_mut,
    unused_parens,
    unused_unsafe,
    unused_variables
)]
#![deny(warnings)]

use deployment_validate::DeploymentValidate;
use serde::Deserialize;

#[derive(Clone, Copy, Debug, Deserialize, DeploymentValidate)]
pub enum Kind {
    Plain,
    #[deprecated]
    Named,
}

#[derive(Clone, Copy, Debug, Deserialize, DeploymentValidate)]
pub enum Never {}

#[deprecated]
#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(constructors)]
pub struct Service {
    #[validate(discriminator(Plain))]
    pub kind: Kind,
    #[deprecated]
    #[validate(required_if(kind = Named), length(max = 3))]
    pub name: Option<String>,
    pub never: Option<Never>,
    #[deprecated]
    #[validate(range(max = 3))]
    pub number: u8,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
pub enum Either {
    Never(Never),
    Beside {
        never: Never,
        #[validate(range(max = 3))]
        number: u8,
    },
    Number(#[validate(range(max = 3))] u8),
    #[deprecated]
    Old {
        #[deprecated]
        #[validate(range(max = 3))]
        number: u8,
    },
}

#[derive(Debug, DeploymentValidate)]
#[validate(by_key)]
pub enum Keyed {
    First {
        first: u8,
    },
    #[deprecated]
    Second {
        #[deprecated]
        second: u8,
    },
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
pub struct Emitted {
    #[deprecated]
    #[validate(range(max = 3))]
    pub first: u8,
    #[validate(pattern = "^a$", immutable)]
    pub second: Option<String>,
    #[validate(required_if(first = 3), when(second, range(max = 5)))]
    pub third: Option<u8>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
pub struct Generic<T> {
    pub inside: T,
    #[validate(range(max = 3))]
    pub number: u8,
}

fn main() {}
