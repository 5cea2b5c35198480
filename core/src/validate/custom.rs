//! The result of a function of `custom`, and how it is called.

use alloc::string::String;

use super::opened::Opens;
use crate::report::{Report, Violation};

/// The result of a function of `custom`.
#[diagnostic::on_unimplemented(
    message = "a function of `custom` cannot return `{Self}`",
    label = "this is no `fn(&T) -> Result<(), E>` with `E: Into<Violation>`",
    note = "write `fn(value: &T) -> Result<(), E>`, where an `E` is a `&str`, a `String`, a `Violation`, or becomes one",
    note = "for several violations an `E` is a `Report`"
)]
pub trait Verdict {
    /// Why the function refuses the value.
    type Error: Refusal;

    /// The result itself.
    fn verdict(self) -> Result<(), Self::Error>;
}

/// One violation, what becomes one, or a report of several.
pub trait Refusal {
    /// Hands each violation over.
    fn each(self, add: &mut dyn FnMut(Violation));
}

#[diagnostic::do_not_recommend]
impl<E: Into<Violation>> Refusal for E {
    #[inline]
    fn each(self, add: &mut dyn FnMut(Violation)) {
        add(self.into());
    }
}

#[diagnostic::do_not_recommend]
impl Refusal for Report {
    /// An empty report refuses the value too.
    fn each(self, add: &mut dyn FnMut(Violation)) {
        if self.is_empty() {
            add(Violation::custom("is not valid"));
        }
        self.into_violations().into_iter().for_each(add);
    }
}

/// Calls a function in a context. Where that is not there, as only an impl by hand can bring about, nothing is valid.
#[inline]
pub fn within<C: ?Sized, E: Refusal>(
    context: Option<&C>,
    judge: impl FnOnce(&C) -> Result<(), E>,
) -> Result<(), Report> {
    let mut report = Report::new();
    match context.map(judge) {
        Some(Ok(())) => return Ok(()),
        Some(Err(refusal)) => refusal.each(&mut |violation| report.push(violation)),
        None => {
            report.push(Violation::new(String::new(), NO_CONTEXT, "cannot be validated without its context"))
        }
    }
    Err(report)
}

/// The code of a value whose context is not there.
pub(crate) const NO_CONTEXT: &str = "context";

/// The message of a function that refuses a value, for the rule that it is inside of.
#[cold]
pub fn said<E: Refusal>(verdict: Result<(), E>) -> Option<String> {
    let mut said = None;
    verdict.err()?.each(&mut |violation| {
        said.get_or_insert_with(|| String::from(violation.message()));
    });
    said
}

/// Calls a closure on a value, whose type it takes from there.
#[inline]
pub fn called<'a, T: ?Sized, R>(value: &'a T, judge: impl FnOnce(&'a T) -> R) -> R {
    judge(value)
}

#[diagnostic::do_not_recommend]
impl<E: Refusal> Verdict for Result<(), E> {
    type Error = E;

    #[inline]
    fn verdict(self) -> Self {
        self
    }
}

/// Calls a function on a value.
#[inline]
pub fn whole<'a, T: ?Sized, E>(value: &'a T, judge: impl FnOnce(&'a T) -> Result<(), E>) -> Result<(), E> {
    judge(value)
}

/// Calls a function on the value inside an `Option`, a `Maybe` or a `Templated`; where there is none, it passes.
#[inline]
pub fn inside<'a, T: Opens, E>(
    value: &'a T,
    judge: impl FnOnce(&'a T::Value) -> Result<(), E>,
) -> Result<(), E> {
    value.open().map_or(Ok(()), judge)
}
