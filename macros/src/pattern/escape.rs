//! Parses what begins with a backslash.

use super::charset::CharSet;
use super::ecma::Parser;
use super::error::{PatternError, backreference, letter_escape, lone_surrogate, needless_escape};
use super::tree::NodeId;
use super::unicode::{is_script, property};

impl Parser<'_> {
    /// A backslash outside brackets, `\b` and `\B` excepted.
    pub(super) fn parse_escape(&mut self) -> Result<NodeId, PatternError> {
        let start = self.at;
        let next = self.peek_at(1);
        if let Some(set) = next.and_then(|letter| self.class_escape(letter)) {
            self.at += 2;
            return Ok(self.set(start, set));
        }
        if let Some(set) = self.parse_property()? {
            return Ok(self.set(start, set));
        }
        match next {
            Some('1'..='9') => self.check_backreference()?,
            Some('k') if self.group_names.len() > 0 || self.flags.unicode => {
                return Err(self.named_reference(start));
            }
            _ => {}
        }
        let point = self.parse_character_escape(false)?;
        Ok(self.set(start, CharSet::single(point)))
    }

    /// The set of `\d`, `\s`, `\w` and their complements.
    pub(super) fn class_escape(&mut self, letter: char) -> Option<CharSet> {
        let set = match letter.to_ascii_lowercase() {
            'd' => CharSet::digits(),
            's' => CharSet::spaces(),
            'w' => {
                self.has_other_words |= self.flags.ignore_case && self.flags.unicode;
                self.tree.words.clone()
            }
            _ => return None,
        };
        Some(if letter.is_ascii_uppercase() { set.complement() } else { set })
    }

    /// `\p{..}` or `\P{..}` under the flag `u`; nothing consumed otherwise.
    pub(super) fn parse_property(&mut self) -> Result<Option<CharSet>, PatternError> {
        let start = self.at;
        let (true, Some(letter @ ('p' | 'P'))) = (self.flags.unicode, self.peek_at(1)) else {
            return Ok(None);
        };
        let rest = &self.chars[start + 2..];
        let end = rest.iter().position(|char| *char == '}').filter(|_| rest.first() == Some(&'{'));
        let Some(end) = end else { return Err(letter_escape(start, letter)) };
        let name: String = rest[1..end].iter().collect();
        let Some(set) = property(&name) else {
            let help = match is_script(&name) {
                true => format!("write `\\{letter}{{Script={name}}}`"),
                false => "there are general categories, as `\\p{L}` and `\\p{Lu}`, and scripts, as `\\p{Script=Greek}`".to_owned(),
            };
            return Err(PatternError::new(
                start,
                end + 3,
                format!("no characters have the property `{name}`"),
            )
            .with_help(help));
        };
        self.at += end + 3;
        Ok(Some(if letter == 'P' { set.complement() } else { set }))
    }

    /// `\1` is a reference if the pattern has that many groups; otherwise it is octal or the digit.
    fn check_backreference(&mut self) -> Result<(), PatternError> {
        let digits = self.chars[self.at + 1..].iter().map_while(|char| char.to_digit(10));
        let (mut number, mut length) = (0usize, 1);
        for digit in digits {
            number = number.saturating_mul(10).saturating_add(digit as usize);
            length += 1;
        }
        if number <= self.group_count || self.flags.unicode {
            return Err(backreference(self.at, length));
        }
        Ok(())
    }

    /// An escape that is one character. `at` is on the backslash.
    pub(super) fn parse_character_escape(&mut self, in_class: bool) -> Result<u32, PatternError> {
        let start = self.at;
        self.at += 1;
        let Some(char) = self.peek() else {
            return Err(PatternError::new(start, 1, "the pattern ends in a lone backslash")
                .with_help("write `\\\\` for the character itself"));
        };
        self.at += 1;
        Ok(match char {
            't' => 0x09,
            'n' => 0x0A,
            'v' => 0x0B,
            'f' => 0x0C,
            'r' => 0x0D,
            'b' if in_class => 0x08,
            'c' => match self.peek() {
                Some(letter) if is_control_name(letter, in_class) => {
                    self.at += 1;
                    u32::from(letter) & 0x1F
                }
                _ => return Err(letter_escape(start, char)),
            },
            'x' => self.parse_hex(2).ok_or_else(|| letter_escape(start, char))?,
            'u' if self.flags.unicode && self.peek() == Some('{') => {
                self.parse_code_point().ok_or_else(|| letter_escape(start, char))?
            }
            'u' => {
                let unit = self.parse_hex(4).ok_or_else(|| letter_escape(start, char))?;
                let character = self.join_surrogates(unit);
                if (0xD800..0xE000).contains(&character) {
                    return Err(lone_surrogate(start));
                }
                character
            }
            '0' if self.flags.unicode && !self.peek().is_some_and(|next| next.is_ascii_digit()) => 0,
            '0'..='9' if self.flags.unicode => return Err(needless_escape(start, char)),
            '0'..='7' => self.parse_octal(char),
            'k' if self.group_names.len() > 0 => {
                return Err(PatternError::new(
                    start,
                    2,
                    "`\\k` in brackets is an error in a pattern with named groups",
                )
                .with_help("write `k` for the letter itself"));
            }
            letter if letter.is_ascii_alphabetic() => return Err(letter_escape(start, letter)),
            _ if self.flags.unicode && !(is_syntax(char) || in_class && char == '-') => {
                return Err(needless_escape(start, char));
            }
            _ => u32::from(char),
        })
    }

    /// `{..}` behind `\u`: a code point that is a character.
    fn parse_code_point(&mut self) -> Option<u32> {
        let rest = &self.chars[self.at + 1..];
        let end = rest.iter().position(|char| *char == '}')?;
        let digits: String = rest[..end].iter().collect();
        let is_number = !digits.is_empty() && digits.chars().all(|digit| digit.is_ascii_hexdigit());
        let point =
            is_number.then(|| u32::from_str_radix(digits.trim_start_matches('0'), 16).unwrap_or(0))?;
        self.at += end + 2;
        char::from_u32(point).map(u32::from)
    }

    /// Exactly `length` hexadecimal digits, or nothing consumed.
    pub(super) fn parse_hex(&mut self, length: usize) -> Option<u32> {
        let mut value = 0;
        for ahead in 0..length {
            value = value * 16 + self.peek_at(ahead)?.to_digit(16)?;
        }
        self.at += length;
        Some(value)
    }

    /// Joins a high surrogate and an escaped low one that follows into one character.
    pub(super) fn join_surrogates(&mut self, unit: u32) -> u32 {
        if !(0xD800..0xDC00).contains(&unit) || self.peek() != Some('\\') {
            return unit;
        }
        let back = self.at;
        if self.peek_at(1) == Some('u') {
            self.at += 2;
            if let Some(low @ 0xDC00..=0xDFFF) = self.parse_hex(4) {
                return 0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            }
        }
        self.at = back;
        unit
    }

    /// One to three octal digits with a value below 256; the first is consumed.
    fn parse_octal(&mut self, first: char) -> u32 {
        let mut value = first.to_digit(8).unwrap_or(0);
        for _ in 0..2 {
            match self.peek().and_then(|char| char.to_digit(8)) {
                Some(digit) if value < 32 => {
                    value = value * 8 + digit;
                    self.at += 1;
                }
                _ => break,
            }
        }
        value
    }
}

/// Whether a backslash has a meaning before the character under the flag `u`.
fn is_syntax(char: char) -> bool {
    r"^$\.*+?()[]{}|/".contains(char)
}

fn is_control_name(letter: char, in_class: bool) -> bool {
    letter.is_ascii_alphabetic() || (in_class && (letter.is_ascii_digit() || letter == '_'))
}
