//! Messages as lists of words, built the same way at run time and in `const`, where nothing can be formatted. So the
//! compiler's message about a literal and the report's message about a value are the same.

use alloc::string::String;
use core::fmt::Write as _;

use super::number::Number;
use crate::pattern::matcher::Matcher;

/// Words kept at a time. Most messages have fewer; a longer one is built again for each further part.
const KEPT: usize = 12;

/// Items of a list that a message tells, at most; a parameter of the violation has them all.
const MOST: usize = 20;

/// A part of a message.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Word {
    Text(&'static str),
    Number(Number),
    Source(fn() -> &'static dyn Matcher),
    /// A code point.
    Char(u32),
    /// What a function demands: its own message, where it said one.
    Function,
}

/// What a function demands that said nothing.
pub(crate) const OWN_CHECK: &str = "must pass a check of its own";

/// Whether a code point is seen for what it is: ASCII beside the space, and the letters of some scripts.
pub(crate) const fn is_visible(point: u32) -> bool {
    matches!(point,
        0x21..=0x7E
        | 0xA1..=0xAC | 0xAE..=0x24F
        | 0x391..=0x3A1 | 0x3A3..=0x3FF
        | 0x400..=0x482 | 0x48A..=0x52F
        | 0x3041..=0x3096 | 0x30A1..=0x30FA
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xAC00..=0xD7A3)
}

/// A part of a message: the `KEPT` words after the `passed` ones.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    words: [Word; KEPT],
    passed: usize,
    said: usize,
}

/// A message as text.
pub(crate) fn message(say: impl Fn(&mut Words)) -> String {
    message_of_functions(say, &[])
}

/// The same with the messages of the functions in it, in their order.
pub(crate) fn message_of_functions(say: impl Fn(&mut Words), functions: &[Option<String>]) -> String {
    let mut text = String::with_capacity(64);
    let mut words = Words::new();
    let mut functions = functions.iter();
    loop {
        say(&mut words);
        words.append_to(&mut text, &mut functions);
        match words.rest() {
            Some(rest) => words = rest,
            None => return text,
        }
    }
}

impl Words {
    pub(crate) const fn new() -> Self {
        Words { words: [Word::Text(""); KEPT], passed: 0, said: 0 }
    }

    /// The buffer for the next part of the message, if there is one.
    pub(crate) const fn rest(&self) -> Option<Self> {
        let passed = self.passed + KEPT;
        if self.said > passed { Some(Words { passed, said: 0, ..*self }) } else { None }
    }

    pub(crate) const fn push(&mut self, word: Word) {
        if self.said >= self.passed && self.said - self.passed < KEPT {
            self.words[self.said - self.passed] = word;
        }
        self.said += 1;
    }

    const fn len(&self) -> usize {
        let said = self.said.saturating_sub(self.passed);
        if said < KEPT { said } else { KEPT }
    }

    pub(crate) const fn text(&mut self, text: &'static str) {
        self.push(Word::Text(text));
    }

    pub(crate) const fn count(&mut self, count: usize) {
        self.push(Word::Number(Number::Int(count as i128)));
    }

    /// The separator before the item at `index` of a list: `a`, `a or b`, `a, b or c`.
    pub(crate) const fn separator(&mut self, index: usize, len: usize, last: &'static str) {
        if index > 0 {
            self.text(if index + 1 == len { last } else { ", " });
        }
    }

    fn append_to(&self, text: &mut String, functions: &mut core::slice::Iter<'_, Option<String>>) {
        for word in self.words() {
            // Writing to a `String` cannot fail.
            let _ = match word {
                Word::Text(part) => text.write_str(part),
                Word::Number(number) => write!(text, "{number}"),
                Word::Function => {
                    text.write_str(functions.next().and_then(Option::as_deref).unwrap_or(OWN_CHECK))
                }
                Word::Source(matcher) => text.write_str(matcher().source()),
                Word::Char(point) => match char::from_u32(*point).filter(|_| is_visible(*point)) {
                    Some(char) => text.write_char(char),
                    None => write!(text, "U+{point:04X}"),
                },
            };
        }
    }

    /// The words of this part of the message.
    pub(crate) const fn words(&self) -> &[Word] {
        self.words.split_at(self.len()).0
    }
}

/// Appends `a`, `a or b`, `a, b or c`.
pub(crate) fn join_or<T: core::fmt::Display>(text: &mut String, items: &[T]) {
    // "One of 1 more" would tell less than the one.
    let told = if items.len() > MOST + 1 { MOST } else { items.len() };
    let rest = items.len() - told;
    for (index, item) in items.iter().take(told).enumerate() {
        text.push_str(separator(index, told + usize::from(rest > 0)));
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{item}");
    }
    if rest > 0 {
        let _ = write!(text, " or one of {rest} more");
    }
}

fn separator(index: usize, len: usize) -> &'static str {
    match index {
        0 => "",
        index if index + 1 == len => " or ",
        _ => ", ",
    }
}
