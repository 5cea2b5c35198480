//! The entries of an object with flattened fields: what no slot takes is kept for them.

use serde::de::MapAccess;

use super::buffered::Buffered;
use super::rest::Rest;
use super::slots::ReadSlot;
use super::source::{OfMap, ReadEntries, Source};

/// Entries that keep what no slot takes.
pub(super) struct Keeping<'de, A> {
    entries: OfMap<A>,
    rest: Rest<'de>,
}

impl<A> Keeping<'_, A> {
    pub(super) fn new(entries: A) -> Self {
        Keeping { entries: OfMap(entries), rest: Rest::default() }
    }
}

impl<'de, A: MapAccess<'de>> Source<'de> for Keeping<'de, A> {
    type Error = A::Error;

    fn next_key<T: ReadEntries<'de, AT>, const AT: usize>(
        &mut self,
    ) -> Result<Option<Option<usize>>, A::Error> {
        let OfMap(entries) = &mut self.entries;
        while let Some(key) = entries.next_key::<Buffered<'de>>()? {
            let index = key.as_str().and_then(T::key_of);
            if index.is_some() {
                return Ok(Some(index));
            }
            self.rest.keep(key, entries.next_value()?);
        }
        Ok(None)
    }

    fn fill<T>(
        &mut self,
        slot: &mut Option<T>,
        name: &'static str,
        reader: impl ReadSlot<'de, T>,
    ) -> Result<(), A::Error> {
        self.entries.fill(slot, name, reader)
    }

    fn ignore(&mut self) -> Result<(), A::Error> {
        self.entries.ignore()
    }

    fn rest(self) -> Rest<'de> {
        self.rest
    }
}
