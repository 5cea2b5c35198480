//! Parses classes in brackets.

use super::charset::CharSet;
use super::ecma::Parser;
use super::error::{PatternError, unclosed_class};
use super::tree::NodeId;

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
            self.push_range(&mut set, &first, &last, first_at)?;
        }
        set.normalise();
        let applied = self.flags.applied(set.clone());
        let turned = |set: CharSet| if negated { set.complement() } else { set };
        let (set, applied) = (turned(set), turned(applied));
        self.note(start, &set, &applied);
        Ok(self.tree.set(applied))
    }

    /// Adds what is between two members, of which the first begins at `start`.
    fn push_range(
        &self,
        set: &mut CharSet,
        first: &Member,
        last: &Member,
        start: usize,
    ) -> Result<(), PatternError> {
        let error = |message: &str, help: &str| {
            Err(PatternError::new(start, self.at - start, message).with_help(help))
        };
        match (first, last) {
            (Member::Point(first), Member::Point(last)) if first > last => {
                return error(
                    "the ends of this range are out of order",
                    "write the lower character first, or `\\-` for the hyphen itself",
                );
            }
            (Member::Point(first), Member::Point(last)) => set.push(*first, *last),
            _ if self.flags.unicode => {
                return error("a set of characters bounds no range", "write `\\-` for the hyphen itself");
            }
            // A range with `\w` or the like at one end means the two ends and the hyphen.
            _ => {
                add_member(set, first);
                add_member(set, last);
                set.push(0x2D, 0x2D);
            }
        }
        Ok(())
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
}

fn add_member(set: &mut CharSet, member: &Member) {
    match member {
        Member::Point(point) => set.push(*point, *point),
        Member::Set(members) => set.extend(members),
    }
}
