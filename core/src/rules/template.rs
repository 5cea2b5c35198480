//! Texts that something fills in later: `${..}`, closed.

#[cfg(feature = "json_schema")]
use super::keywords::{Keywords, both, keyword, of_type, schemas};

/// Whether a text contains `${..}`: a `${`, at least one character and then a `}`.
#[must_use]
pub(crate) const fn is_template(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at + 3 < bytes.len() {
        if bytes[at] == b'$' && bytes[at + 1] == b'{' && bytes[at + 2] != b'}' {
            at += 3;
            while at < bytes.len() {
                if bytes[at] == b'}' {
                    return true;
                }
                at += 1;
            }
            return false;
        }
        at += 1;
    }
    false
}

/// What a template has to be, in messages.
pub(crate) const DEMAND: &str = "must contain ${..}, closed";

/// The texts for which [`is_template`] is true, as a pattern of JSON Schema.
#[cfg(feature = "json_schema")]
pub(crate) const PATTERN: &str = r"\$\{[^}]+\}";

/// The keywords of a literal, extended to accept a string with `${..}`.
#[cfg(feature = "json_schema")]
pub(crate) fn or_template(literal: Keywords) -> Keywords {
    if literal.is_empty() {
        return literal;
    }
    let template = both(of_type("string"), keyword("pattern", PATTERN.into()));
    schemas("anyOf", alloc::vec![literal, template])
}

#[cfg(test)]
mod tests {
    use super::is_template;

    #[test]
    fn a_template_is_closed_and_not_empty() {
        for text in ["${a}", "x${a.b}y", "${}${a}", "$${a}", "${${a}", "${ü}"] {
            assert!(is_template(text), "{text}");
        }
        for text in ["", "${", "${}", "${a", "$a}", "{a}", "}${", "${}}", "$ {a}"] {
            assert!(!is_template(text), "{text}");
        }
    }
}
