//! Parses the names of groups, and references to them.

use super::ecma::Parser;
use super::error::{PatternError, backreference};

impl Parser<'_> {
    /// `?<name>` after an opening parenthesis; refuses everything else that begins with `?`.
    pub(super) fn parse_group_name(&mut self) -> Result<(), PatternError> {
        let open = self.at - 1;
        match (self.peek_at(1), self.peek_at(2)) {
            (Some('<'), Some('=' | '!')) => {
                return Err(PatternError::new(open, 4, "lookbehind is not supported")
                    .with_help("say it with a lookahead from the left, or use `custom(..)` for this rule"));
            }
            (Some('<'), _) => self.at += 2,
            (Some(flag @ ('i' | 'm' | 's' | 'x' | '-')), _) => {
                let help = match flag {
                    'i' => {
                        "put the flag behind the pattern, `pattern(r\"..\", ignore_case)`, or spell both cases out: `[Aa]`"
                    }
                    's' => {
                        "put the flag behind the pattern, `pattern(r\"..\", dot_all)`, or write `[\\s\\S]` for any character"
                    }
                    'm' => {
                        "say where a line begins and ends, `(?:^|\\n)` and `(?=\\n|$)`: here `^` and `$` are those of the text"
                    }
                    'x' => "leave the flag out, and write the pattern without white space and comments",
                    _ => {
                        "leave the flag out: no flag is set that does not stand behind the pattern, as in `pattern(r\"..\", dot_all)`"
                    }
                };
                return Err(
                    PatternError::new(open, 3, "flags inside the pattern are not supported").with_help(help)
                );
            }
            _ => {
                return Err(PatternError::new(open, 2, "`(?` begins no kind of group")
                    .with_help("groups are `(..)`, `(?:..)`, `(?=..)`, `(?!..)` and `(?<name>..)`"));
            }
        }
        let start = self.at;
        let mut name = String::new();
        loop {
            let at = self.at;
            match self.parse_name_char() {
                Some('>') if self.at == at + 1 && !name.is_empty() => break,
                Some(char) if is_name_char(char, name.is_empty()) => name.push(char),
                _ => {
                    return Err(PatternError::new(
                        at.min(self.chars.len()),
                        1,
                        "this is no name for a group",
                    )
                    .with_help("names are letters, digits, `$` and `_`, no digit first, closed with `>`"));
                }
            }
        }
        if !self.seen_names.number(code_points(&name)).1 {
            let length = self.at - start - 1;
            return Err(PatternError::new(start, length, format!("two groups are named `{name}`"))
                .with_help("rename one of them; names change no verdict"));
        }
        Ok(())
    }

    /// A character of a group's name, which may be written `\u0061` or `\u{61}`.
    fn parse_name_char(&mut self) -> Option<char> {
        let char = self.peek()?;
        self.at += 1;
        if char != '\\' {
            return Some(char);
        }
        if !self.eat('u') {
            return None;
        }
        if self.eat('{') {
            let mut value = 0u32;
            while let Some(digit) = self.peek().and_then(|char| char.to_digit(16)) {
                value = value.saturating_mul(16).saturating_add(digit);
                self.at += 1;
            }
            return if self.eat('}') { char::from_u32(value) } else { None };
        }
        let unit = self.parse_hex(4)?;
        char::from_u32(self.join_surrogates(unit))
    }

    /// `\k` in a pattern with named groups.
    pub(super) fn named_reference(&self, start: usize) -> PatternError {
        let rest = &self.chars[start + 2..];
        let end = rest.iter().position(|&char| char == '>');
        match (rest.first(), end) {
            (Some('<'), Some(end)) => {
                let name: String = rest[1..end].iter().collect();
                if self.group_names.get(&code_points(&name)).is_some() {
                    backreference(start, end + 3)
                } else {
                    PatternError::new(start, end + 3, format!("no group is named `{name}`"))
                        .with_help("write `k` for the letter itself")
                }
            }
            _ => PatternError::new(start, 2, "`\\k` is not followed by a group name in `<>`")
                .with_help("write `k` for the letter itself"),
        }
    }
}

fn is_name_char(char: char, is_first: bool) -> bool {
    let is_start = char.is_alphabetic() || matches!(char, '$' | '_');
    is_start || (!is_first && (char.is_alphanumeric() || matches!(char, '\u{200C}' | '\u{200D}')))
}

fn code_points(name: &str) -> Vec<u32> {
    name.chars().map(u32::from).collect()
}
