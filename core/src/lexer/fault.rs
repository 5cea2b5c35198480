//! Faults: why and at which byte a text is not JSON.

/// A mistake in a text, and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The mistake.
    pub kind: FaultKind,
    /// The byte that is wrong, or the length of the text when that ends too soon.
    pub offset: usize,
}

/// Which mistake it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The text begins with a byte order mark.
    ByteOrderMark,
    /// The text ends where a value has to be, or inside one.
    EndInValue,
    /// The text ends inside a string.
    EndInString,
    /// The text ends inside a list.
    EndInList,
    /// The text ends inside an object.
    EndInObject,
    /// Something else where a value has to be.
    NoValue,
    /// A word that is not `true`, `false` or `null`.
    NoLiteral,
    /// Something else where a key in quotes has to be.
    NoKey,
    /// Something else where a colon has to be.
    NoColon,
    /// Something else behind the item of a list.
    NoListComma,
    /// Something else behind the entry of an object.
    NoObjectComma,
    /// A comma with nothing behind it.
    TrailingComma,
    /// Something behind the value of the text.
    TrailingText,
    /// A control character in a string.
    ControlCharacter,
    /// A backslash with something behind it that is no escape.
    BadEscape,
    /// A number that JSON does not write so.
    BadNumber,
    /// Too many containers inside each other.
    TooDeep,
    /// The escape of one half of a surrogate pair without the other.
    LoneSurrogate,
    /// A number that is too large for a float.
    HugeNumber,
}

impl FaultKind {
    /// Whether the text is not JSON. Otherwise it is, and only one of its values cannot be represented.
    #[must_use]
    pub const fn is_syntax(self) -> bool {
        !matches!(self, FaultKind::LoneSurrogate | FaultKind::HugeNumber)
    }

    /// The mistake in words.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            FaultKind::ByteOrderMark => "starts with a byte order mark, which JSON does not allow",
            FaultKind::EndInValue | FaultKind::NoValue | FaultKind::NoLiteral => "a value is expected",
            FaultKind::EndInString => "the text ends inside a string",
            FaultKind::EndInList => "the text ends inside a list",
            FaultKind::EndInObject => "the text ends inside an object",
            FaultKind::NoKey => "a key in double quotes is expected",
            FaultKind::NoColon => "a colon is expected",
            FaultKind::NoListComma => "a comma or `]` is expected",
            FaultKind::NoObjectComma => "a comma or `}` is expected",
            FaultKind::TrailingComma => "trailing comma",
            FaultKind::TrailingText => "nothing may follow the value",
            FaultKind::ControlCharacter => "a control character in a string has to be escaped",
            FaultKind::BadEscape => "this escape is not known",
            FaultKind::BadNumber => "this is not how JSON writes a number",
            FaultKind::TooDeep => "nested more than 128 levels deep",
            FaultKind::LoneSurrogate => "a surrogate escape without its other half stands for no character",
            FaultKind::HugeNumber => "must be a number that a 64-bit float can hold",
        }
    }
}
