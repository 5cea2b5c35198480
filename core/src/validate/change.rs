//! The verdicts on changes: what is there before and after, and whether it may differ. Generated code calls these.

use alloc::collections::BTreeMap;
use alloc::string::String;

use super::custom::Refusal;
use super::items::List;
use super::maybe::Maybe;
#[cfg(feature = "serde")]
use super::options::OptionsFor;
use super::scalar::{Numeric, Scalar};
use super::valid::Valid;
use crate::report::collector::Collector;
use crate::report::path::Path;
use crate::report::{Limits, Report};
use crate::rules::literal::ScalarValue;
use crate::rules::number::Number;

/// A type whose values may come before those of `New`: the body of a creation and that of an update.
///
/// Every type that derives precedes itself; `#[validate(change(from = Old))]` lets `Old` precede the type. A [`Valid`]
/// precedes what its value precedes.
#[diagnostic::on_unimplemented(
    message = "no change from `{Self}` to `{New}` is declared",
    label = "`{New}` does not say what it may change of `{Self}`",
    note = "put `#[validate(change(from = {Self}))]` on `{New}`"
)]
pub trait Precedes<New: ?Sized> {
    /// Compares the later value with this one, and adds to `out` what must not have changed.
    fn precede_at(&self, new: &New, at: &Path<'_>, out: &mut Collector);
}

impl<O: Precedes<N>, N: ?Sized> Precedes<N> for Valid<O> {
    #[inline]
    fn precede_at(&self, new: &N, at: &Path<'_>, out: &mut Collector) {
        (**self).precede_at(new, at, out);
    }
}

impl<T> Valid<T> {
    /// Compares the value with the one before it: see [`validate_change`](crate::DeploymentValidate::validate_change).
    ///
    /// # Errors
    ///
    /// Everything that must not have changed.
    pub fn validate_change(&self, old: &(impl Precedes<T> + ?Sized)) -> Result<(), Report> {
        validate(&**self, old)
    }
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Held<T> {
    /// The key is absent.
    Unsaid,
    /// No value.
    Nothing,
    /// A value.
    Value(T),
}

/// A field that holds a `T`, or may hold one.
#[diagnostic::on_unimplemented(
    message = "the old value holds `{Self}`, which is no `{T}`",
    label = "no value of `{T}` is in `{Self}`",
    note = "a field and the one of the same name in the old type hold the same type, by itself or in an `Option`, a \
            `Maybe` or a `Box`"
)]
pub trait HeldAs<T: ?Sized> {
    /// The value.
    fn held(&self) -> Held<&T>;
}

#[diagnostic::do_not_recommend]
impl<T: ?Sized> HeldAs<T> for T {
    #[inline]
    fn held(&self) -> Held<&T> {
        Held::Value(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T> HeldAs<T> for Option<T> {
    #[inline]
    fn held(&self) -> Held<&T> {
        self.as_ref().map_or(Held::Nothing, Held::Value)
    }
}

#[diagnostic::do_not_recommend]
impl<T> HeldAs<T> for Maybe<T> {
    #[inline]
    fn held(&self) -> Held<&T> {
        match self {
            Maybe::Absent => Held::Unsaid,
            Maybe::Null => Held::Nothing,
            Maybe::Value(value) => Held::Value(value),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T> HeldAs<T> for alloc::boxed::Box<T> {
    #[inline]
    fn held(&self) -> Held<&T> {
        Held::Value(self)
    }
}

/// The old value of a field.
#[inline]
pub const fn old<T: ?Sized>(value: &T) -> &T {
    value
}

/// A value that can be compared with the one before.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared with the value before",
    label = "`{Self}` does not implement `PartialEq`",
    note = "`immutable` and `set_once` compare values: put `#[derive(PartialEq)]` on `{Self}`"
)]
pub trait Alike: PartialEq {}

#[diagnostic::do_not_recommend]
impl<T: PartialEq + ?Sized> Alike for T {}

/// Whether a value stays as it is.
#[inline]
pub fn immutable<T: Alike + ?Sized>(new: Held<&T>, old: Held<&T>) -> bool {
    match (new, old) {
        (Held::Unsaid, _) | (Held::Nothing, Held::Unsaid | Held::Nothing) => true,
        (Held::Value(new), Held::Value(old)) => new == old,
        _ => false,
    }
}

/// Whether a value that is set stays as it is.
#[inline]
pub fn set_once<T: Alike + ?Sized>(new: Held<&T>, old: Held<&T>) -> bool {
    !matches!(old, Held::Value(_)) || immutable(new, old)
}

/// Whether a number is at least the one before; there is nothing to compare where either is missing.
#[inline]
pub fn never_decreases<T: Numeric + ?Sized>(new: Held<&T>, old: Held<&T>) -> bool {
    let (Held::Value(new), Held::Value(old)) = (new, old) else { return true };
    match (new.number(), old.number()) {
        (Some(new), Some(old)) => Number::compare(new, old) != Some(core::cmp::Ordering::Less),
        _ => true,
    }
}

/// A function's verdict on the new value and the old one, where both are there. Its code is the rule's name, unless the
/// function has one of its own.
#[inline]
pub fn custom<'a, T: ?Sized, E: Refusal>(
    new: Held<&'a T>,
    old: Held<&'a T>,
    judge: impl FnOnce(&'a T, &'a T) -> Result<(), E>,
) -> Result<(), Report> {
    let (Held::Value(new), Held::Value(old)) = (new, old) else { return Ok(()) };
    judge(new, old).map_err(|refusal| {
        let mut report = Report::new();
        refusal.each(&mut |violation| {
            report.push(match violation.code() {
                "custom" => violation.with_code("custom_change"),
                _ => violation,
            });
        });
        report
    })
}

/// Compares a value with the one before, where both are there.
#[inline]
pub fn inside<N: ?Sized, O: Precedes<N> + ?Sized>(
    new: Held<&N>,
    old: Held<&O>,
    at: &Path<'_>,
    out: &mut Collector,
) {
    if let (Held::Value(new), Held::Value(old)) = (new, old)
        && out.enter(at)
    {
        old.precede_at(new, at, out);
        out.leave();
    }
}

/// Compares the items of two lists by position.
pub fn by_position<N: List + ?Sized, O: List + ?Sized>(new: &N, old: &O, at: &Path<'_>, out: &mut Collector)
where
    N::Item: Sized,
    O::Item: Precedes<N::Item> + Sized,
{
    let mut before = alloc::vec::Vec::new();
    old.all_items(|_, item| {
        before.push(item);
        true
    });
    new.all_items(|index, item| {
        if let Some(old) = before.get(index) {
            inside(Held::Value(item), Held::Value(*old), &at.index(index), out);
        }
        true
    });
}

/// Compares the items of two lists that have the same key; of several old ones the first counts.
pub fn by_key<'a, N: List + ?Sized, O: List + ?Sized>(
    (new, new_key): (&'a N, impl Fn(&'a N::Item) -> Option<ScalarValue<'a>>),
    (old, old_key): (&'a O, impl Fn(&'a O::Item) -> Option<ScalarValue<'a>>),
    at: &Path<'_>,
    out: &mut Collector,
) where
    N::Item: Sized,
    O::Item: Precedes<N::Item> + Sized,
{
    let mut before = BTreeMap::new();
    old.all_items(|_, item| {
        if let Some(key) = old_key(item) {
            before.entry(text_of(key)).or_insert(item);
        }
        true
    });
    new.all_items(|index, item| {
        if let Some(old) = new_key(item).and_then(|key| before.get(&text_of(key))) {
            inside(Held::Value(item), Held::Value(*old), &at.index(index), out);
        }
        true
    });
}

/// The key of an item, as scalars compare.
#[inline]
pub fn key<T: Scalar + ?Sized>(value: &T) -> Option<ScalarValue<'_>> {
    value.scalar()
}

/// A text that is equal for equal keys.
fn text_of(key: ScalarValue<'_>) -> String {
    match key {
        ScalarValue::Text(text) => alloc::format!("t{text}"),
        ScalarValue::Number(number) => alloc::format!("n{number}"),
        ScalarValue::Bool(truth) => alloc::format!("b{truth}"),
        ScalarValue::Char(char) => alloc::format!("t{char}"),
    }
}

/// Compares a value with the one before.
///
/// # Errors
///
/// Everything that must not have changed.
pub fn validate<N: ?Sized, O: Precedes<N> + ?Sized>(new: &N, old: &O) -> Result<(), Report> {
    let mut out = Collector::new(Limits::new());
    old.precede_at(new, &Path::ROOT, &mut out);
    out.finish()
}

/// Validates a value and compares it with the one before, within limits.
#[cfg(feature = "serde")]
pub(crate) fn validate_both<N: ?Sized, O: Precedes<N> + ?Sized, P: OptionsFor<N>>(
    new: &N,
    old: &O,
    options: &P,
) -> Result<(), Report> {
    let mut out = Collector::new(options.limits_of());
    P::validate_at(new, &options.root(), &mut out);
    old.precede_at(new, &options.root(), &mut out);
    out.finish()
}
