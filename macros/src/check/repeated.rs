//! Rules that stand beside themselves, or beside a flag that silences them.

use quote::ToTokens as _;

use crate::errors::context::Context;
use crate::rules::affix::Place;
use crate::rules::rule::{FieldRule, RuleKind};

/// Of most rules, a second one for the same value would be a slip. Conditions were joined before this.
pub(super) fn check_rules_are_not_repeated(rules: &[FieldRule], context: &Context) {
    for (index, rule) in rules.iter().enumerate() {
        let earlier = || rules[..index].iter().filter(|earlier| earlier.name == rule.name);
        let is_repeated = match &rule.kind {
            RuleKind::AnyOf(_) | RuleKind::Pattern(_) => false,
            RuleKind::Custom(custom) => {
                let path = custom.path.to_token_stream().to_string();
                earlier().any(|earlier| {
                    matches!(&earlier.kind, RuleKind::Custom(own) if own.path.to_token_stream().to_string() == path)
                })
            }
            // A string may contain several texts.
            RuleKind::Affix(affix) if affix.place == Place::Contains => {
                let is_same = |own: &RuleKind| matches!(own, RuleKind::Affix(own) if own.text.value() == affix.text.value());
                earlier().any(|earlier| is_same(&earlier.kind))
            }
            _ => earlier().next().is_some(),
        };
        if is_repeated {
            context.error_with_help(
                &rule.name,
                format_args!("`{}` is given twice", rule.name),
                "keep one of them",
            );
        }
    }
}
