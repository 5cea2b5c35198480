//! Enums: the variant that a name or the keys decide for.

use super::walk::Walk;
use crate::lexer::word_or_zeros;
use crate::schema::{Content, Enum, Tagging, Variant};

impl Walk<'_> {
    pub(super) fn variants(&mut self, at: usize, variants: &'static Enum) -> Option<usize> {
        match variants.tagging {
            Tagging::External => match self.at(at).peek() {
                b'"' => self.name(at, variants.variants),
                b'{' => self.named(at, variants.variants),
                _ => None,
            },
            Tagging::ByKey => self.by_key(at, variants),
            _ => self.hidden(),
        }
    }

    /// A string that names a variant without content.
    fn name(&mut self, at: usize, variants: &'static [Variant]) -> Option<usize> {
        let (index, variant, end) = self.find(at, variants)?;
        if !matches!(variant.content, Content::Unit) {
            return None;
        }
        self.choose(index);
        Some(end)
    }

    /// An object whose only key names a variant.
    fn named(&mut self, at: usize, variants: &'static [Variant]) -> Option<usize> {
        let first = self.enter(at, b'{')?;
        let mut lexer = self.at(first);
        if lexer.peek() != b'"' {
            return None;
        }
        let (index, variant, end) = self.find(lexer.offset(), variants)?;
        lexer.move_to(end);
        lexer.colon().ok()?;
        lexer.peek();
        let value = lexer.offset();
        let end = match &variant.content {
            Content::Unit => return None,
            Content::Newtype(field) => self.place(value, field)?,
            Content::Tuple(fields) => self.tuple(value, fields)?,
            Content::Struct(object) => self.struct_(value, object, &[])?,
        };
        self.leave();
        lexer.move_to(end);
        if lexer.peek() != b'}' {
            return None;
        }
        self.choose(index);
        Some(lexer.offset() + 1)
    }

    /// The variant of the name at `at`, its index, and where the name ends.
    #[inline]
    fn find(&mut self, at: usize, variants: &'static [Variant]) -> Option<(usize, &'static Variant, usize)> {
        let bytes = self.text.as_bytes();
        let next = word_or_zeros(bytes, at);
        for (index, variant) in variants.iter().enumerate() {
            if let Some(end) = variant.key.end(bytes, at, next) {
                return Some((index, variant, end));
            }
        }
        self.search(at, variants)
    }

    /// The same of a name with escapes.
    #[cold]
    fn search(
        &mut self,
        at: usize,
        variants: &'static [Variant],
    ) -> Option<(usize, &'static Variant, usize)> {
        let mut lexer = self.at(at);
        let name = lexer.string().ok()?;
        for (index, variant) in variants.iter().enumerate() {
            if lexer.is_text(name, variant.name) && !variant.hidden {
                return Some((index, variant, lexer.offset()));
            }
        }
        // Other names take the long way.
        if variants.iter().all(|variant| variant.aliases.is_empty()) { None } else { self.unsure() }
    }

    /// Remembers the variant for the conditions that ask for it.
    #[inline(always)]
    fn choose(&mut self, index: usize) {
        self.chosen = u8::try_from(index + 1).unwrap_or_default();
    }
}
