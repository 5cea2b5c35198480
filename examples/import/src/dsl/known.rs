//! The rules that came to the derive one after the other: where one is not there yet, what needs it is a loss.

/// `format = NAME`.
pub const FORMAT: bool = true;
/// `unique`.
pub const UNIQUE: bool = true;
/// `not(rules)`.
pub const NOT: bool = true;
/// `when(condition, rules)`.
pub const WHEN: bool = true;
