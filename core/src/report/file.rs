//! A JSON file that is read in `const`, and the values in it.

/// A file that is well-formed JSON.
#[derive(Clone, Copy, Debug)]
pub struct Document {
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
    /// The text with its strings unescaped in place: each string begins where it does in the text, and ends at the
    /// byte 0xFF, which no text has.
    pub(crate) strings: &'static [u8],
}

/// A value of a file.
#[derive(Clone, Copy, Debug)]
pub struct FileNode {
    pub(crate) document: Document,
    /// Bytes before the value.
    pub(crate) start: usize,
}

impl FileNode {
    /// The file of the value, and the bytes before it.
    #[inline]
    pub(crate) const fn place(&self) -> (Document, usize) {
        (self.document, self.start)
    }
}
