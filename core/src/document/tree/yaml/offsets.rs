//! The text as the parser takes it, and the places that the parser gives.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use saphyr_parser::{Marker, Parser};

/// How many bytes are read again for tabs behind colons, at most.
const MAX_REREAD: usize = 1 << 24;

/// The text with spaces for the tabs behind the colons of keys: YAML allows both there, and the parser wants spaces. It
/// says where, since a text in quotes has to keep its tabs.
pub(super) fn with_spaces(text: &str) -> Cow<'_, str> {
    let mut spaced = Cow::Borrowed(text);
    if !text.contains(":\t") {
        return spaced;
    }
    let offsets = Offsets::of(text);
    for _ in 0..=MAX_REREAD / (text.len() + 1) {
        let stop = Parser::new_from_str(&spaced).find_map(Result::err);
        let stop = stop.filter(|error| error.info().contains("valid YAML whitespace"));
        let Some(tab) = stop.and_then(|error| tab_near(&spaced, offsets.at(error.marker()))) else { break };
        let len = spaced[tab..].bytes().take_while(|byte| *byte == b'\t').count();
        spaced.to_mut().replace_range(tab..tab + len, &" ".repeat(len));
    }
    spaced
}

/// The tab behind the colon that is at a byte, or next to it.
fn tab_near(text: &str, offset: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_tab = |at: &usize| bytes.get(*at) == Some(&b'\t') && bytes[*at - 1] == b':';
    (offset.saturating_sub(2).max(1)..=offset + 2).find(is_tab)
}

/// Maps character indices, which the parser reports, to byte offsets.
pub(super) struct Offsets {
    /// The byte offset of each character and of the end; empty when the text is ASCII.
    table: Vec<usize>,
    len: usize,
}

impl Offsets {
    pub(super) fn of(text: &str) -> Self {
        let mut table = Vec::new();
        if !text.is_ascii() {
            table.extend(text.char_indices().map(|(offset, _)| offset));
            table.push(text.len());
        }
        Offsets { table, len: text.len() }
    }

    pub(super) fn at(&self, marker: &Marker) -> usize {
        let index = marker.index();
        if self.table.is_empty() {
            index.min(self.len)
        } else {
            self.table.get(index).copied().unwrap_or(self.len)
        }
    }
}
