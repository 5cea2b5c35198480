//! Patterns of JavaScript in the dialect of the `regex` crates, as far as that has them. Whoever uses a translation holds
//! it to the verdicts of JavaScript first.

use std::fmt::Write as _;
use std::iter::Peekable;
use std::str::Chars;

type Points = Vec<(u32, u32)>;

const DIGITS: &[(u32, u32)] = &[(0x30, 0x39)];
const WORDS: &[(u32, u32)] = &[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)];
const SPACES: &[(u32, u32)] = &[
    (0x09, 0x0D),
    (0x20, 0x20),
    (0xA0, 0xA0),
    (0x1680, 0x1680),
    (0x2000, 0x200A),
    (0x2028, 0x2029),
    (0x202F, 0x202F),
    (0x205F, 0x205F),
    (0x3000, 0x3000),
    (0xFEFF, 0xFEFF),
];

/// What an escape stands for.
enum Escape {
    Char(u32),
    Set(Points),
}

/// The translation; `None` for lookaheads, `\B`, lone surrogates and numbers behind a backslash.
pub(crate) fn translate(source: &str) -> Option<String> {
    let mut chars = source.chars().peekable();
    let mut out = String::new();
    while let Some(char) = chars.next() {
        match char {
            '^' => out.push_str(r"\A"),
            '$' => out.push_str(r"\z"),
            '.' => write_set(&mut out, &[(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)], true),
            '(' => {
                out.push_str("(?:");
                open_group(&mut chars)?;
            }
            ')' | '|' | '*' | '+' | '?' => out.push(char),
            '{' => match count(&mut chars) {
                Some(count) => out.push_str(&count),
                None => write_char(&mut out, '{'.into()),
            },
            '[' => class(&mut chars, &mut out)?,
            '\\' if chars.next_if_eq(&'b').is_some() => out.push_str(r"(?-u:\b)"),
            '\\' => match escape(&mut chars, false)? {
                Escape::Char(point) => write_char(&mut out, point),
                Escape::Set(points) => write_set(&mut out, &points, false),
            },
            char => write_char(&mut out, char.into()),
        }
    }
    Some(out)
}

/// Reads what stands behind a bracket that opens a group.
fn open_group(chars: &mut Peekable<Chars<'_>>) -> Option<()> {
    if chars.next_if_eq(&'?').is_none() {
        return Some(());
    }
    match chars.next()? {
        ':' => Some(()),
        '<' if !matches!(chars.peek(), Some('=' | '!')) => chars.find(|char| *char == '>').map(drop),
        _ => None,
    }
}

/// A count in braces, if that is what stands there; otherwise nothing is read.
fn count(chars: &mut Peekable<Chars<'_>>) -> Option<String> {
    let rest: String = chars.clone().collect();
    let (inside, _) = rest.split_once('}')?;
    let (min, max) = inside.split_once(',').unwrap_or((inside, ""));
    let is_count = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if min.is_empty() || !is_count(min) || !is_count(max) {
        return None;
    }
    chars.nth(inside.chars().count());
    Some(format!("{{{inside}}}"))
}

fn class(chars: &mut Peekable<Chars<'_>>, out: &mut String) -> Option<()> {
    let negated = chars.next_if_eq(&'^').is_some();
    let mut points = Points::new();
    while chars.next_if_eq(&']').is_none() {
        let first = member(chars)?;
        let mut ahead = chars.clone();
        let is_range = ahead.next() == Some('-') && ahead.peek().is_some_and(|next| *next != ']');
        if !is_range {
            points.extend(set_of(first));
            continue;
        }
        chars.next();
        match (first, member(chars)?) {
            (Escape::Char(first), Escape::Char(last)) => points.push((first, last)),
            (first, last) => {
                points.extend(set_of(first));
                points.push(('-'.into(), '-'.into()));
                points.extend(set_of(last));
            }
        }
    }
    write_set(out, &points, negated);
    Some(())
}

fn set_of(escape: Escape) -> Points {
    match escape {
        Escape::Char(point) => vec![(point, point)],
        Escape::Set(points) => points,
    }
}

fn member(chars: &mut Peekable<Chars<'_>>) -> Option<Escape> {
    match chars.next()? {
        '\\' => escape(chars, true),
        char => Some(Escape::Char(char.into())),
    }
}

/// What stands behind a backslash.
fn escape(chars: &mut Peekable<Chars<'_>>, in_class: bool) -> Option<Escape> {
    let char = chars.next()?;
    Some(match char {
        'd' => Escape::Set(DIGITS.to_vec()),
        'w' => Escape::Set(WORDS.to_vec()),
        's' => Escape::Set(SPACES.to_vec()),
        'D' => Escape::Set(others(DIGITS)),
        'W' => Escape::Set(others(WORDS)),
        'S' => Escape::Set(others(SPACES)),
        'b' if in_class => Escape::Char(0x08),
        'n' => Escape::Char(0x0A),
        'r' => Escape::Char(0x0D),
        't' => Escape::Char(0x09),
        'v' => Escape::Char(0x0B),
        'f' => Escape::Char(0x0C),
        '0' if !chars.peek().is_some_and(char::is_ascii_digit) => Escape::Char(0),
        'x' => Escape::Char(hex(chars, 2).unwrap_or('x'.into())),
        'u' => match hex(chars, 4) {
            Some(high @ 0xD800..=0xDBFF) => {
                let is_pair = chars.next() == Some('\\') && chars.next() == Some('u');
                let low = hex(chars, 4).filter(|low| is_pair && (0xDC00..=0xDFFF).contains(low))?;
                Escape::Char(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
            }
            Some(0xDC00..=0xDFFF) => return None,
            point => Escape::Char(point.unwrap_or('u'.into())),
        },
        'c' => Escape::Char(u32::from(chars.next().filter(char::is_ascii_alphabetic)?) % 32),
        'B' | 'k' | '0'..='9' => return None,
        char => Escape::Char(char.into()),
    })
}

/// So many hexadecimal digits, if they stand there; otherwise nothing is read.
fn hex(chars: &mut Peekable<Chars<'_>>, digits: usize) -> Option<u32> {
    let text: String = chars.clone().take(digits).collect();
    let is_hex = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let point = u32::from_str_radix(&text, 16).ok().filter(|_| is_hex)?;
    chars.nth(digits - 1);
    Some(point)
}

fn others(points: &[(u32, u32)]) -> Points {
    let mut others = Points::new();
    let mut next = 0;
    for &(first, last) in points {
        others.push((next, first - 1));
        next = last + 1;
    }
    others.push((next, 0x10_FFFF));
    others
}

fn write_char(out: &mut String, point: u32) {
    write!(out, "\\x{{{point:X}}}").unwrap();
}

fn write_set(out: &mut String, points: &[(u32, u32)], negated: bool) {
    if points.is_empty() {
        return out.push_str(if negated { r"[\x{0}-\x{10FFFF}]" } else { r"[^\x{0}-\x{10FFFF}]" });
    }
    out.push_str(if negated { "[^" } else { "[" });
    for &(first, last) in points {
        write_char(out, first);
        out.push('-');
        write_char(out, last);
    }
    out.push(']');
}
