//! `Pattern`: its public interface. Its tables are in `program`, and each way to walk over them has a file.

use core::fmt;

use super::mismatch::Mismatch;
use super::program::PatternProgram;

/// A regular expression of JavaScript, compiled while the macro expands.
///
/// Made by [`pattern!`](macro@crate::pattern). Matching is one walk over the text: it allocates nothing, compiles
/// nothing, takes time linear in the text and stops within three characters of the one that decides. It gives
/// the verdict of `new RegExp(source).test(text)`, with one difference: a character outside the basic plane
/// counts as one, as it does under the `u` flag. Backreferences and lookbehind are refused, and so are escaped
/// letters and named classes that JavaScript reads as mere letters: `\p{L}` without the flag `unicode`, `\A`,
/// `[[:alpha:]]`.
///
/// ```
/// use deployment_validate::{Pattern, pattern};
///
/// const TAG: Pattern = pattern!(r"^[a-z]{1,3}-\d+$");
/// const _: () = assert!(TAG.is_match("rel-12"));
///
/// assert!(!TAG.is_match("rel-"));
/// assert_eq!(TAG.source(), r"^[a-z]{1,3}-\d+$");
/// assert_eq!((TAG.shortest(), TAG.longest()), (Some(3), None));
/// assert!(TAG.is_anchored());
/// ```
#[derive(Clone, Copy)]
pub struct Pattern {
    program: &'static PatternProgram,
}

impl Pattern {
    /// For the code that macros emit.
    #[doc(hidden)]
    #[must_use]
    pub const fn from_program(program: &'static PatternProgram) -> Self {
        Self { program }
    }

    /// Whether the text contains a match: anywhere in it, unless the pattern says otherwise with `^` and `$`.
    ///
    /// ```
    /// use deployment_validate::pattern;
    ///
    /// assert!(pattern!(r"\d").is_match("route 66"));
    /// assert!(!pattern!(r"^\d+$").is_match("route 66"));
    /// ```
    #[must_use]
    pub const fn is_match(&self, text: &str) -> bool {
        self.program.is_match(text.as_bytes())
    }

    /// Why the text contains no match; `None` when it does. Takes time linear in the text, and runs in `const` too.
    ///
    /// ```
    /// use deployment_validate::pattern;
    ///
    /// let mismatch = pattern!(r"^\d{3}$").mismatch("12c").unwrap();
    /// assert_eq!(mismatch.at(), 2);
    /// assert_eq!(mismatch.expected().collect::<Vec<_>>(), [('0', '9')]);
    /// ```
    #[must_use]
    pub const fn mismatch(&self, text: &str) -> Option<Mismatch> {
        self.program.mismatch(text.as_bytes())
    }

    /// The flags, as JavaScript writes them: `i`, `s` and `u`, in this order.
    ///
    /// ```
    /// use deployment_validate::{Pattern, pattern};
    ///
    /// const NAME: Pattern = pattern!(r"^\p{Lu}\p{L}*$", unicode);
    /// assert!(NAME.is_match("Élan") && !NAME.is_match("élan"));
    /// assert_eq!(NAME.flags(), "u");
    /// assert!(pattern!("^yes$", ignore_case).is_match("YES"));
    /// ```
    #[must_use]
    pub const fn flags(&self) -> &'static str {
        self.program.flags
    }

    /// The source as JSON Schema has it, without flags but for `u`; `None` where JavaScript cannot express it.
    #[cfg(feature = "json_schema")]
    pub(crate) const fn exported(&self) -> Option<&'static str> {
        if self.program.flags.is_empty() { Some(self.program.source) } else { self.program.exported }
    }

    /// The regular expression as it was written.
    ///
    /// ```
    /// assert_eq!(deployment_validate::pattern!(r"^\w+$").source(), r"^\w+$");
    /// ```
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.program.source
    }

    /// What the author calls a text that matches, in place of the regular expression.
    ///
    /// ```
    /// use deployment_validate::pattern;
    ///
    /// assert_eq!(pattern!(r"^\w+$", expected = "a word").expected(), Some("a word"));
    /// assert_eq!(pattern!(r"^\w+$").expected(), None);
    /// ```
    #[must_use]
    pub const fn expected(&self) -> Option<&'static str> {
        self.program.name()
    }

    /// The length of the shortest text that matches, in characters; `None` when no text does.
    ///
    /// ```
    /// use deployment_validate::pattern;
    ///
    /// assert_eq!(pattern!("^a{3,5}$").shortest(), Some(3));
    /// assert_eq!(pattern!("a^").shortest(), None);
    /// ```
    #[must_use]
    pub const fn shortest(&self) -> Option<usize> {
        match self.program.shortest {
            u32::MAX => None,
            length => Some(length as usize),
        }
    }

    /// The length of the longest text that matches, in characters; `None` when there is no bound. It is zero
    /// when no text matches.
    ///
    /// ```
    /// use deployment_validate::pattern;
    ///
    /// assert_eq!(pattern!("^a{3,5}$").longest(), Some(5));
    /// assert_eq!(pattern!("a{3,5}").longest(), None);
    /// ```
    #[must_use]
    pub const fn longest(&self) -> Option<usize> {
        match self.program.longest {
            u32::MAX => None,
            length => Some(length as usize),
        }
    }

    /// Whether a match always reaches from the beginning of the text to its end, by `^` and `$`.
    ///
    /// ```
    /// use deployment_validate::pattern;
    ///
    /// assert!(pattern!("^(?:a|b)$").is_anchored());
    /// assert!(!pattern!("^a|b$").is_anchored());
    /// ```
    #[must_use]
    pub const fn is_anchored(&self) -> bool {
        self.program.is_anchored_at_start && self.program.is_anchored_at_end
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Pattern").field(&self.source()).finish()
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.source())
    }
}
