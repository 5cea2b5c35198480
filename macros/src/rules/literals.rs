//! Literals against a type and against each other.

use crate::errors::context::Context;
use crate::syntax::known_type::Known;
use crate::syntax::literal::Literal;
use crate::value_set::{ValueSet, are_apart};

/// A literal is a value that a type can have.
pub(crate) fn check_literal_fits(literal: &Literal, known: Known, context: &Context) {
    if let Some(help) = known.refuses(literal) {
        context.error_with_help(literal, format_args!("`{literal}` is no {}", known.name()), help);
    }
}

/// Whether every value of the second literals is one of the first.
pub(crate) fn covers(wide: &[Literal], narrow: &[Literal]) -> bool {
    ValueSet::of_literals(wide).includes(&ValueSet::of_literals(narrow))
}

/// Whether some value is one of both.
pub(crate) fn meet(a: &[Literal], b: &[Literal]) -> bool {
    !ValueSet::of_literals(a).intersect(&ValueSet::of_literals(b)).is_empty()
}

/// None of the literals covers another.
pub(crate) fn check_listed_once(literals: &[Literal], context: &Context) {
    if are_apart(literals) {
        return;
    }
    for (index, literal) in literals.iter().enumerate() {
        let own = std::slice::from_ref(literal);
        let covering = literals[..index].iter().map(std::slice::from_ref).find_map(|other| {
            let (within, around) = (covers(other, own), covers(own, other));
            (within || around).then_some((&other[0], within && around))
        });
        match covering {
            None => {}
            Some((_, true)) => {
                context.error_with_help(
                    literal,
                    format_args!("`{literal}` is listed twice"),
                    "keep one of them",
                );
            }
            Some((other, false)) => context.error_with_help(
                literal,
                format_args!("`{other}` and `{literal}` overlap"),
                "keep the wider one",
            ),
        }
    }
}
