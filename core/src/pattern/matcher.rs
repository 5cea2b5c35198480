//! What `pattern = PATH` accepts: anything that judges a string. `Pattern` is the one that the macro compiles;
//! the others are regular expressions of the `regex` crate, made when first used.

use super::compiled::Pattern;

/// Matches strings for the rule `pattern = PATH`.
///
/// Implemented by [`Pattern`](crate::Pattern), and, where the features of that name are on, by `regex::Regex`
/// and by lazy cells of `once_cell` and of the standard library that hold a `Matcher`.
///
/// ```
/// use deployment_validate::Matcher;
///
/// struct Even;
///
/// impl Matcher for Even {
///     fn is_match(&self, text: &str) -> bool {
///         text.len() % 2 == 0
///     }
///     fn source(&self) -> &str {
///         "an even number of bytes"
///     }
/// }
///
/// assert!(Even.is_match("ab"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`pattern` needs a `Matcher`, and `{Self}` is none",
    label = "not a `Matcher`",
    note = "a `Matcher` is a `Pattern` made by `pattern!`, a `regex::Regex` (feature `regex`), or a lazy cell of one"
)]
pub trait Matcher {
    /// Whether the text contains a match.
    fn is_match(&self, text: &str) -> bool;

    /// The pattern in messages: the source of the regular expression.
    fn source(&self) -> &str;

    /// Whether [`source`](Self::source) is a pattern as JavaScript and JSON Schema read it.
    fn is_ecma(&self) -> bool {
        false
    }

    /// The [`Pattern`](crate::Pattern) that it is, which can say why a text does not match.
    fn compiled(&self) -> Option<Pattern> {
        None
    }
}

impl Matcher for Pattern {
    #[inline]
    fn is_match(&self, text: &str) -> bool {
        Self::is_match(self, text)
    }

    fn source(&self) -> &str {
        Self::source(self)
    }

    fn is_ecma(&self) -> bool {
        true
    }

    fn compiled(&self) -> Option<Pattern> {
        Some(*self)
    }
}

#[cfg(feature = "regex")]
impl Matcher for regex::Regex {
    fn is_match(&self, text: &str) -> bool {
        Self::is_match(self, text)
    }

    fn source(&self) -> &str {
        self.as_str()
    }
}

/// The methods of a type around an `M`, which pass each call on. The impls are written out, since rustc shows them.
macro_rules! forward {
    () => {
        #[inline]
        fn is_match(&self, text: &str) -> bool {
            M::is_match(self, text)
        }

        fn source(&self) -> &str {
            M::source(self)
        }

        fn is_ecma(&self) -> bool {
            M::is_ecma(self)
        }

        fn compiled(&self) -> Option<Pattern> {
            M::compiled(self)
        }
    };
}

impl<M: Matcher + ?Sized> Matcher for &M {
    forward!();
}

#[cfg(any(feature = "once_cell", feature = "regex"))]
impl<M: Matcher, F: FnOnce() -> M> Matcher for once_cell::sync::Lazy<M, F> {
    forward!();
}

#[cfg(feature = "std")]
impl<M: Matcher, F: FnOnce() -> M> Matcher for std::sync::LazyLock<M, F> {
    forward!();
}
