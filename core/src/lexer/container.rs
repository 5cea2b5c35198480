//! Items of lists and entries of objects, one after the other or by name.

use core::ops::Range;

use super::cursor::Lexer;
use super::fault::{Fault, FaultKind};
use super::string::Str;

/// An entry of an object, whose value has not been passed yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Str,
    /// Where its value begins.
    pub value: usize,
}

impl<'t> Lexer<'t> {
    /// Passes a value and returns its range.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub const fn value_range(&mut self) -> Result<Range<usize>, Fault> {
        self.peek();
        let start = self.at;
        tri!(self.skip_value());
        Ok(start..self.at)
    }

    /// The same, however deep the value is.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    #[cfg(feature = "serde")]
    pub fn deep_value_range(&mut self) -> Result<Range<usize>, Fault> {
        self.peek();
        let start = self.at;
        self.skip_deep_value()?;
        Ok(start..self.at)
    }

    /// Enters the list or object whose bracket is the next byte.
    ///
    /// # Errors
    ///
    /// Too many containers inside each other.
    pub const fn enter(&mut self) -> Result<(), Fault> {
        self.open()
    }

    /// Moves to the next item of a list: from behind the bracket if it is the first, else from behind an item. At the
    /// end moves behind the list and returns `false`.
    ///
    /// # Errors
    ///
    /// What is neither.
    #[inline]
    pub const fn next_item(&mut self, is_first: bool) -> Result<bool, Fault> {
        let has_item = tri!(self.has_item(is_first));
        if !has_item {
            self.leave();
        }
        Ok(has_item)
    }

    /// The same for an object: passes the next key and its colon, up to the value.
    ///
    /// # Errors
    ///
    /// What is no entry.
    #[inline]
    pub const fn next_entry(&mut self, is_first: bool) -> Result<Option<Entry>, Fault> {
        if !tri!(self.has_key(is_first)) {
            self.leave();
            return Ok(None);
        }
        let key = tri!(self.string());
        tri!(self.colon());
        self.peek();
        Ok(Some(Entry { key, value: self.at }))
    }

    /// Passes the key whose quote is the next byte, and its colon, up to the value.
    ///
    /// # Errors
    ///
    /// What is no key.
    #[cfg(feature = "serde")]
    #[inline]
    pub const fn key(&mut self) -> Result<Str, Fault> {
        let key = tri!(self.string());
        tri!(self.colon());
        self.peek();
        Ok(key)
    }

    /// Finds the first entry of that name in the object whose bracket is the next byte. The position is then at its
    /// value, or behind the object.
    ///
    /// # Errors
    ///
    /// What is wrong with the object up to there.
    pub const fn find_entry(&mut self, name: &str) -> Result<Option<Entry>, Fault> {
        // A copy stays in registers.
        let mut lexer = *self;
        tri!(lexer.enter());
        let mut is_first = true;
        loop {
            if !tri!(lexer.has_key(is_first)) {
                lexer.leave();
                *self = lexer;
                return Ok(None);
            }
            let key = tri!(lexer.string());
            tri!(lexer.colon());
            lexer.peek();
            if lexer.is_text(key, name) {
                *self = lexer;
                return Ok(Some(Entry { key, value: lexer.at }));
            }
            tri!(lexer.skip());
            is_first = false;
        }
    }

    /// Whether these two bytes follow, without white space.
    #[inline(always)]
    const fn are_next(&self, two: [u8; 2]) -> bool {
        matches!(self.text.as_bytes().split_at_checked(self.at), Some((_, [first, second, ..])) if *first == two[0] && *second == two[1])
    }

    /// Passes the bracket that is the next byte.
    #[inline(always)]
    pub(super) const fn leave(&mut self) {
        self.at += 1;
        self.depth = self.depth.saturating_sub(1);
    }

    /// Whether an item follows; if so, moves to it, else to the bracket.
    #[inline(always)]
    pub(super) const fn has_item(&mut self, is_first: bool) -> Result<bool, Fault> {
        match self.peek() {
            b']' => Ok(false),
            b',' if !is_first => {
                let comma = self.at;
                self.at += 1;
                if self.peek() == b']' {
                    self.at = comma;
                    return Err(Fault { kind: FaultKind::TrailingComma, offset: comma });
                }
                Ok(true)
            }
            0 => Err(self.fault(FaultKind::NoListComma, FaultKind::EndInList)),
            _ if is_first => Ok(true),
            _ => Err(self.fault(FaultKind::NoListComma, FaultKind::EndInList)),
        }
    }

    /// Whether an entry follows; if so, moves to the quote of its key, else to the bracket.
    #[inline(always)]
    pub(super) const fn has_key(&mut self, is_first: bool) -> Result<bool, Fault> {
        // As most texts have it: one comparison of both bytes.
        if !is_first && self.are_next(*b",\"") {
            self.at += 1;
            return Ok(true);
        }
        let next = self.peek();
        if is_first {
            return match next {
                b'"' => Ok(true),
                b'}' => Ok(false),
                _ => Err(self.fault(FaultKind::NoKey, FaultKind::EndInObject)),
            };
        }
        match next {
            b',' => {
                let comma = self.at;
                self.at += 1;
                if self.peek() == b'"' {
                    return Ok(true);
                }
                Err(self.no_key_behind(comma))
            }
            b'}' => Ok(false),
            _ => Err(self.fault(FaultKind::NoObjectComma, FaultKind::EndInObject)),
        }
    }

    #[cold]
    const fn no_key_behind(&mut self, comma: usize) -> Fault {
        let fault = match self.peek() {
            b'}' => Fault { kind: FaultKind::TrailingComma, offset: comma },
            _ => self.fault(FaultKind::NoKey, FaultKind::EndInValue),
        };
        self.at = comma;
        fault
    }

    /// Passes the colon behind a key.
    ///
    /// # Errors
    ///
    /// Anything else.
    #[inline(always)]
    pub const fn colon(&mut self) -> Result<(), Fault> {
        if self.peek() != b':' {
            return Err(self.fault(FaultKind::NoColon, FaultKind::EndInObject));
        }
        self.at += 1;
        Ok(())
    }
}
