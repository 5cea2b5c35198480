//! `discriminator(A, B)`: the variants that the rules decide about, and the name of each constructor.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use quote::format_ident;
use syn::ext::IdentExt as _;

use crate::errors::context::Context;
use crate::syntax::attributes::{Args, Entry, error_twice, parse_entries};
use crate::syntax::serde::Case;

/// `discriminator(A, B)`.
pub(crate) struct Discriminator {
    pub(crate) name: Ident,
    /// The variants that rules decide about, each with the name of its constructor.
    pub(crate) variants: Vec<(Ident, Ident)>,
    /// The variants that need no condition.
    free: Vec<Ident>,
    /// `rename(A = name)`: names of constructors.
    pub(crate) renamed: Vec<(Ident, Ident)>,
}

const HELP: &str = "variants are written bare: `discriminator(A, B)`";

/// Reads `discriminator`, `discriminator(A, B)` or `discriminator(A, rename(B = name))`.
pub(super) fn parse(found: &mut Option<Discriminator>, entry: &Entry, context: &Context) {
    let mut discriminator = Discriminator {
        name: entry.name.clone(),
        variants: Vec::new(),
        free: Vec::new(),
        renamed: Vec::new(),
    };
    match &entry.args {
        Args::None => {}
        Args::List(list) => {
            for argument in parse_entries(list.stream(), HELP, context) {
                parse_argument(&mut discriminator, &argument, context);
            }
        }
        Args::Value(_) => {
            context.error_with_help(
                entry,
                "`discriminator` takes a list in parentheses",
                "write `discriminator`, or `discriminator(A)` with the variants that need no rule",
            );
            return;
        }
    }
    if found.replace(discriminator).is_some() {
        error_twice(&entry.name, context);
    }
}

fn parse_argument(discriminator: &mut Discriminator, argument: &Entry, context: &Context) {
    match &argument.args {
        Args::None if discriminator.free.contains(&argument.name) => error_twice(&argument.name, context),
        Args::None => discriminator.free.push(argument.name.clone()),
        Args::List(list) if argument.name == "rename" => {
            for rename in parse_entries(list.stream(), HELP, context) {
                if let Some(name) = rename.value::<Ident>("name", context) {
                    discriminator.renamed.push((rename.name, name));
                }
            }
        }
        _ => context.error_with_help(
            argument,
            "expected a variant without a value",
            "write `discriminator(A, rename(B = name))`: variants that need no rule, and names of constructors",
        ),
    }
}

impl Discriminator {
    /// Collects the variants that conditions name, then those that need none.
    pub(super) fn decide(&mut self, named: Vec<Ident>) {
        let mut known = BTreeSet::new();
        for variant in named.iter().chain(&self.free) {
            if !known.insert(variant.to_string()) {
                continue;
            }
            let renamed = self.renamed.iter().find(|(own, _)| own == variant);
            let name = renamed.map_or_else(|| snake(variant), |(_, name)| name.clone());
            self.variants.push((variant.clone(), name));
        }
    }
}

/// The variant's name in snake case, as a raw identifier if it is a keyword.
fn snake(variant: &Ident) -> Ident {
    let name = Case::Snake.of_variant(&variant.unraw().to_string());
    match syn::parse_str::<Ident>(&name) {
        Ok(_) => Ident::new(&name, variant.span()),
        Err(_) => format_ident!("r#{name}", span = variant.span()),
    }
}
