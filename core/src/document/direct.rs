//! The fast path from the violations of a typed value to their places in the text: it follows the pointers and
//! validates nothing. It gives up, for the second pass to take over, wherever text and value may differ in structure.

use alloc::vec::Vec;
use core::ops::Range;

use super::locate::{Found, locate};
use super::tree::json::Inside;
use crate::report::Report;
use crate::report::path::is_within;
use crate::report::source_map::Lines;
use crate::report::violation::Violation;
use crate::schema::{Check, Content, Enum, Field, Kind, Schema, SchemaOf, Tagging};

/// Bound on the bytes of pointers; a longer report may have to be cut.
const MAX_POINTERS: usize = 1 << 20;

/// The violations of a report in document order with their places. Returns the report when a pointer may not lead to
/// the same place in the text.
pub(super) fn find(text: &str, schema: &'static Schema, report: Report) -> Result<Vec<Violation>, Report> {
    let violations = report.violations();
    let length: usize = violations.iter().map(|violation| violation.pointer().len()).sum();
    if length > MAX_POINTERS || !violations.iter().all(is_plain) {
        return Err(report);
    }
    let root = text.len() - text.trim_ascii_start().len();
    // Avoids an allocation for most reports, which are short.
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
        let found = |(violation, range): (_, &Range<usize>)| Found::new(violation, range.clone());
        return Ok(locate(text, violations.into_iter().zip(&*places).map(found).collect()));
    }
    let mut lines = Lines::new(text);
    for (violation, place) in violations.iter_mut().zip(places) {
        violation.set_span(text, lines.span(place.clone()));
    }
    Ok(violations)
}

/// Whether the second pass would report the violation alike. It may word the verdict of a function otherwise, and may
/// add fitting values to a literal.
fn is_plain(violation: &Violation) -> bool {
    violation.is_as_found()
        && !violation.in_key()
        && violation.check().is_some_and(|check| !matches!(check, Check::OneOf(_)))
}

/// Finds one violation after the other. A method returns `None` where the text may differ from the value.
struct Finder<'v> {
    text: &'v str,
    violations: &'v [Violation],
    /// The values on the way to the last violation, from the outside in.
    levels: Vec<Level<'v>>,
}

struct Level<'v> {
    inside: Inside<'v>,
    shape: Option<Shape>,
    /// The length of the pointer up to here.
    at: usize,
}

/// The types that a pointer may lead through.
#[derive(Clone, Copy)]
enum Shape {
    List(SchemaOf),
    Object(&'static [Field]),
    /// A `by_key` enum.
    ByKey(&'static Enum),
    /// An externally tagged enum.
    Variant(&'static Enum),
    Newtype,
    Other,
}

impl<'v> Finder<'v> {
    /// The place of a violation, searched from where the one before it was found.
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
                // The second pass reports the rules of a field after those of its value's type; alone here, the order
                // is safe.
                let has_own_rules = !matches!(shape, Shape::List(_) | Shape::Other);
                let is_own = matches!(violation.check(), Some(Check::Group(_)));
                let range = level.inside.range();
                let is_in_order = !has_own_rules || is_own || self.around(index) == [false; 2];
                return is_in_order.then_some(range);
            };
            let end = below.bytes().position(|byte| matches!(byte, b'/' | b'~')).unwrap_or(below.len());
            // Escaped keys are rare: left to the second pass.
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
                        // The rule may belong to the type inside, and then the value is the place.
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

    /// Whether the violations before and after one are at the same value, or inside it.
    fn around(&self, index: usize) -> [bool; 2] {
        let pointer = self.violations[index].pointer();
        [index.wrapping_sub(1), index + 1]
            .map(|other| self.violations.get(other).is_some_and(|other| is_within(other.pointer(), pointer)))
    }
}

/// The shape of a type's text; `None` for one that is converted from another or that the fast path does not follow.
fn shape_of(schema: &'static Schema) -> Option<Shape> {
    match (schema.wire, &schema.kind) {
        (Some(_), _) => None,
        (None, Kind::Option(inner) | Kind::Templated(inner)) => shape_of(inner()),
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
    /// The field of that name. Variants of a `by_key` enum that share a key share its type and aliases.
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
