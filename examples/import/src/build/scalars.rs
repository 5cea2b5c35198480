//! Strings and numbers with their rules, and what `not` says of them.

use super::Builder;
use crate::dsl::pattern::{self, Outcome};
use crate::dsl::rules::{Counts, Literal, Rule};
use crate::dsl::types::{Loss, Ty, Typed};
use crate::read::nodes::{Content, NodeId};
use crate::read::tree::Number;
use crate::schema::merged::Merged;

impl Builder<'_, '_> {
    /// A string with its lengths, patterns and format.
    pub(crate) fn string(&self, merged: &Merged) -> Typed {
        let mut typed = Typed::plain(Ty::Text);
        self.length(merged, (merged.min_length, merged.max_length, "minLength"), &mut typed);
        let length = Counts { min: merged.min_length, max: merged.max_length };
        for (source, node) in &merged.string_patterns {
            match self.pattern(source, *node, length) {
                Ok(Some(rule)) if !typed.rules.contains(&rule) => typed.rules.push(rule),
                Ok(_) => {}
                Err(loss) => typed.losses.push(loss),
            }
        }
        // Two rules that must not be told twice are joined by hand.
        if typed.rules.iter().filter(|rule| matches!(rule, Rule::Pattern(_))).count() > 1 {
            self.keep_one_pattern(merged, &mut typed);
        }
        for (format, node) in &merged.formats {
            match self.format(format, *node) {
                Ok(rule) => {
                    if self.is_before(*node, format) {
                        let why = format!("later drafts define the format `{format}`: it is checked");
                        typed.losses.push(self.reading(*node, "format", &why));
                    }
                    if !typed.rules.contains(&rule) {
                        typed.rules.push(rule);
                    }
                }
                Err(loss) => typed.losses.push(loss),
            }
        }
        for part in &merged.parts {
            for keyword in ["contentMediaType", "contentEncoding"] {
                if self.source.nodes.get(part.node, keyword).is_some() {
                    let why = "what the text holds is not looked at";
                    typed.losses.push(self.reading(part.node, keyword, why));
                }
            }
        }
        typed
    }

    /// The length of a string, a list or a map.
    pub(crate) fn length(
        &self,
        merged: &Merged,
        (min, max, keyword): (Option<u64>, Option<u64>, &str),
        typed: &mut Typed,
    ) {
        let counts = Counts { min: min.filter(|min| *min > 0), max };
        if counts.min.zip(counts.max).is_some_and(|(min, max)| min > max) {
            self.lose_first(merged, &mut typed.losses, keyword, "no length is within both bounds");
        } else if counts.is_bound() {
            typed.rules.insert(0, Rule::Length(counts));
        }
    }

    /// Several patterns on one string stand beside each other if a text matches all of them.
    fn keep_one_pattern(&self, merged: &Merged, typed: &mut Typed) {
        let mut kept: Vec<String> = Vec::new();
        let mut rules = Vec::new();
        for rule in std::mem::take(&mut typed.rules) {
            if let Rule::Pattern(source) = &rule {
                if kept.iter().any(|other| !pattern::may_share(other, source)) {
                    let why = "no string matches this pattern and the others";
                    self.lose_first(merged, &mut typed.losses, "pattern", why);
                    continue;
                }
                kept.push(source.clone());
            }
            rules.push(rule);
        }
        typed.rules = rules;
    }

    /// The rule for a pattern; nothing when it matches everything.
    pub(crate) fn pattern(&self, source: &str, node: NodeId, length: Counts) -> Result<Option<Rule>, Loss> {
        if let Some(rule) = affix(source) {
            return Ok(rule);
        }
        match pattern::compile(source) {
            Outcome::MatchesEverything => Ok(None),
            Outcome::Refused(why) => Err(self.loss(node, "pattern", &why)),
            Outcome::Compiles { shortest, longest } => {
                let is_too_long = length.max.is_some_and(|max| shortest as u64 > max);
                let is_too_short =
                    length.min.zip(longest).is_some_and(|(min, longest)| (longest as u64) < min);
                if is_too_long || is_too_short {
                    return Err(self.loss(
                        node,
                        "pattern",
                        "no string of the lengths that are allowed matches",
                    ));
                }
                Ok(Some(Rule::Pattern(source.to_owned())))
            }
        }
    }

    /// The rule for a format.
    fn format(&self, format: &str, node: NodeId) -> Result<Rule, Loss> {
        let name = match format {
            "email" => "email",
            "hostname" => "hostname",
            "ipv4" => "ipv4",
            "ipv6" => "ipv6",
            "uri" => "uri",
            "uri-reference" => "uri_reference",
            "uuid" => "uuid",
            "date" => "date",
            "time" => "time",
            "date-time" => "date_time",
            "duration" => "duration",
            "json-pointer" => "json_pointer",
            "idn-email"
            | "idn-hostname"
            | "iri"
            | "iri-reference"
            | "uri-template"
            | "relative-json-pointer"
            | "regex" => {
                return Err(self.loss(node, "format", &format!("no rule has the format `{format}`")));
            }
            // To a validator such a name says nothing, to a reader it may.
            _ => {
                let why = format!("JSON Schema does not define the format `{format}`: any text fits");
                return Err(self.reading(node, "format", &why));
            }
        };
        Ok(Rule::Format(name))
    }

    /// Whether the draft that the file names is older than a format.
    fn is_before(&self, node: NodeId, format: &str) -> bool {
        let since = match format {
            "uuid" | "duration" => 2019,
            "date" | "time" => 7,
            "uri-reference" | "json-pointer" => 6,
            _ => 0,
        };
        self.draft(node) < since
    }

    /// A scalar as a literal.
    pub(crate) fn literal(&self, node: NodeId) -> Option<Literal> {
        Some(match self.source.nodes.content(node) {
            Content::Bool(value) => Literal::Bool(*value),
            Content::Number(number) => Literal::Number(number.as_int().map_or(*number, Number::Int)),
            Content::String(text) => Literal::Text(text.clone()),
            _ => return None,
        })
    }
}

/// A pattern that is only a text at one end, or anywhere. The inner `None` is the empty one, which says nothing.
fn affix(source: &str) -> Option<Option<Rule>> {
    let (start, rest) = match source.strip_prefix('^') {
        Some(rest) => (true, rest),
        None => (false, source),
    };
    let (end, rest) = match rest.strip_suffix('$') {
        Some(rest) if !rest.ends_with('\\') => (true, rest),
        _ => (false, rest),
    };
    if start && end {
        return None;
    }
    let mut text = String::new();
    let mut chars = rest.chars();
    while let Some(char) = chars.next() {
        match char {
            '\\' => match chars.next()? {
                escaped if escaped.is_ascii_punctuation() => text.push(escaped),
                _ => return None,
            },
            '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '^' | '$' => return None,
            other => text.push(other),
        }
    }
    if text.is_empty() {
        return Some(None);
    }
    Some(Some(match (start, end) {
        (true, _) => Rule::Prefix(text),
        (_, true) => Rule::Suffix(text),
        _ => Rule::Contains(text),
    }))
}
