//! The short way from what a typed value breaks to where that stands, when nothing else can be wrong with the text:
//! along the pointers, without judging again what is on the way.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::ops::Range;

use super::locate::Found;
use super::node::{Entry, Node, Value};
use crate::report::Report;
use crate::schema::{Check, Content, Enum, Field, Kind, Schema, Tagging};
use crate::violation::Violation;

/// Bytes of pointers, at most; a longer report may have to be cut short.
const MAX_POINTERS: usize = 1 << 20;

/// The places of all that a typed value breaks, or the report again when a pointer may say it otherwise than the text.
pub(super) fn find(root: Node<'_>, schema: &'static Schema, report: Report) -> Result<Vec<Found>, Report> {
    let violations = report.violations();
    let length: usize = violations.iter().map(|violation| violation.pointer().len()).sum();
    if length > MAX_POINTERS || !violations.iter().all(is_plain) {
        return Err(report);
    }
    let mut finder = Finder { violations, places: Vec::with_capacity(violations.len()) };
    if finder.value(root, schema, 0..violations.len(), 0).is_none() {
        return Err(report);
    }
    let places = finder.places;
    let mut violations: Vec<_> = report.into_violations().into_iter().map(Some).collect();
    let found = |(index, range): (usize, _)| Some(Found { violation: violations[index].take()?, range });
    Ok(places.into_iter().filter_map(found).collect())
}

/// Whether a violation is told in the same words, and in its turn, wherever it is found: not the verdict of a function,
/// nor a literal, beside which may stand what the other keys would fit.
fn is_plain(violation: &Violation) -> bool {
    violation.check().is_some_and(|check| !matches!(check, Check::OneOf(_)))
}

struct Finder<'v> {
    violations: &'v [Violation],
    /// The violations whose places are found.
    places: Vec<(usize, Range<usize>)>,
}

/// A typed value is judged from the outside in, so those that are inside one value follow each other. Each method looks
/// at `range`, whose pointers are the same up to `at`, and gives `None` where one leads to something that the text may
/// hold otherwise.
impl<'v> Finder<'v> {
    /// Finds what is at a value and inside it.
    fn value(
        &mut self,
        node: Node<'_>,
        schema: &'static Schema,
        range: Range<usize>,
        at: usize,
    ) -> Option<()> {
        self.of_kind(node, kind_of(schema)?, range, at)
    }

    fn of_kind(&mut self, node: Node<'_>, kind: &Kind, range: Range<usize>, at: usize) -> Option<()> {
        let has_own_rules = matches!(kind, Kind::Struct(_) | Kind::Enum(_) | Kind::Newtype(_));
        let is_alone = range.len() == 1;
        let mut value = None;
        let mut start = range.start;
        while start < range.end {
            let Some(segment) = self.segment(start, at) else {
                // What a field says of its value is told after what the value says of itself.
                let is_own = matches!(self.violations[start].check(), Some(Check::Group(_)));
                if has_own_rules && !is_own && !is_alone {
                    return None;
                }
                self.places.push((start, node.range()));
                start += 1;
                continue;
            };
            let is_other = |index: &usize| self.segment(*index, at) != Some(segment);
            let end = (start + 1..range.end).find(is_other).unwrap_or(range.end);
            let (range, below) = (start..end, at + 1 + segment.len());
            match (kind, value.get_or_insert_with(|| node.value())) {
                (Kind::List { items, is_set: false, .. }, Value::List(nodes)) => {
                    self.value(*nodes.get(segment.parse::<usize>().ok()?)?, items(), range, below)?;
                }
                (Kind::Struct(object), Value::Object(entries)) => {
                    self.field(node, entries, &|name| field_named(object.fields, name), range, below)?;
                }
                (Kind::Enum(variants), Value::Object(entries)) => match variants.tagging {
                    Tagging::ByKey => {
                        self.field(node, entries, &|name| by_key_field(variants, name), range, below)?;
                    }
                    Tagging::External => {
                        let variant = variants.variants.iter().find(|variant| variant.name == segment)?;
                        let content = entry_named(entries, segment)?.value;
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

    /// Finds what is at a field of an object and inside it; `at` is behind its name.
    fn field(
        &mut self,
        node: Node<'_>,
        entries: &[Entry<'_>],
        named: &dyn Fn(&str) -> Option<&'static Field>,
        range: Range<usize>,
        at: usize,
    ) -> Option<()> {
        let name = unescaped(self.violations[range.start].pointer()[..at].rsplit('/').next()?);
        let field = named(&name).filter(|field| field.aliases.is_empty())?;
        let entry = entry_named(entries, &name);
        let mut inside: Option<Range<usize>> = None;
        for index in range {
            let violation = &self.violations[index];
            if violation.pointer().len() == at && matches!(violation.check(), Some(Check::Presence(_))) {
                let place = entry.map_or_else(|| node.range(), |entry| entry.key_range.clone());
                self.places.push((index, place));
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
            Some(inside) => self.value(entry?.value, (field.schema)(), inside, at),
            None => Some(()),
        }
    }

    /// The next segment of a pointer, if it leads on.
    fn segment(&self, index: usize, at: usize) -> Option<&'v str> {
        let below = self.violations[index].pointer().get(at..)?.strip_prefix('/')?;
        below.split('/').next()
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

fn entry_named<'e, 't>(entries: &'e [Entry<'t>], name: &str) -> Option<&'e Entry<'t>> {
    entries.iter().find(|entry| entry.key.as_deref() == Some(name))
}

/// A segment of a pointer as the key that it stands for.
fn unescaped(segment: &str) -> Cow<'_, str> {
    match segment.contains('~') {
        true => Cow::Owned(segment.replace("~1", "/").replace("~0", "~")),
        false => Cow::Borrowed(segment),
    }
}
