//! The short way from what a typed value breaks to where that stands, when nothing else can be wrong with the text:
//! along the pointers, without judging again what is on the way.

use alloc::borrow::Cow;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::locate::{Found, Lines, locate};
use super::node::read_string;
use super::scan::{Parts, end_of};
use crate::report::Report;
use crate::schema::{Check, Content, Enum, Field, Kind, Schema, Tagging};
use crate::violation::Violation;

/// Bytes of pointers, at most; a longer report may have to be cut short.
const MAX_POINTERS: usize = 1 << 20;

/// What a typed value breaks, in document order and each with its place, or the report again when a pointer may say it
/// otherwise than the text, which serde has read.
pub(super) fn find(text: &str, schema: &'static Schema, report: Report) -> Result<Vec<Violation>, Report> {
    let violations = report.violations();
    let length: usize = violations.iter().map(|violation| violation.pointer().len()).sum();
    if length > MAX_POINTERS || !violations.iter().all(is_plain) {
        return Err(report);
    }
    let root = text.len() - text.trim_ascii_start().len();
    let has_escapes = text.as_bytes().contains(&b'\\');
    let mut finder = Finder { text, has_escapes, violations, places: vec![0..0; violations.len()] };
    if finder.value(root, schema, 0..violations.len(), 0).is_none() {
        return Err(report);
    }
    let places = finder.places;
    let mut violations = report.into_violations();
    if !places.is_sorted_by_key(|place| place.start) {
        let found = violations.into_iter().zip(places);
        return Ok(locate(text, found.map(|(violation, range)| Found { violation, range }).collect()));
    }
    let mut lines = Lines::new(text);
    for (violation, place) in violations.iter_mut().zip(places) {
        violation.set_span(lines.span(place));
    }
    Ok(violations)
}

/// Whether a violation is told in the same words, and in its turn, wherever it is found: not the verdict of a function,
/// nor a literal, beside which may stand what the other keys would fit.
fn is_plain(violation: &Violation) -> bool {
    violation.check().is_some_and(|check| !matches!(check, Check::OneOf(_)))
}

struct Finder<'v> {
    text: &'v str,
    has_escapes: bool,
    violations: &'v [Violation],
    /// Of each violation.
    places: Vec<Range<usize>>,
}

/// A typed value is judged from the outside in, so those that are inside one value follow each other. Each method looks
/// at `range`, whose pointers are the same up to `at`, and gives `None` where one leads to something that the text may
/// hold otherwise. Values are where they begin in the text.
impl<'v> Finder<'v> {
    /// Finds what is at a value and inside it.
    fn value(&mut self, value: usize, schema: &'static Schema, range: Range<usize>, at: usize) -> Option<()> {
        self.of_kind(value, kind_of(schema)?, range, at)
    }

    fn of_kind(&mut self, value: usize, kind: &Kind, range: Range<usize>, at: usize) -> Option<()> {
        let has_own_rules = matches!(kind, Kind::Struct(_) | Kind::Enum(_) | Kind::Newtype(_));
        let is_alone = range.len() == 1;
        let mut inside = Inside::new(self.text, self.has_escapes, value);
        let mut start = range.start;
        while start < range.end {
            let Some(segment) = self.segment(start, at) else {
                // What a field says of its value is told after what the value says of itself.
                let is_own = matches!(self.violations[start].check(), Some(Check::Group(_)));
                if has_own_rules && !is_own && !is_alone {
                    return None;
                }
                self.places[start] = inside.range();
                start += 1;
                continue;
            };
            let below = at + 1 + segment.len();
            let step = &self.violations[start].pointer()[at..below];
            let is_other = |index: &usize| match self.violations[*index].pointer()[at..].strip_prefix(step) {
                Some(rest) => !rest.is_empty() && !rest.starts_with('/'),
                None => true,
            };
            let end = (start + 1..range.end).find(is_other).unwrap_or(range.end);
            let range = start..end;
            match (kind, self.text.as_bytes()[value]) {
                (Kind::List { items: schema, is_set: false, .. }, b'[') => {
                    let item = inside.item(segment.parse().ok()?)?;
                    self.value(item, schema(), range, below)?;
                }
                (Kind::Struct(object), b'{') => {
                    let named = |name: &str| field_named(object.fields, name);
                    self.field(&mut inside, segment, &named, range, below)?;
                }
                (Kind::Enum(variants), b'{') => match variants.tagging {
                    Tagging::ByKey => {
                        self.field(&mut inside, segment, &|name| by_key_field(variants, name), range, below)?;
                    }
                    Tagging::External => {
                        let variant = variants.variants.iter().find(|variant| variant.name == segment)?;
                        let (_, content) = inside.entry(segment)?;
                        match &variant.content {
                            Content::Newtype(field) => self.value(content, (field.schema)(), range, below)?,
                            Content::Struct(object) => {
                                self.of_kind(content, &Kind::Struct(*object), range, below)?;
                            }
                            _ => return None,
                        }
                    }
                    _ => return None,
                },
                _ => return None,
            }
            start = end;
        }
        Some(())
    }

    /// Finds what is at a field of an object and inside it; `at` is behind its name, which is the segment before.
    fn field(
        &mut self,
        object: &mut Inside<'_>,
        segment: &str,
        named: &dyn Fn(&str) -> Option<&'static Field>,
        range: Range<usize>,
        at: usize,
    ) -> Option<()> {
        let name = unescaped(segment);
        let field = named(&name).filter(|field| field.aliases.is_empty())?;
        let entry = object.entry(&name);
        let mut inside: Option<Range<usize>> = None;
        for index in range {
            let violation = &self.violations[index];
            if violation.pointer().len() == at && matches!(violation.check(), Some(Check::Presence(_))) {
                let key = entry.as_ref().map(|(key, _)| key.clone());
                self.places[index] = key.unwrap_or_else(|| object.range());
            } else if let Some(inside) = &mut inside {
                // Were a rule on presence between them, the range would have it too.
                if inside.end != index {
                    return None;
                }
                inside.end += 1;
            } else {
                inside = Some(index..index + 1);
            }
        }
        match inside {
            Some(inside) => self.value(entry?.1, (field.schema)(), inside, at),
            None => Some(()),
        }
    }

    /// The next segment of a pointer, if it leads on.
    fn segment(&self, index: usize, at: usize) -> Option<&'v str> {
        let below = self.violations[index].pointer().get(at..)?.strip_prefix('/')?;
        let end = below.bytes().position(|byte| byte == b'/');
        below.get(..end.unwrap_or(below.len()))
    }
}

/// A list or an object of the text, read from its start as far as it has been asked for: what is wrong mostly stands in
/// the order in which it is told.
struct Inside<'t> {
    text: &'t str,
    has_escapes: bool,
    start: usize,
    parts: Parts<'t>,
    /// How many items, or keys and values, have been read.
    passed: usize,
    /// Where it ends, once all of it has been read.
    end: Option<usize>,
}

impl<'t> Inside<'t> {
    fn new(text: &'t str, has_escapes: bool, start: usize) -> Self {
        Inside { text, has_escapes, start, parts: Parts::inside(text, start), passed: 0, end: None }
    }

    fn range(&self) -> Range<usize> {
        self.start..self.end.unwrap_or_else(|| end_of(self.text.as_bytes(), self.start))
    }

    /// Where an item of the list begins.
    fn item(&mut self, index: usize) -> Option<usize> {
        if index < self.passed {
            self.rewind();
        }
        while self.passed < index {
            self.pass()?;
        }
        self.parts.begin()
    }

    /// The key of that name in the object, and where its value begins.
    fn entry(&mut self, name: &str) -> Option<(Range<usize>, usize)> {
        let passed = self.passed;
        self.entry_before(usize::MAX, name).or_else(|| {
            self.rewind();
            self.entry_before(passed, name)
        })
    }

    fn entry_before(&mut self, end: usize, name: &str) -> Option<(Range<usize>, usize)> {
        while self.passed < end {
            if self.passed % 2 == 1 {
                self.pass()?;
            }
            let key = self.pass()?;
            let is_named = match self.has_escapes {
                true => read_string(&self.text[key.clone()]).as_deref() == Some(name),
                false => self.text.as_bytes().get(key.start + 1..key.end - 1) == Some(name.as_bytes()),
            };
            if is_named {
                return Some((key, self.parts.begin()?));
            }
        }
        None
    }

    fn pass(&mut self) -> Option<Range<usize>> {
        let part = self.parts.pass();
        match part {
            Some(_) => self.passed += 1,
            None => self.end = Some(self.parts.end()),
        }
        part
    }

    fn rewind(&mut self) {
        (self.parts, self.passed) = (Parts::inside(self.text, self.start), 0);
    }
}

/// What a type is inside `Option`; `None` for one that is read as another.
fn kind_of(schema: &'static Schema) -> Option<&'static Kind> {
    match (schema.wire, &schema.kind) {
        (Some(_), _) => None,
        (None, Kind::Option(inner)) => kind_of(inner()),
        (None, kind) => Some(kind),
    }
}

fn field_named(fields: &'static [Field], name: &str) -> Option<&'static Field> {
    fields.iter().find(|field| field.name == name)
}

/// The field of that name; that of another variant has the same type and aliases.
fn by_key_field(variants: &Enum, name: &str) -> Option<&'static Field> {
    variants.variants.iter().find_map(|variant| match &variant.content {
        Content::Struct(object) => field_named(object.fields, name),
        _ => None,
    })
}

/// A segment of a pointer as the key that it stands for.
fn unescaped(segment: &str) -> Cow<'_, str> {
    match segment.contains('~') {
        true => Cow::Owned(segment.replace("~1", "/").replace("~0", "~")),
        false => Cow::Borrowed(segment),
    }
}
