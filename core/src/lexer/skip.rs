//! Passes values without reading them.

use super::cursor::{Lexer, ValueKind};
use super::fault::{Fault, FaultKind};

impl Lexer<'_> {
    /// Passes a value with at most [`MAX_DEPTH`](super::cursor::MAX_DEPTH) containers. It does not recurse, because
    /// calls in `const` nest at most 128 deep.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub const fn skip_value(&mut self) -> Result<(), Fault> {
        // A copy stays in registers.
        let mut lexer = *self;
        let skipped = lexer.skip();
        *self = lexer;
        skipped
    }

    /// The same for any depth: a value that nobody reads cannot overflow a stack.
    ///
    /// # Errors
    ///
    /// What is wrong with the value.
    #[cfg(feature = "serde")]
    #[inline]
    pub fn skip_deep_value(&mut self) -> Result<(), Fault> {
        let before = *self;
        match self.skip_value() {
            Err(Fault { kind: FaultKind::TooDeep, .. }) => {
                *self = before;
                self.skip_by_list()
            }
            skipped => skipped,
        }
    }

    /// Passes a value with a growing list of open containers, which no `const fn` can have.
    #[cfg(feature = "serde")]
    #[cold]
    fn skip_by_list(&mut self) -> Result<(), Fault> {
        let mut objects = alloc::vec::Vec::new();
        loop {
            match self.peek() {
                bracket @ (b'[' | b'{') => {
                    let is_object = bracket == b'{';
                    self.at += 1;
                    if self.next_value(is_object, true)? {
                        objects.push(is_object);
                        continue;
                    }
                    self.at += 1;
                }
                _ => self.skip_scalar()?,
            }
            loop {
                let Some(is_object) = objects.last() else { return Ok(()) };
                if self.next_value(*is_object, false)? {
                    break;
                }
                self.at += 1;
                objects.pop();
            }
        }
    }

    /// Reads a whole text: one value, behind which nothing may follow.
    ///
    /// # Errors
    ///
    /// What is wrong with the text as JSON.
    pub const fn whole(mut self) -> Result<(), Fault> {
        tri!(self.skip_value());
        self.end()
    }

    #[inline(always)]
    pub(super) const fn skip(&mut self) -> Result<(), Fault> {
        let outer = self.depth;
        // One bit for each open container, the innermost lowest: whether it is an object.
        let mut objects: u128 = 0;
        loop {
            match ValueKind::of(self.peek()) {
                Some(kind @ (ValueKind::List | ValueKind::Object)) => {
                    let is_object = matches!(kind, ValueKind::Object);
                    tri!(self.open());
                    objects = objects << 1 | is_object as u128;
                    if tri!(self.next_value(is_object, true)) {
                        continue;
                    }
                    self.leave();
                    objects >>= 1;
                }
                _ => tri!(self.skip_scalar()),
            }
            // A value has ended; so may the containers that enclose it.
            loop {
                if self.depth == outer {
                    return Ok(());
                }
                if tri!(self.next_value(objects & 1 == 1, false)) {
                    break;
                }
                self.leave();
                objects >>= 1;
            }
        }
    }

    #[inline(always)]
    const fn skip_scalar(&mut self) -> Result<(), Fault> {
        match ValueKind::of(self.peek()) {
            Some(ValueKind::String) => _ = tri!(self.string()),
            Some(ValueKind::Number) => _ = tri!(self.number()),
            Some(ValueKind::Bool) => _ = tri!(self.bool()),
            Some(ValueKind::Null) => tri!(self.null()),
            _ => return Err(self.fault(FaultKind::NoValue, FaultKind::EndInValue)),
        }
        Ok(())
    }

    /// Whether another value follows in a container; if so, moves to it.
    #[inline(always)]
    const fn next_value(&mut self, is_object: bool, is_first: bool) -> Result<bool, Fault> {
        if !is_object {
            return self.has_item(is_first);
        }
        let has_key = tri!(self.has_key(is_first));
        if has_key {
            tri!(self.string());
            tri!(self.colon());
        }
        Ok(has_key)
    }
}
