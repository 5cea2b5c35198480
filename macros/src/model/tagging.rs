//! How documents say which variant of an enum they hold, from serde's attributes and `by_key`.

use super::keys::Keys;
use crate::syntax::serde::Container;

/// How documents say which variant they hold.
pub(crate) enum Tagging {
    /// The name of the variant, as the only key of an object or as a string.
    External,
    /// A key among those of the content.
    Internal { tag: String },
    /// A key beside that of the content.
    Adjacent { tag: String, content: String },
    /// No tag: the first variant that serde can read.
    Untagged,
    /// By the keys that only one variant has.
    ByKey(Keys),
}

impl Tagging {
    /// The tagging of an enum. `by_key` goes before serde's attributes, which then only apply to writing.
    pub(super) fn of(serde: &Container, by_key: Option<Keys>) -> Tagging {
        match (by_key, serde.untagged, &serde.tag, &serde.content) {
            (Some(keys), ..) => Tagging::ByKey(keys),
            (None, true, ..) => Tagging::Untagged,
            (None, false, Some(tag), Some(content)) => {
                Tagging::Adjacent { tag: tag.clone(), content: content.clone() }
            }
            (None, false, Some(tag), None) => Tagging::Internal { tag: tag.clone() },
            (None, false, None, _) => Tagging::External,
        }
    }

    /// Whether documents name the variant.
    pub(crate) fn names_variants(&self) -> bool {
        !matches!(self, Tagging::Untagged | Tagging::ByKey(_))
    }
}
