//! Passing over values that nobody asks for.

use super::cursor::{Lexer, ValueKind};
use super::fault::{Fault, FaultKind};

impl Lexer<'_> {
    /// Passes a value of any kind. Without recursion: calls in `const` nest 128 deep at most.
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

    #[inline(always)]
    const fn skip(&mut self) -> Result<(), Fault> {
        let outer = self.depth;
        // The containers that are open, the innermost in the lowest bit: whether it is an object.
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
                Some(ValueKind::String) => _ = tri!(self.string()),
                Some(ValueKind::Number) => _ = tri!(self.number()),
                Some(ValueKind::Bool) => _ = tri!(self.bool()),
                Some(ValueKind::Null) => tri!(self.null()),
                None => return Err(self.fault(FaultKind::NoValue, FaultKind::EndInValue)),
            }
            // A value has ended: so may the containers around it.
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
