//! A JSON file that is read in `const`, and the place of a value in it.

use super::const_text::ConstText;

/// A file that is well-formed JSON.
#[derive(Clone, Copy, Debug)]
pub struct Document {
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
    /// The text with the escapes of its strings resolved: each string begins where it does in the text, and
    /// ends at the byte 0xFF, which no text has.
    pub(crate) strings: &'static [u8],
}

/// A value of a file.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    pub(crate) document: Document,
    /// Bytes before the value.
    pub(crate) start: usize,
}

impl Document {
    /// `deploy.json:3:5: `.
    #[inline]
    pub(crate) const fn write_place(&self, offset: usize, line: &mut ConstText) {
        let bytes = self.text.as_bytes();
        let (mut row, mut column) = (1, 1);
        let mut index = 0;
        while index < offset && index < bytes.len() {
            if bytes[index] == b'\n' {
                row += 1;
                column = 1;
            } else if bytes[index] & 0xC0 != 0x80 {
                column += 1;
            }
            index += 1;
        }
        line.text(self.name);
        line.text(":");
        line.integer(false, row);
        line.text(":");
        line.integer(false, column);
        line.text(": ");
    }
}

impl Node {
    /// The file that the value stands in, and the bytes before it.
    #[inline]
    pub(crate) const fn place(&self) -> (Document, usize) {
        (self.document, self.start)
    }
}
