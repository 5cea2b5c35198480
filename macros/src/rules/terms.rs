//! The terms of a rule, which the `when` and `warn` around it set.

use std::rc::Rc;

use proc_macro2::Ident;

use super::condition::Condition;

/// When a rule applies, and how much it weighs.
#[derive(Clone, Default)]
pub(crate) struct Terms {
    /// The condition of the `when` around the rule; of one inside another, both.
    pub(crate) when: Option<Rc<When>>,
    /// Whether a broken rule is a warning only.
    pub(crate) is_warning: bool,
}

/// A condition, and the `when` that it is of.
pub(crate) struct When {
    pub(crate) name: Ident,
    pub(crate) condition: Condition,
}

impl Terms {
    /// Whether the rules of both apply in the same cases, as the same `when` says.
    pub(crate) fn is_same(&self, other: &Terms) -> bool {
        let is_same = match (&self.when, &other.when) {
            (None, None) => true,
            (Some(own), Some(other)) => own.condition.shows(&other.condition),
            _ => false,
        };
        is_same && self.is_warning == other.is_warning
    }

    /// Whether rules of the other terms apply wherever those of these do, as far as the conditions show.
    pub(crate) fn includes(&self, other: &Terms) -> bool {
        match (&self.when, &other.when) {
            (_, None) => true,
            (Some(own), Some(other)) => other.condition.is_part_of(&own.condition),
            (None, Some(_)) => false,
        }
    }

    /// The terms of a rule under both.
    pub(super) fn under(&self, outer: &Terms) -> Terms {
        let when = match (&self.when, &outer.when) {
            (Some(own), Some(outer)) => {
                let condition = outer.condition.and(&own.condition);
                Some(Rc::new(When { name: own.name.clone(), condition }))
            }
            (own, outer) => own.clone().or_else(|| outer.clone()),
        };
        Terms { when, is_warning: self.is_warning || outer.is_warning }
    }
}
