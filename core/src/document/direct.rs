//! The short way from what a typed value breaks to where that stands, when nothing else can be wrong with the text:
//! along the pointers, without judging again what is on the way.

use alloc::vec::Vec;
use core::ops::Range;

use super::locate::{Found, locate};
use super::tree::json::Inside;
use crate::report::Report;
use crate::report::path::is_within;
use crate::report::source_map::Lines;
use crate::report::violation::Violation;
use crate::schema::{Check, Content, Enum, Field, Kind, Schema, SchemaOf, Tagging};

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
    // Most reports are short, and need no allocation for this.
    let (mut few, mut many) = ([const { 0..0 }; 8], Vec::new());
    let places = match few.get_mut(..violations.len()) {
        Some(few) => few,
        None => {
            many.resize(violations.len(), 0..0);
            many.as_mut_slice()
        }
    };
    let root = Level { inside: Inside::new(text, root), shape: shape_of(schema), at: 0 };
    let mut levels = Vec::with_capacity(4);
    levels.push(root);
    let mut finder = Finder { text, violations, levels };
    for (index, place) in places.iter_mut().enumerate() {
        match finder.place(index) {
            Some(found) => *place = found,
            None => return Err(report),
        }
    }
    let mut violations = report.into_violations();
    if !places.is_sorted_by_key(|place| place.start) {
        let found = |(violation, range): (_, &Range<usize>)| Found { violation, range: range.clone() };
        return Ok(locate(text, violations.into_iter().zip(&*places).map(found).collect()));
    }
    let mut lines = Lines::new(text);
    for (violation, place) in violations.iter_mut().zip(places) {
        violation.set_span(text, lines.span(place.clone()));
    }
    Ok(violations)
}

/// Whether a violation is told in the same words, and in its turn, wherever it is found: not the verdict of a function,
/// nor a literal, beside which may stand what the other keys would fit.
fn is_plain(violation: &Violation) -> bool {
    violation.is_as_found() && violation.check().is_some_and(|check| !matches!(check, Check::OneOf(_)))
}

/// Finds one violation after the other. A method gives `None` where a pointer leads to something that the text may hold
/// otherwise.
struct Finder<'v> {
    text: &'v str,
    violations: &'v [Violation],
    /// The values that the last pointer led through, from the outside in.
    levels: Vec<Level<'v>>,
}

struct Level<'v> {
    inside: Inside<'v>,
    shape: Option<Shape>,
    /// How much of the pointer leads here.
    at: usize,
}

/// What a pointer may lead through, and from where.
#[derive(Clone, Copy)]
enum Shape {
    List(SchemaOf),
    Object(&'static [Field]),
    /// An enum that is told by its keys.
    ByKey(&'static Enum),
    /// An enum that is an object of one variant.
    Variant(&'static Enum),
    Newtype,
    Other,
}

impl<'v> Finder<'v> {
    /// Where a violation stands, behind the one before it.
    fn place(&mut self, index: usize) -> Option<Range<usize>> {
        let violation = &self.violations[index];
        let pointer = violation.pointer();
        if let Some(before) = index.checked_sub(1) {
            let before = self.violations[before].pointer();
            while !is_within(pointer, &before[..self.levels.last()?.at]) {
                self.levels.pop();
            }
        }
        loop {
            let level = self.levels.last_mut()?;
            let shape = level.shape?;
            let Some(below) = pointer[level.at..].strip_prefix('/') else {
                // What a field says of its value is told after what the value says of itself.
                let has_own_rules = !matches!(shape, Shape::List(_) | Shape::Other);
                let is_own = matches!(violation.check(), Some(Check::Group(_)));
                let range = level.inside.range();
                let is_told = !has_own_rules || is_own || self.around(index) == [false; 2];
                return is_told.then_some(range);
            };
            let end = below.bytes().position(|byte| matches!(byte, b'/' | b'~')).unwrap_or(below.len());
            // What is escaped in a pointer is seldom met.
            if below.as_bytes().get(end) == Some(&b'~') {
                return None;
            }
            let segment = &below[..end];
            let at = level.at + 1 + segment.len();
            let inside = &mut level.inside;
            let (value, shape) = match (shape, inside.first()) {
                (Shape::List(items), b'[') => (inside.item(segment.parse().ok()?)?, shape_of(items())),
                (Shape::Variant(variants), b'{') => {
                    let variant = variants.variants.iter().find(|variant| variant.name == segment)?;
                    let shape = match &variant.content {
                        Content::Newtype(field) => shape_of((field.schema)()),
                        Content::Struct(object) => Some(Shape::Object(object.fields)),
                        _ => None,
                    };
                    (inside.entry(segment)?.value, shape)
                }
                (shape, b'{') => {
                    let field = shape.field(segment).filter(|field| field.aliases.is_empty())?;
                    let entry = inside.entry(segment);
                    let shape = shape_of((field.schema)());
                    if at == pointer.len() && matches!(violation.check(), Some(Check::Presence(_))) {
                        // It may be the rule of what is inside, and then it is the value that is meant.
                        let is_inside = matches!(shape?, Shape::Newtype);
                        let place = entry.map_or_else(|| inside.range(), |entry| entry.key.range());
                        return (!is_inside && self.around(index) != [true; 2]).then_some(place);
                    }
                    (entry?.value, shape)
                }
                _ => return None,
            };
            self.levels.push(Level { inside: Inside::new(self.text, value), shape, at });
        }
    }

    /// Whether the violations before and after one are told of the same value too, or of one inside it.
    fn around(&self, index: usize) -> [bool; 2] {
        let pointer = self.violations[index].pointer();
        [index.wrapping_sub(1), index + 1]
            .map(|other| self.violations.get(other).is_some_and(|other| is_within(other.pointer(), pointer)))
    }
}

/// How the text of a type is read; `None` for one that is read as another.
fn shape_of(schema: &'static Schema) -> Option<Shape> {
    match (schema.wire, &schema.kind) {
        (Some(_), _) => None,
        (None, Kind::Option(inner)) => shape_of(inner()),
        (None, Kind::List { items, is_set: false, .. }) => Some(Shape::List(*items)),
        (None, Kind::Struct(object)) => Some(Shape::Object(object.fields)),
        (None, Kind::Enum(variants)) => match variants.tagging {
            Tagging::ByKey => Some(Shape::ByKey(variants)),
            Tagging::External => Some(Shape::Variant(variants)),
            _ => None,
        },
        (None, Kind::Newtype(_)) => Some(Shape::Newtype),
        _ => Some(Shape::Other),
    }
}

impl Shape {
    /// The field of that name. Of variants that are told by their keys, each that has it has the same type and aliases.
    fn field(self, name: &str) -> Option<&'static Field> {
        let named = |fields: &'static [Field]| fields.iter().find(|field| field.name == name);
        match self {
            Shape::Object(fields) => named(fields),
            Shape::ByKey(variants) => {
                variants.variants.iter().find_map(|variant| named(variant.content.fields()))
            }
            _ => None,
        }
    }
}
