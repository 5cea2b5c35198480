//! How a report is drawn.

/// How [`Report::render`](crate::Report::render) draws.
///
/// ```
/// use deployment_validate::Style;
///
/// let style = Style::new().color(true).width(100);
/// assert_ne!(style, Style::default());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    pub(super) color: bool,
    pub(super) width: usize,
    pub(super) first_line: usize,
}

impl Style {
    /// Without colour, in 80 columns.
    #[must_use]
    pub const fn new() -> Self {
        Style { color: false, width: 80, first_line: 1 }
    }

    /// Whether to use the colours of a terminal.
    #[must_use]
    pub const fn color(self, color: bool) -> Self {
        Style { color, ..self }
    }

    /// How many columns there are; at least 40 are used.
    #[must_use]
    pub const fn width(self, width: usize) -> Self {
        Style { width, ..self }
    }

    /// The number of the text's first line, where the text is a part of a file.
    #[must_use]
    pub const fn first_line(self, first_line: usize) -> Self {
        Style { first_line, ..self }
    }
}

impl Default for Style {
    fn default() -> Self {
        Style::new()
    }
}
