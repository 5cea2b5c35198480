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
    let all = (0..violations.len()).map(|index| Below { index, rest: violations[index].pointer() }).collect();
    if finder.value(root, schema, all).is_none() {
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

/// A violation, and what of its pointer leads on from a value.
struct Below<'v> {
    index: usize,
    rest: &'v str,
}

struct Finder<'v> {
    violations: &'v [Violation],
    places: Vec<(usize, Range<usize>)>,
}

/// All methods give `None` where a pointer leads to something that the text may hold otherwise.
impl<'v> Finder<'v> {
    /// Finds what is at a value and inside it.
    fn value(&mut self, node: Node<'_>, schema: &'static Schema, below: Vec<Below<'v>>) -> Option<()> {
        let kind = kind_of(schema)?;
        let is_scalar_or_list = !matches!(kind, Kind::Struct(_) | Kind::Enum(_) | Kind::Newtype(_));
        let count = below.len();
        let (here, inside): (Vec<_>, Vec<_>) = below.into_iter().partition(|below| below.rest.is_empty());
        for below in here {
            // What a field says of its value is told after what the value says of itself.
            let is_own = matches!(self.check(&below), Some(Check::Group(_)));
            if !is_own && !is_scalar_or_list && count > 1 {
                return None;
            }
            self.places.push((below.index, node.range()));
        }
        if inside.is_empty() {
            return Some(());
        }
        match (kind, node.value()) {
            (Kind::List { items, is_set: false, .. }, Value::List(nodes)) => {
                for (segment, below) in by_segment(inside) {
                    self.value(*nodes.get(segment.parse::<usize>().ok()?)?, items(), below)?;
                }
                Some(())
            }
            (Kind::Struct(object), Value::Object(entries)) => {
                self.fields(node, &entries, inside, &|name| field_named(object.fields, name))
            }
            (Kind::Enum(variants), Value::Object(entries)) => match variants.tagging {
                Tagging::ByKey => self.fields(node, &entries, inside, &|name| by_key_field(variants, name)),
                Tagging::External => self.variant(variants, &entries, inside),
                _ => None,
            },
            _ => None,
        }
    }

    /// Finds what is in the content of a variant, which is the value of an object's only key.
    fn variant(
        &mut self,
        variants: &'static Enum,
        entries: &[Entry<'_>],
        below: Vec<Below<'v>>,
    ) -> Option<()> {
        for (segment, below) in by_segment(below) {
            let variant = variants.variants.iter().find(|variant| variant.name == segment)?;
            let entry = entry_named(entries, segment)?;
            match (&variant.content, entry.value.value()) {
                (Content::Newtype(field), _) => self.value(entry.value, (field.schema)(), below)?,
                (Content::Struct(object), Value::Object(entries)) => {
                    self.fields(entry.value, &entries, below, &|name| field_named(object.fields, name))?;
                }
                _ => return None,
            }
        }
        Some(())
    }

    /// Finds what is in the fields of an object.
    fn fields(
        &mut self,
        node: Node<'_>,
        entries: &[Entry<'_>],
        below: Vec<Below<'v>>,
        field: &dyn Fn(&str) -> Option<&'static Field>,
    ) -> Option<()> {
        for (segment, below) in by_segment(below) {
            let name = unescaped(segment);
            let field = field(&name).filter(|field| field.aliases.is_empty())?;
            let entry = entry_named(entries, &name);
            let mut inside = Vec::new();
            for below in below {
                match self.check(&below) {
                    Some(Check::Presence(_)) if below.rest.is_empty() => {
                        let range = entry.map_or_else(|| node.range(), |entry| entry.key_range.clone());
                        self.places.push((below.index, range));
                    }
                    _ => inside.push(below),
                }
            }
            if !inside.is_empty() {
                self.value(entry?.value, (field.schema)(), inside)?;
            }
        }
        Some(())
    }

    fn check(&self, below: &Below<'_>) -> Option<&'static Check> {
        self.violations[below.index].check()
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
fn by_key_field(variants: &'static Enum, name: &str) -> Option<&'static Field> {
    variants.variants.iter().find_map(|variant| match &variant.content {
        Content::Struct(object) => field_named(object.fields, name),
        _ => None,
    })
}

fn entry_named<'e, 't>(entries: &'e [Entry<'t>], name: &str) -> Option<&'e Entry<'t>> {
    entries.iter().find(|entry| entry.key.as_deref() == Some(name))
}

/// What is inside a value, by the next segment of the pointers; they come in the order of the value.
fn by_segment(below: Vec<Below<'_>>) -> Vec<(&str, Vec<Below<'_>>)> {
    let mut groups: Vec<(&str, Vec<Below<'_>>)> = Vec::new();
    for Below { index, rest } in below {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let (segment, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let below = Below { index, rest };
        match groups.last_mut() {
            Some((last, group)) if *last == segment => group.push(below),
            _ => groups.push((segment, Vec::from([below]))),
        }
    }
    groups
}

/// A segment of a pointer as the key that it stands for.
fn unescaped(segment: &str) -> Cow<'_, str> {
    match segment.contains('~') {
        true => Cow::Owned(segment.replace("~1", "/").replace("~0", "~")),
        false => Cow::Borrowed(segment),
    }
}
