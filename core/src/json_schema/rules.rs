//! Rules as keywords. A rule that has no keyword becomes a `$comment`, beside the tightest keywords that refuse no
//! valid value.

use alloc::format;

use super::definitions::Generator;
use crate::rules::keywords::{Keywords, both, comment};
use crate::rules::untyped::{Counted, InSchema as _, Part, Target};
use crate::rules::words::message;
use crate::rules::{rules_keywords, say_demands};
use crate::schema::shape::{accepts_null, inner_kind};
use crate::schema::{Check, Kind, Rule, Schema};

/// The values that rules apply to.
#[derive(Clone, Copy)]
pub(super) struct Judged {
    /// Their type, if that is known.
    pub(super) schema: Option<&'static Schema>,
    /// Whether they may be `null`, which rules ignore.
    pub(super) may_be_null: bool,
    /// Whether they are keys of a map: strings, whatever their type.
    pub(super) is_key: bool,
}

impl Target for Judged {
    fn is_key(&self) -> bool {
        self.is_key
    }

    fn may_be_null(&self) -> bool {
        self.may_be_null
    }

    fn counted(&self) -> Counted {
        match self.schema.map(inner_kind) {
            _ if self.is_key => Counted::Characters,
            Some(Kind::String | Kind::BorrowedString | Kind::Char) => Counted::Characters,
            Some(Kind::List { is_set: true, .. }) => Counted::DistinctItems,
            Some(Kind::List { .. } | Kind::Tuple(_)) => Counted::Items,
            Some(Kind::Map { .. } | Kind::Struct(_)) => Counted::Entries,
            _ => Counted::Unknown,
        }
    }

    fn inside(&self, part: Part, keywords: &mut dyn FnMut(&dyn Target) -> Keywords) -> Keywords {
        if let Part::Keys = part {
            return keywords(&Judged { schema: None, may_be_null: false, is_key: true });
        }
        let schema = match self.schema.map(inner_kind) {
            Some(Kind::List { items: inside, .. } | Kind::Map { values: inside, .. }) => Some(inside()),
            _ => None,
        };
        keywords(&Judged { schema, may_be_null: schema.is_none_or(accepts_null), is_key: false })
    }
}

/// The functions that validate a whole type, as comments.
pub(super) fn customs(rules: &'static [Rule]) -> Keywords {
    let judged = Judged { schema: None, may_be_null: false, is_key: false };
    let mut keywords = Keywords::new();
    for rule in rules {
        if let Check::Custom(custom) = &rule.check {
            keywords = both(keywords, custom.keywords(&judged));
        }
    }
    keywords
}

/// A conversion, which may refuse a value, as a comment.
pub(super) fn of_conversion(schema: &Schema) -> Keywords {
    comment(&format!("{} has to accept it", schema.name))
}

/// Rules of what serde makes of a value that documents hold in another form, as a comment.
pub(super) fn of_outcome(rules: &'static [Rule]) -> Keywords {
    let mut keywords = Keywords::new();
    for rule in rules {
        if !matches!(rule.check, Check::Presence(_)) {
            let demand = message(|words| say_demands(core::slice::from_ref(rule), words));
            keywords = both(keywords, comment(&format!("what serde makes of it {demand}")));
        }
    }
    keywords
}

impl Generator {
    /// The rules of a value without its presence rules.
    pub(super) fn rules(&self, rules: &'static [Rule], judged: Judged) -> Keywords {
        rules_keywords(rules, &judged)
    }
}
