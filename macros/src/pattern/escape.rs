//! The other half of the parser: escapes, classes in brackets and group names.

use super::charset::CharSet;
use super::ecma::Parser;
use super::error::{
    PatternError, backreference, letter_escape, lone_surrogate, needless_escape, unclosed_class,
};
use super::tree::NodeId;
use super::unicode::{is_script, property};

/// A member of a class in brackets.
enum Member {
    Point(u32),
    /// `\d` and its kin, which cannot bound a range.
    Set(CharSet),
}

/// Named sets of other dialects, written as members of a class.
const NAMED_CLASSES: [(&str, &str); 14] = [
    ("alnum", "A-Za-z0-9"),
    ("alpha", "A-Za-z"),
    ("ascii", r"\x00-\x7f"),
    ("blank", r"\x20\t"),
    ("cntrl", r"\x00-\x1f\x7f"),
    ("digit", "0-9"),
    ("graph", "!-~"),
    ("lower", "a-z"),
    ("print", r"\x20-~"),
    ("punct", r"!-\/:-@\[-\x60{-~"),
    ("space", r"\s"),
    ("upper", "A-Z"),
    ("word", r"\w"),
    ("xdigit", "0-9A-Fa-f"),
];

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
    fn class_escape(&mut self, letter: char) -> Option<CharSet> {
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
    fn parse_property(&mut self) -> Result<Option<CharSet>, PatternError> {
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

    /// `\k` in a pattern with named groups.
    fn named_reference(&self, start: usize) -> PatternError {
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

    /// An escape that is one character. `at` is on the backslash.
    fn parse_character_escape(&mut self, in_class: bool) -> Result<u32, PatternError> {
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
    fn parse_hex(&mut self, length: usize) -> Option<u32> {
        let mut value = 0;
        for ahead in 0..length {
            value = value * 16 + self.peek_at(ahead)?.to_digit(16)?;
        }
        self.at += length;
        Some(value)
    }

    /// Joins a high surrogate and an escaped low one that follows into one character.
    fn join_surrogates(&mut self, unit: u32) -> u32 {
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

    /// `[..]` or `[^..]`.
    pub(super) fn parse_class(&mut self) -> Result<NodeId, PatternError> {
        let start = self.at;
        self.check_named_class()?;
        self.at += 1;
        let negated = self.eat('^');
        let mut set = CharSet::default();
        loop {
            if self.eat(']') {
                break;
            }
            self.check_named_class()?;
            let first_at = self.at;
            let first = self.parse_member(start)?;
            let is_range = self.peek() == Some('-') && !matches!(self.peek_at(1), None | Some(']'));
            if !is_range {
                add_member(&mut set, &first);
                continue;
            }
            self.at += 1;
            let last = self.parse_member(start)?;
            match (&first, &last) {
                (Member::Point(first), Member::Point(last)) if first > last => {
                    let length = self.at - first_at;
                    return Err(PatternError::new(
                        first_at,
                        length,
                        "the ends of this range are out of order",
                    )
                    .with_help("write the lower character first, or `\\-` for the hyphen itself"));
                }
                (Member::Point(first), Member::Point(last)) => set.push(*first, *last),
                _ if self.flags.unicode => {
                    return Err(PatternError::new(
                        first_at,
                        self.at - first_at,
                        "a set of characters bounds no range",
                    )
                    .with_help("write `\\-` for the hyphen itself"));
                }
                // a range with `\w` or the like at one end means the two ends and the hyphen
                _ => {
                    add_member(&mut set, &first);
                    add_member(&mut set, &last);
                    set.push(0x2D, 0x2D);
                }
            }
        }
        set.normalise();
        let applied = self.flags.applied(set.clone());
        let turned = |set: CharSet| if negated { set.complement() } else { set };
        let (set, applied) = (turned(set), turned(applied));
        self.note(start, &set, &applied);
        Ok(self.tree.set(applied))
    }

    /// Refuses `[:alpha:]`, also with `^` after the first colon: it names a set in other dialects, and is a class of
    /// six characters here.
    fn check_named_class(&self) -> Result<(), PatternError> {
        let rest: String = self.chars[self.at..].iter().take(12).collect();
        let Some(named) = rest.strip_prefix("[:") else { return Ok(()) };
        let Some((name, _)) = named.split_once(":]") else { return Ok(()) };
        let found = NAMED_CLASSES.iter().find(|(own, _)| *own == name.trim_start_matches('^'));
        let Some((_, members)) = found else { return Ok(()) };
        let message = format!("`[:{name}:]` has no meaning in a pattern of JavaScript");
        Err(PatternError::new(self.at, name.chars().count() + 4, message).with_help(format!(
            "write `[{}{members}]`; for another dialect `pattern(regex = \"..\")`",
            if name.starts_with('^') { "^" } else { "" }
        )))
    }

    fn parse_member(&mut self, class_start: usize) -> Result<Member, PatternError> {
        let Some(char) = self.peek() else {
            return Err(unclosed_class(class_start));
        };
        if char != '\\' {
            self.at += 1;
            return Ok(Member::Point(u32::from(char)));
        }
        if let Some(set) = self.peek_at(1).and_then(|letter| self.class_escape(letter)) {
            self.at += 2;
            return Ok(Member::Set(set));
        }
        if let Some(set) = self.parse_property()? {
            return Ok(Member::Set(set));
        }
        self.parse_character_escape(true).map(Member::Point)
    }

    /// `?<name>` after an opening parenthesis; refuses everything else that begins with `?`.
    pub(super) fn parse_group_name(&mut self) -> Result<(), PatternError> {
        let open = self.at - 1;
        match (self.peek_at(1), self.peek_at(2)) {
            (Some('<'), Some('=' | '!')) => {
                return Err(PatternError::new(open, 4, "lookbehind is not supported")
                    .with_help("say it with a lookahead from the left, or use `custom(..)` for this rule"));
            }
            (Some('<'), _) => self.at += 2,
            (Some('i' | 'm' | 's' | '-'), _) => {
                return Err(PatternError::new(open, 3, "flags inside the pattern are not supported")
                    .with_help("spell both cases out: `[Aa]`"));
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
}

/// Whether a backslash has a meaning before the character under the flag `u`.
fn is_syntax(char: char) -> bool {
    r"^$\.*+?()[]{}|/".contains(char)
}

fn is_control_name(letter: char, in_class: bool) -> bool {
    letter.is_ascii_alphabetic() || (in_class && (letter.is_ascii_digit() || letter == '_'))
}

fn is_name_char(char: char, is_first: bool) -> bool {
    let is_start = char.is_alphabetic() || matches!(char, '$' | '_');
    is_start || (!is_first && (char.is_alphanumeric() || matches!(char, '\u{200C}' | '\u{200D}')))
}

fn add_member(set: &mut CharSet, member: &Member) {
    match member {
        Member::Point(point) => set.push(*point, *point),
        Member::Set(members) => set.extend(members),
    }
}

fn code_points(name: &str) -> Vec<u32> {
    name.chars().map(u32::from).collect()
}
