//! Builds a tree from the parser's events.

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span, Tag};

use super::offsets::{Offsets, with_spaces};
use super::problem::{Problem, check_characters, foreign_tag, not_a_key, problem, too_deep, unparsed};
use super::scalar::{Scalar, resolve, tagged};
use crate::document::tree::depth::MAX_CONTAINERS;
use crate::document::tree::parsed::{Content, Key, Tree, Value};

/// What YAML's own tags begin with.
const YAML: &str = "tag:yaml.org,2002:";

/// Reads a text, and gives each document to a function; the function says whether there may be another one.
fn build<'t>(text: &'t str, mut take: impl FnMut(Tree<'t>) -> bool) -> Result<(), Problem> {
    check_characters(text)?;
    let spaced = with_spaces(text);
    let mut builder = Builder {
        text,
        offsets: Offsets::of(text),
        values: Vec::new(),
        open: Vec::new(),
        anchors: BTreeMap::new(),
        root: None,
        merged: 0,
        may_follow: true,
    };
    let mut parser = Parser::new_from_str(&spaced);
    while let Some(event) = parser.next_event() {
        let (event, span) =
            event.map_err(|error| unparsed(text, builder.offsets.at(error.marker()), error.info()))?;
        let is_end = matches!(event, Event::DocumentEnd);
        builder.event(event, span)?;
        if let Some(root) = builder.root.take_if(|_| is_end) {
            builder.anchors.clear();
            builder.may_follow = take(Tree { values: core::mem::take(&mut builder.values), root });
        }
    }
    Ok(())
}

/// A list or mapping that has not ended.
struct Open<'t> {
    start: usize,
    anchor: usize,
    content: Content<'t>,
    key: Option<Key<'t>>,
    size: usize,
    depth: usize,
}

struct Builder<'t> {
    text: &'t str,
    offsets: Offsets,
    values: Vec<Value<'t>>,
    open: Vec<Open<'t>>,
    anchors: BTreeMap<usize, usize>,
    root: Option<usize>,
    /// How many entries merge keys have added.
    merged: usize,
    /// Whether another document may begin.
    may_follow: bool,
}

impl<'t> Builder<'t> {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Problem> {
        let whole = self.range(span);
        // The value's range starts behind its anchor and tag.
        let range = self.without_properties(whole.clone());
        match event {
            Event::DocumentStart(_) if !self.may_follow => {
                Err(problem(range.start, "a second document, where one is expected"))
            }
            Event::Scalar(text, style, anchor, tag) => {
                let is_merge = style == ScalarStyle::Plain && tag.is_none() && text == "<<";
                let text = self.borrowed(text, range.clone());
                let scalar = self.read_scalar(text, style, tag.as_deref(), whole.start)?;
                let index = self.scalar(scalar, range);
                self.place(index, anchor, is_merge)
            }
            Event::SequenceStart(anchor, tag) => {
                check_tag(tag.as_deref(), "seq", whole.start)?;
                self.start(Content::List(Vec::new()), anchor, range.start)
            }
            Event::MappingStart(anchor, tag) => {
                check_tag(tag.as_deref(), "map", whole.start)?;
                self.start(Content::Mapping(Vec::new()), anchor, range.start)
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(range),
            Event::Alias(anchor) => {
                let Some(&target) = self.anchors.get(&anchor) else {
                    return Err(problem(range.start, "an alias inside what it stands for"));
                };
                let (size, depth) = (self.values[target].size, self.values[target].depth);
                let content = Content::Alias(target);
                self.values.push(Value { range, content, size, depth });
                self.place(self.values.len() - 1, 0, false)
            }
            _ => Ok(()),
        }
    }

    /// The byte range of an event, without white space and comments after it.
    fn range(&self, span: Span) -> Range<usize> {
        let start = self.offsets.at(&span.start);
        let end = self.offsets.at(&span.end).max(start);
        start..start + self.text[start..end].trim_end().len()
    }

    fn without_properties(&self, range: Range<usize>) -> Range<usize> {
        let mut start = range.start;
        while let Some(rest) = self.text.get(start..) {
            let skipped = match rest.bytes().next() {
                Some(b'&' | b'!') => rest.find(char::is_whitespace).unwrap_or(rest.len()),
                Some(b'#') => rest.find('\n').unwrap_or(rest.len()),
                Some(b' ' | b'\t' | b'\r' | b'\n') if start > range.start => 1,
                _ => break,
            };
            start += skipped;
        }
        start..range.end.max(start)
    }

    /// Borrows a scalar's text from the source where it needs no unescaping. The parser copies quoted scalars, and
    /// `&str` fields need a borrowed one.
    fn borrowed(&self, text: Cow<'_, str>, range: Range<usize>) -> Cow<'t, str> {
        let source = &self.text[range];
        let quoted = source.get(1..source.len().saturating_sub(1)).unwrap_or_default();
        let own = [source, quoted].into_iter().find(|source| *source == text);
        own.map_or_else(|| Cow::Owned(text.into_owned()), Cow::Borrowed)
    }

    fn read_scalar(
        &self,
        text: Cow<'t, str>,
        style: ScalarStyle,
        tag: Option<&Tag>,
        offset: usize,
    ) -> Result<Scalar<'t>, Problem> {
        let scalar = match tag {
            None if style == ScalarStyle::Plain => resolve(text),
            None => Scalar::Text(text),
            Some(tag) => {
                let Some(kind) = yaml_name(tag, offset)? else { return Ok(Scalar::Text(text)) };
                let name = ["str", "null", "bool", "int", "float"].into_iter().find(|name| kind == *name);
                match name.map(|name| (name, tagged(name, text))) {
                    Some((_, Some(scalar))) => scalar,
                    Some((name, None)) => {
                        return Err(problem(offset, format!("what is tagged !!{name} is none")));
                    }
                    None => return Err(foreign_tag(offset)),
                }
            }
        };
        match scalar {
            Scalar::Infinite => Err(problem(offset, "not a finite number")),
            scalar => Ok(scalar),
        }
    }

    fn scalar(&mut self, scalar: Scalar<'t>, range: Range<usize>) -> usize {
        let content = match scalar {
            Scalar::Bool(truth) => Content::Bool(truth),
            Scalar::Number(number) => Content::Number(number),
            Scalar::Text(text) => Content::Text(text),
            Scalar::Null | Scalar::Infinite => Content::Null,
        };
        let size = 1 + if let Content::Text(text) = &content { text.len() } else { 0 };
        self.values.push(Value { range, content, size, depth: 0 });
        self.values.len() - 1
    }

    fn start(&mut self, content: Content<'t>, anchor: usize, start: usize) -> Result<(), Problem> {
        if self.open.len() >= MAX_CONTAINERS {
            return Err(too_deep(start));
        }
        if self.open.last().is_some_and(Open::expects_key) {
            return Err(not_a_key(start));
        }
        self.open.push(Open { start, anchor, content, key: None, size: 1, depth: 1 });
        Ok(())
    }

    fn end(&mut self, range: Range<usize>) -> Result<(), Problem> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let mut content = open.content;
        // A flow collection ends with its bracket; a block collection ends with its last value.
        let last = match &content {
            Content::List(items) => items.last().copied(),
            Content::Mapping(entries) => entries.last().map(|(_, value)| *value),
            _ => None,
        };
        let inside = last.map_or(open.start, |last| self.values[last].range.end);
        let end = if range.is_empty() { inside } else { range.end }.max(open.start);
        if let Content::Mapping(entries) = &mut content
            && entries.iter().any(|(key, _)| key.is_merge)
        {
            *entries = self.merge(core::mem::take(entries))?;
        }
        self.values.push(Value { range: open.start..end, content, size: open.size, depth: open.depth });
        self.place(self.values.len() - 1, open.anchor, false)
    }

    /// Adds a value to the open collection, as item, key or entry, or makes it the root.
    fn place(&mut self, index: usize, anchor: usize, is_merge: bool) -> Result<(), Problem> {
        if anchor > 0 {
            self.anchors.insert(anchor, index);
        }
        let value = &self.values[index];
        let (start, size, depth) = (value.range.start, value.size, value.depth);
        let level = self.open.len();
        let Some(open) = self.open.last_mut() else {
            self.root = Some(index);
            return Ok(());
        };
        open.size = open.size.saturating_add(size);
        open.depth = open.depth.max(depth + 1);
        if open.size > 100_000 + 10 * self.text.len() {
            return Err(problem(start, "too large with all aliases written out"));
        }
        if level + depth > MAX_CONTAINERS {
            return Err(too_deep(start));
        }
        match (&mut open.content, open.key.take()) {
            (Content::Mapping(entries), Some(key)) => entries.push((key, index)),
            (Content::Mapping(_), None) => {
                let range = value.range.clone();
                let mut index = index;
                while let Content::Alias(target) = self.values[index].content {
                    index = target;
                }
                let Content::Text(text) = &self.values[index].content else { return Err(not_a_key(start)) };
                open.key = Some(Key { text: text.clone(), range, is_merge });
            }
            (Content::List(items), _) => items.push(index),
            _ => {}
        }
        Ok(())
    }

    /// Adds the entries of merged mappings whose keys the mapping does not have itself.
    fn merge(&mut self, entries: Vec<(Key<'t>, usize)>) -> Result<Vec<(Key<'t>, usize)>, Problem> {
        let (merges, mut entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(key, _)| key.is_merge);
        let mut known: BTreeSet<String> =
            entries.iter().map(|(key, _)| String::from(key.text.as_ref())).collect();
        for (key, value) in merges {
            let wrong = || problem(key.range.start, "a merge key takes a mapping or a list of mappings");
            let sources = match self.content(value) {
                Content::Mapping(_) => alloc::vec![value],
                Content::List(items) => items.clone(),
                _ => return Err(wrong()),
            };
            for source in sources {
                let Content::Mapping(more) = self.content(source) else { return Err(wrong()) };
                let more: Vec<_> = more
                    .iter()
                    .filter(|(key, _)| known.insert(String::from(key.text.as_ref())))
                    .cloned()
                    .collect();
                self.merged += more.len();
                if self.merged > 10_000 + self.text.len() {
                    return Err(problem(key.range.start, "too large with all merged mappings written out"));
                }
                entries.extend(more);
            }
        }
        Ok(entries)
    }

    fn content(&self, mut index: usize) -> &Content<'t> {
        while let Content::Alias(target) = self.values[index].content {
            index = target;
        }
        &self.values[index].content
    }
}

impl Open<'_> {
    fn expects_key(&self) -> bool {
        matches!(self.content, Content::Mapping(_)) && self.key.is_none()
    }
}

/// The name of one of YAML's own tags, written as `!!name`, under another handle or as `!<tag:yaml.org,2002:name>`; `None`
/// for `!` and for a tag of an application, which leave a scalar the string that it is.
fn yaml_name(tag: &Tag, offset: usize) -> Result<Option<&str>, Problem> {
    match (tag.handle.as_str(), tag.suffix.as_str()) {
        (YAML, name) => Ok(Some(name)),
        ("", "") => Err(foreign_tag(offset)),
        ("", uri) => Ok(uri.strip_prefix(YAML)),
        _ => Ok(None),
    }
}

/// Allows a list or mapping of YAML's own tags only its own.
fn check_tag(tag: Option<&Tag>, kind: &str, offset: usize) -> Result<(), Problem> {
    let Some(tag) = tag else { return Ok(()) };
    match yaml_name(tag, offset)? {
        Some(name) if name != kind => Err(foreign_tag(offset)),
        _ => Ok(()),
    }
}

impl<'t> Tree<'t> {
    /// Reads a text of one document.
    pub(crate) fn parse(text: &'t str) -> Result<Tree<'t>, Problem> {
        let mut found = None;
        build(text, |tree| {
            found = Some(tree);
            false
        })?;
        found.ok_or_else(|| problem(0, "the document is empty"))
    }

    /// Reads a text of any number of documents, up to what is malformed.
    pub(crate) fn parse_all(text: &'t str) -> (Vec<Tree<'t>>, Option<Problem>) {
        let mut found = Vec::new();
        let problem = build(text, |tree| {
            found.push(tree);
            true
        });
        (found, problem.err())
    }
}
