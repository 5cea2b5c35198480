//! What the compiler of patterns says of a pattern: the macros' own, taken in as it stands.

#[allow(dead_code, unused_imports, unreachable_pub, missing_docs, clippy::all)]
#[path = "../../../../macros/src/pattern/mod.rs"]
mod compiler;

/// What the derive would make of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It compiles; the shortest match and the lengths of matches.
    Compiles {
        /// The characters of the shortest match.
        shortest: usize,
        /// The characters of the longest match, if there is one.
        longest: Option<usize>,
    },
    /// It matches every text: no rule is needed.
    MatchesEverything,
    /// It is refused, for this reason.
    Refused(String),
}

/// Compiles a pattern as the derive will.
#[must_use]
pub fn compile(pattern: &str) -> Outcome {
    match compiler::compile(pattern) {
        Ok(dfa) if dfa.is_universal() => Outcome::MatchesEverything,
        Ok(dfa) => match dfa.shortest_len() {
            Some(shortest) => Outcome::Compiles { shortest, longest: dfa.longest_len() },
            None => Outcome::Refused("nothing matches".to_owned()),
        },
        Err(error) => Outcome::Refused(error.message),
    }
}

/// Whether a text matches; `None` for a pattern that does not compile.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> Option<bool> {
    compiler::compile(pattern).ok().map(|dfa| dfa.is_match(text))
}

/// Whether a text matches; no text matches a pattern that does not compile.
#[must_use]
pub fn is_match(pattern: &str, text: &str) -> bool {
    matches(pattern, text).unwrap_or(false)
}

/// Whether some text may match both patterns.
#[must_use]
pub fn may_share(one: &str, other: &str) -> bool {
    match (compiler::compile(one), compiler::compile(other)) {
        (Ok(one), Ok(other)) => one.common_match(&other) != compiler::Search::Nothing,
        _ => true,
    }
}

/// Whether every text that matches the first pattern matches the second.
#[must_use]
pub fn is_within(one: &str, other: &str) -> bool {
    match (compiler::compile(one), compiler::compile(other)) {
        (Ok(one), Ok(other)) => one.is_within(&other),
        _ => false,
    }
}
