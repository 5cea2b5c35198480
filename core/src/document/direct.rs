//! The short way from what a typed value breaks to where that stands, when nothing else can be wrong with the text:
//! along the pointers, without judging again what is on the way.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::ops::Range;

use super::locate::{Found, Lines, locate};
use super::scan::Inside;
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
    // Most reports are short, and need no allocation for this.
    let (mut few, mut many) = ([const { 0..0 }; 8], Vec::new());
    let places = match few.get_mut(..violations.len()) {
        Some(few) => few,
        None => {
            many.resize(violations.len(), 0..0);
            many.as_mut_slice()
        }
    };
    let mut finder = Finder { text, has_escapes, violations, places };
    if finder.value(root, schema, 0..violations.len(), 0).is_none() {
        return Err(report);
    }
    let places = finder.places;
    let mut violations = report.into_violations();
    if !places.is_sorted_by_key(|place| place.start) {
        let found = |(violation, range): (_, &Range<usize>)| Found { violation, range: range.clone() };
        return Ok(locate(text, violations.into_iter().zip(&*places).map(found).collect()));
    }
    let mut lines = Lines::new(text);
    for (violation, place) in violations.iter_mut().zip(places) {
        violation.set_span(lines.span(place.clone()));
    }
    Ok(violations)
}

/// Whether a violation is told in the same words, and in its turn, wherever it is found: not the verdict of a function,
/// nor a literal, beside which may stand what the other keys would fit.
fn is_plain(violation: &Violation) -> bool {
    violation.is_as_found() && violation.check().is_some_and(|check| !matches!(check, Check::OneOf(_)))
}

struct Finder<'v, 'p> {
    text: &'v str,
    has_escapes: bool,
    violations: &'v [Violation],
    /// Of each violation.
    places: &'p mut [Range<usize>],
}

/// A typed value is judged from the outside in, so those that are inside one value follow each other. Each method looks
/// at `range`, whose pointers are the same up to `at`, and gives `None` where one leads to something that the text may
/// hold otherwise. Values are where they begin in the text.
impl<'v> Finder<'v, '_> {
    /// Finds what is at a value and inside it.
    fn value(&mut self, value: usize, schema: &'static Schema, range: Range<usize>, at: usize) -> Option<()> {
        self.of_kind(value, kind_of(schema)?, range, at)
    }

    fn of_kind(&mut self, value: usize, kind: &Kind, range: Range<usize>, at: usize) -> Option<()> {
        let is_alone = range.len() == 1;
        let mut inside = Inside::new(self.text, self.has_escapes, value);
        let mut start = range.start;
        while start < range.end {
            let Some(segment) = self.segment(start, at) else {
                // What a field says of its value is told after what the value says of itself.
                let has_own_rules = matches!(kind, Kind::Struct(_) | Kind::Enum(_) | Kind::Newtype(_));
                let is_own = matches!(self.violations[start].check(), Some(Check::Group(_)));
                if !is_alone && has_own_rules && !is_own {
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
            match (kind, *self.text.as_bytes().get(value)?) {
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
                // It may be the rule of what is inside, and then it is the value that is meant.
                if matches!(kind_of((field.schema)())?, Kind::Newtype(_)) {
                    return None;
                }
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
