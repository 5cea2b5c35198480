//! Enums: the variant that a name or the keys decide for.

use super::findings::Findings;
use super::object::{Keys, Seen, Source};
use super::walk::Walk;
use crate::lexer::Str;
use crate::report::path::Segment;
use crate::schema::by_key::meant;
use crate::schema::{Content, Enum, Tagging, Variant};

impl<'t, F: Findings<'t>> Walk<'t, F> {
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
        let mut lexer = self.at(at);
        let name = lexer.string().ok()?;
        let (index, variant) = self.find(variants, name)?;
        if !matches!(variant.content, Content::Unit) {
            return None;
        }
        self.choose(index);
        Some(lexer.offset())
    }

    /// An object whose only key names a variant.
    fn named(&mut self, at: usize, variants: &'static [Variant]) -> Option<usize> {
        let mut lexer = self.enter(at, b'{')?;
        if !lexer.has_entry(true).ok()? {
            return None;
        }
        let key = lexer.key().ok()?;
        let (index, variant) = self.find(variants, key)?;
        let value = lexer.offset();
        self.findings.enter(Segment::Key(variant.name));
        let end = match &variant.content {
            Content::Unit => return None,
            Content::Newtype(field) => self.place(value, field)?,
            Content::Tuple(fields) => self.tuple(value, fields)?,
            Content::Struct(object) => self.struct_(value, object, &[])?,
        };
        self.findings.leave();
        self.leave();
        lexer = self.at(end);
        if lexer.has_entry(false).ok()? {
            return None;
        }
        self.choose(index);
        Some(lexer.offset())
    }

    fn find(&mut self, variants: &'static [Variant], name: Str) -> Option<(usize, &'static Variant)> {
        let lexer = self.at(0);
        for (index, variant) in variants.iter().enumerate() {
            if lexer.is_text(name, variant.name) && !variant.hidden && !variant.untagged {
                return Some((index, variant));
            }
        }
        // Other names, and variants without a name, take the long way.
        let is_plain = |variant: &Variant| variant.aliases.is_empty() && !variant.other && !variant.untagged;
        if variants.iter().all(is_plain) { None } else { self.unsure() }
    }

    /// Remembers the variant for the conditions that ask for it.
    #[inline(always)]
    fn choose(&mut self, index: usize) {
        self.chosen = u8::try_from(index + 1).unwrap_or_default();
    }

    fn by_key(&mut self, at: usize, variants: &'static Enum) -> Option<usize> {
        let Some(table) = variants.keys else { return self.hidden() };
        let all = variants.variants;
        let deny_null =
            matches!(all.first(), Some(Variant { content: Content::Struct(object), .. }) if object.deny_null);
        let keys = Keys { source: Source::ByKey(all, table), deny_unknown: variants.deny_unknown, deny_null };
        let mut seen = Seen::NOTHING;
        let source = keys.source;
        let end = self.entries(at, keys, &mut seen, |slot| source.get(slot))?;
        let meant = meant(seen.present.into(), table.variants)?;
        let (Some(Variant { content: Content::Struct(object), .. }), Some(slots), 0) =
            (all.get(meant.index), table.slots.get(meant.index), meant.foreign)
        else {
            return None;
        };
        self.whole_object(at..end, keys, &seen, object, |index| slots.get(index).copied())?;
        Some(end)
    }
}
