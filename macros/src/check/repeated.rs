//! Rules that are declared twice for one value.

use crate::errors::context::Context;
use crate::rules::rule::FieldRule;
use crate::syntax::attributes::error_twice;

/// Reports a second rule of the same identity, which must be a slip: repeated conditions are joined before this.
pub(super) fn check_rules_are_not_repeated(rules: &[FieldRule], context: &Context) {
    for (index, rule) in rules.iter().enumerate() {
        let Some(identity) = rule.kind.identity() else { continue };
        let is_same = |earlier: &FieldRule| {
            earlier.name == rule.name
                && earlier.terms.is_same(&rule.terms)
                && earlier.kind.identity().is_some_and(|own| own == identity)
        };
        if rules[..index].iter().any(is_same) {
            error_twice(&rule.name, context);
        }
    }
}
