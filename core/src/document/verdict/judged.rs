//! Values as rules see them.

use crate::rules::literal::ScalarValue;
use crate::rules::number::Number;
use crate::rules::untyped::{DocumentValue, Part};
use crate::rules::{Check, Rule};

/// A value as rules see it.
pub(super) enum Judged<'v> {
    Text(&'v str),
    Number(Number),
    Bool(bool),
    /// A list or a map, by how much is in it.
    Sized(usize),
}

impl DocumentValue for Judged<'_> {
    fn text(&self) -> Option<&str> {
        if let Judged::Text(text) = self { Some(text) } else { None }
    }

    fn number(&self) -> Option<Number> {
        if let Judged::Number(number) = self { Some(*number) } else { None }
    }

    fn scalars(&self) -> [Option<ScalarValue<'_>>; 3] {
        let scalar = match self {
            Judged::Text(text) => Some(ScalarValue::Text(text)),
            Judged::Number(number) => Some(ScalarValue::Number(*number)),
            Judged::Bool(truth) => Some(ScalarValue::Bool(*truth)),
            Judged::Sized(_) => None,
        };
        [scalar, None, None]
    }

    fn variant(&self) -> Option<&'static str> {
        None
    }

    fn is_null(&self) -> bool {
        false
    }

    fn size(&self) -> Option<usize> {
        if let Judged::Sized(size) = self { Some(*size) } else { None }
    }

    fn items_differ(&self, _: Option<&str>) -> bool {
        true
    }

    fn all_inside(&self, _: Part, _: &mut dyn FnMut(&dyn DocumentValue) -> bool) -> bool {
        true
    }
}

/// Whether the value alone decides about a rule.
pub(super) fn is_of_value(check: &Check) -> bool {
    match check {
        Check::Pattern(_)
        | Check::Affix(_)
        | Check::Ascii(_)
        | Check::Format(_)
        | Check::MultipleOf(_)
        | Check::OneOf(_)
        | Check::NoneOf(_) => true,
        // Other fields may be bounds.
        Check::Length(length) => length.fields.is_empty(),
        Check::Range(range) => range.fields.is_empty(),
        Check::AnyOf(any) => {
            any.alternatives.iter().all(|rules| rules.iter().all(|rule| is_of_value(&rule.check)))
        }
        Check::Not(not) => not.rules.iter().all(|rule| is_of_value(&rule.check)),
        _ => false,
    }
}

impl Judged<'_> {
    /// Whether a value that nobody wrote keeps to its rules; `false` also where more than the value decides.
    pub(super) fn keeps_to(&self, rules: &[Rule]) -> bool {
        let holds = |rule: &Rule| match &rule.check {
            Check::Items(_) | Check::Change(_) => true,
            check => is_of_value(check) && check.in_documents().holds_for(self),
        };
        rules.iter().all(holds)
    }
}
