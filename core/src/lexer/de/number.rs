//! Numbers for Rust types: integers with every digit, floats rounded once.

use core::str::FromStr;

use serde::de::{Expected, Visitor};

use super::error::{Cause, Error, Found};
use super::reader::Deserializer;
use crate::lexer::fault::FaultKind;
use crate::lexer::number::{Integer, Numeral};

impl<'de> Deserializer<'de> {
    #[inline]
    pub(super) fn number<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        self.number_by(visitor, |digits| digits.parse().unwrap_or(f64::INFINITY))
    }

    /// Reads an `f32`. Rounding to an `f64` first could round twice.
    #[inline]
    pub(super) fn single<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        self.number_by(visitor, |digits| digits.parse::<f32>().unwrap_or(f32::INFINITY).into())
    }

    #[inline]
    fn number_by<V: Visitor<'de>>(
        &mut self,
        visitor: V,
        to_float: fn(&str) -> f64,
    ) -> Result<V::Value, Error> {
        if let Some(value) = self.lexer.short_integer() {
            return visitor.visit_u64(value);
        }
        let numeral = match self.lexer.number() {
            Ok(numeral) => numeral,
            Err(fault) => return Err(self.fail(fault)),
        };
        match numeral.integer() {
            Some(Integer::Unsigned(value)) => visitor.visit_u64(value),
            Some(Integer::Signed(value)) => visitor.visit_i64(value),
            None => {
                let float = to_float(self.lexer.digits(numeral));
                if float.is_finite() { visitor.visit_f64(float) } else { Err(huge(numeral)) }
            }
        }
    }

    /// Reads an integer of up to 128 bits exactly.
    pub(super) fn wide<T: FromStr>(&mut self, expected: &dyn Expected) -> Result<T, Error> {
        if !matches!(self.lexer.peek(), b'-' | b'0'..=b'9') {
            return Err(self.misfit(expected));
        }
        let numeral = match self.lexer.number() {
            Ok(numeral) => numeral,
            Err(fault) => return Err(self.fail(fault)),
        };
        let value = self.lexer.digits(numeral).parse();
        value.map_err(|_| Error::new(Cause::of_type(Found::of(b'0'), expected)).or_at(numeral.start))
    }
}

#[cold]
fn huge(numeral: Numeral) -> Error {
    Error::new(Cause::Fault(FaultKind::HugeNumber)).or_at(numeral.start)
}
