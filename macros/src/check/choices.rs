//! Splits a field's possible values into classes that no condition distinguishes: each variant, text and truth value
//! that conditions name, each stretch of numbers between the ends of their ranges, any other value, absence. The
//! classes of `1..=9` and `5..=20` are `1..=4`, `5..=9` and `10..=20`. A test becomes runs of classes, so it costs no
//! more than the values that it names.

use crate::model::Field;
use crate::rules::condition::{Is, Test};
use crate::syntax::known_type::{Known, is_option, known};
use crate::syntax::literal::{Literal, Number, Value};

/// The first of consecutive classes, and the class after the last.
pub(super) type Run = (usize, usize);

/// A value that conditions name.
pub(super) enum Named<'a> {
    Variant(String),
    Literal(&'a Literal),
}

/// A field and its classes, numbered: the values that conditions name, then any other value, then absence.
pub(super) struct Slot<'a> {
    pub(super) field: &'a Field,
    /// The values that conditions name, each once, with their classes.
    pub(super) named: Vec<(Named<'a>, Run)>,
    /// The class of all other values, if the field can have one.
    other: Option<usize>,
    /// The class of absence, if the field can be absent.
    absent: Option<usize>,
    /// The number of classes.
    pub(super) count: usize,
    classes: Classes,
}

/// Whether the type's tokens show that a field is never absent.
pub(super) fn is_always_there(field: &Field) -> bool {
    known(&field.ty).is_some() && !is_option(&field.ty)
}

impl<'a> Slot<'a> {
    /// Makes the classes of a field from the tests that name it.
    pub(super) fn new(field: &'a Field, tests: &[&'a Test]) -> Self {
        let mut literals: Vec<&Literal> = Vec::new();
        let mut variants: Vec<String> = Vec::new();
        let mut ranges: Vec<Value> = Vec::new();
        // The classes are stretches of whole numbers: of other numbers they cannot say which pass a comparison.
        let is_whole = matches!(known(&field.ty), Some(Known::Integer(_)));
        for test in tests {
            variants.extend(test.is.variants().iter().map(ToString::to_string));
            match &test.is {
                Is::Compared(..) => ranges.extend(test.is.whole_range().filter(|_| is_whole)),
                is => literals.extend(is.literals()),
            }
        }
        let values = literals.iter().map(|literal| &literal.value).chain(&ranges);
        let classes = Classes::new(variants, values);
        let variants = classes.variants.iter().enumerate();
        let mut named: Vec<(Named<'a>, Run)> =
            variants.map(|(class, name)| (Named::Variant(name.clone()), (class, class + 1))).collect();
        let mut runs: Vec<(usize, &Literal, Run)> = Vec::new();
        for (place, literal) in literals.into_iter().enumerate() {
            runs.extend(classes.run(&literal.value).map(|run| (place, literal, run)));
        }
        runs.sort_by_key(|(place, _, run)| (*run, *place));
        runs.dedup_by_key(|(_, _, run)| *run);
        runs.sort_by_key(|(place, ..)| *place);
        named.extend(runs.into_iter().map(|(_, literal, run)| (Named::Literal(literal), run)));
        let mut count = classes.count();
        let mut next = |is_possible: bool| {
            count += usize::from(is_possible);
            is_possible.then(|| count - 1)
        };
        let other = next(classes.truths.len() < 2);
        let absent = next(!is_always_there(field));
        Slot { field, named, other, absent, count, classes }
    }

    /// Whether a class is a value and not absence.
    pub(super) fn is_there(&self, class: usize) -> bool {
        Some(class) != self.absent
    }

    /// The classes of all values.
    pub(super) fn there(&self) -> Run {
        (0, self.absent.unwrap_or(self.count))
    }

    /// A class of presence or of absence, one that conditions do not name if possible.
    pub(super) fn plain(&self, is_there: bool) -> Option<usize> {
        match is_there {
            true => self.other.or((self.there().1 > 0).then_some(0)),
            false => self.absent,
        }
    }

    /// The classes that pass a test, in ascending runs; `None` when the classes cannot express it.
    pub(super) fn passing(&self, test: &Test) -> Option<Vec<Run>> {
        let variants = test.is.variants().iter().filter_map(|own| self.classes.variant(&own.to_string()));
        let literals = || test.is.literals().iter().map(|literal| self.classes.run(&literal.value));
        Some(match &test.is {
            Is::Present => vec![self.there()],
            Is::Variants(_) => sorted(variants.collect()),
            Is::NotVariants(_) => self.beside(&sorted(variants.collect())),
            Is::Literals(_) => sorted(literals().collect::<Option<_>>()?),
            Is::NotLiterals(_) => self.beside(&sorted(literals().collect::<Option<_>>()?)),
            Is::Compared(..) if matches!(known(&self.field.ty), Some(Known::Integer(_))) => {
                vec![self.classes.run(&test.is.whole_range()?)?]
            }
            Is::Compared(..) => return None,
        })
    }

    /// The classes of all other values.
    fn beside(&self, runs: &[Run]) -> Vec<Run> {
        let mut others = Vec::new();
        let mut from = 0;
        for run in runs {
            others.push((from, run.0));
            from = from.max(run.1);
        }
        others.push((from, self.there().1));
        others.retain(|run| run.0 < run.1);
        others
    }
}

fn sorted(mut runs: Vec<Run>) -> Vec<Run> {
    runs.sort_unstable();
    runs
}

/// The classes of the values that conditions name, in this order: variants, texts, truth values, numbers.
struct Classes {
    variants: Vec<String>,
    texts: Vec<String>,
    truths: Vec<bool>,
    /// Where stretches of whole numbers begin; `None` begins below all of them.
    stretches: Vec<Option<i128>>,
    /// Fractions, and numbers beyond 127 bits.
    points: Vec<Number>,
    has_ranges: bool,
}

impl Classes {
    fn new<'v>(mut variants: Vec<String>, values: impl Iterator<Item = &'v Value>) -> Self {
        let (mut texts, mut truths, mut stretches, mut points) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut has_ranges = false;
        for value in values {
            match value {
                Value::Text(text) => texts.push(text.clone()),
                Value::Bool(truth) => truths.push(*truth),
                Value::Number(number) => match number.as_whole() {
                    Some(int) => stretches.extend([Some(int), int.checked_add(1)]),
                    None => points.push(*number),
                },
                Value::Range(min, max) => {
                    has_ranges = true;
                    stretches.extend([*min, max.and_then(|max| max.checked_add(1))]);
                }
            }
        }
        variants.sort_unstable();
        variants.dedup();
        texts.sort_unstable();
        texts.dedup();
        truths.sort_unstable();
        truths.dedup();
        stretches.sort_unstable();
        stretches.dedup();
        points.sort_by(|a, b| a.compare(*b));
        points.dedup_by(|a, b| a.compare(*b).is_eq());
        Classes { variants, texts, truths, stretches, points, has_ranges }
    }

    fn count(&self) -> usize {
        self.first_point() + self.points.len()
    }

    fn first_text(&self) -> usize {
        self.variants.len()
    }

    fn first_truth(&self) -> usize {
        self.first_text() + self.texts.len()
    }

    fn first_stretch(&self) -> usize {
        self.first_truth() + self.truths.len()
    }

    fn first_point(&self) -> usize {
        self.first_stretch() + self.stretches.len()
    }

    fn variant(&self, name: &str) -> Option<Run> {
        let place = self.variants.binary_search_by(|own| own.as_str().cmp(name)).ok()?;
        Some((place, place + 1))
    }

    /// The classes of a literal; `None` for a fraction beside ranges, because a range may contain it.
    fn run(&self, value: &Value) -> Option<Run> {
        let one = |class: usize| (class, class + 1);
        let stretch =
            |from: Option<i128>| Some(self.first_stretch() + self.stretches.binary_search(&from).ok()?);
        match value {
            Value::Text(text) => Some(one(self.first_text() + self.texts.binary_search(text).ok()?)),
            Value::Bool(truth) => Some(one(self.first_truth() + self.truths.binary_search(truth).ok()?)),
            Value::Number(number) => match number.as_whole() {
                Some(int) => Some(one(stretch(Some(int))?)),
                None if self.has_ranges => None,
                None => {
                    let place = self.points.binary_search_by(|own| own.compare(*number)).ok()?;
                    Some(one(self.first_point() + place))
                }
            },
            Value::Range(min, max) => {
                let end = match max.and_then(|max| max.checked_add(1)) {
                    Some(end) => stretch(Some(end))?,
                    None => self.first_point(),
                };
                Some((stretch(*min)?, end))
            }
        }
    }
}
