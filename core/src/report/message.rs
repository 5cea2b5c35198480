//! The content of a violation as data: the broken rule or a text, and suggestions. The message is built when it is
//! first read.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::edit::Edit;
use super::span::Span;
use crate::pattern::Mismatch;
use crate::rules::params::Params;
use crate::rules::pattern::{push_mismatch, say_mismatch};
use crate::rules::severity::Severity;
use crate::rules::words::{self, join_or, message};
use crate::rules::{Check, Rule};

/// The message of a violation. Built on first use; without the standard library at once, as there is no `OnceLock`.
#[derive(Clone)]
pub(crate) struct Message {
    #[cfg(feature = "std")]
    text: std::sync::OnceLock<String>,
    #[cfg(not(feature = "std"))]
    text: String,
}

#[cfg(feature = "std")]
impl Message {
    pub(crate) fn of(_: &Cause, _: bool) -> Self {
        Message { text: std::sync::OnceLock::new() }
    }

    pub(crate) fn get<'m>(&'m self, cause: &'m Cause, in_key: bool) -> &'m str {
        cause.text(in_key).unwrap_or_else(|| self.text.get_or_init(|| cause.message(in_key)))
    }
}

#[cfg(not(feature = "std"))]
impl Message {
    pub(crate) fn of(cause: &Cause, in_key: bool) -> Self {
        Message { text: if cause.text(in_key).is_some() { String::new() } else { cause.message(in_key) } }
    }

    pub(crate) fn get<'m>(&'m self, cause: &'m Cause, in_key: bool) -> &'m str {
        cause.text(in_key).unwrap_or(&self.text)
    }
}

/// The source of message, code and parameters.
#[derive(Clone)]
pub(crate) enum Cause {
    Rule(&'static Rule),
    // Boxed: it is larger than the others.
    Broken(Box<Broken>),
    // Boxed, so that `Result<(), Violation>` stays small in functions of `custom`.
    Own(Box<Own>),
}

/// A broken rule, and how it is broken.
#[derive(Clone, Copy)]
pub(crate) struct Broken {
    rule: &'static Rule,
    how: How,
    /// Where the place is in a text.
    pub(super) detail: Option<Span>,
}

/// How a rule is broken.
#[derive(Clone, Copy)]
enum How {
    /// Where a string stops to match.
    Mismatch(Mismatch),
    /// How many fields of a group are present.
    Present(usize),
}

impl Broken {
    #[cfg(feature = "serde")]
    pub(super) fn mismatch(&self) -> Option<&Mismatch> {
        if let How::Mismatch(mismatch) = &self.how { Some(mismatch) } else { None }
    }

    fn message(&self) -> String {
        let own = match self.rule.message {
            Some(message) => return String::from(message),
            None => |words: &mut words::Words| match (&self.how, &self.rule.check) {
                (How::Mismatch(mismatch), _) => say_mismatch(mismatch, words),
                (How::Present(present), Check::Group(group)) => group.say_present(*present, words),
                (How::Present(_), check) => check.say(words),
            },
        };
        message(|words| {
            own(words);
            self.rule.say_when(words);
        })
    }

    fn params(&self) -> Params {
        let mut params = self.rule.params();
        match &self.how {
            How::Mismatch(mismatch) => push_mismatch(mismatch, &mut params),
            How::Present(present) => params.push("present", *present),
        }
        params
    }
}

/// What a violation says otherwise than a rule would.
#[derive(Clone, Default)]
pub(crate) struct Own {
    pub(crate) code: Cow<'static, str>,
    pub(crate) params: Params,
    /// The rule that it began as, if any.
    pub(crate) rule: Option<&'static Rule>,
    /// The rule that a function spoke for, unless its author gave a message.
    pub(crate) spoke_for: Option<&'static Rule>,
    /// How much it weighs, unless the rule says it.
    pub(crate) severity: Severity,
    /// How the rule is broken.
    pub(crate) broken: Option<Broken>,
    /// What is expected, unless the rule says it.
    pub(crate) text: Option<Cow<'static, str>>,
    /// The known name that may have been meant.
    pub(crate) nearest: Option<&'static str>,
    /// The values that the other keys fit.
    pub(crate) fits: Vec<&'static str>,
    /// Whether these are texts, which messages quote.
    pub(crate) fits_texts: bool,
    /// The whole message, in words that are not the crate's.
    pub(crate) words: Option<String>,
    /// The place of a detail, where no rule knows it.
    pub(crate) detail: Option<Span>,
    /// The mend.
    pub(crate) edit: Option<Edit>,
    /// Whether a function has passed it on, which may speak of anything.
    pub(crate) is_passed_on: bool,
}

impl Cause {
    pub(crate) fn new(code: &'static str, text: Cow<'static, str>) -> Self {
        Cause::Own(Box::new(Own { code: Cow::Borrowed(code), text: Some(text), ..Own::default() }))
    }

    /// A broken rule, and how a string breaks it, if that is known.
    pub(crate) fn of_rule(rule: &'static Rule, text: Option<&str>) -> Self {
        match text.and_then(|text| rule.mismatch(text)) {
            Some(mismatch) => {
                Cause::Broken(Box::new(Broken { rule, how: How::Mismatch(mismatch), detail: None }))
            }
            None => Cause::Rule(rule),
        }
    }

    /// A broken rule of a group, and how many of its fields are present.
    pub(crate) fn of_group(rule: &'static Rule, present: usize) -> Self {
        Cause::Broken(Box::new(Broken { rule, how: How::Present(present), detail: None }))
    }

    /// How the rule is broken.
    pub(crate) fn broken(&self) -> Option<&Broken> {
        match self {
            Cause::Rule(_) => None,
            Cause::Broken(broken) => Some(broken),
            Cause::Own(own) => own.broken.as_ref(),
        }
    }

    #[cfg(feature = "serde")]
    pub(crate) fn broken_mut(&mut self) -> Option<&mut Broken> {
        match self {
            Cause::Rule(_) => None,
            Cause::Broken(broken) => Some(broken),
            Cause::Own(own) => own.broken.as_mut(),
        }
    }

    /// The rule that is broken, if one is.
    pub(crate) fn rule(&self) -> Option<&'static Rule> {
        match self {
            Cause::Rule(rule) => Some(rule),
            Cause::Broken(broken) => Some(broken.rule),
            Cause::Own(own) => own.rule,
        }
    }

    pub(crate) fn severity(&self) -> Severity {
        match self {
            Cause::Rule(rule) => rule.severity,
            Cause::Broken(broken) => broken.rule.severity,
            Cause::Own(own) => own.severity,
        }
    }

    pub(crate) fn code(&self) -> &str {
        match self {
            Cause::Rule(rule) => rule.code(),
            Cause::Broken(broken) => broken.rule.code(),
            Cause::Own(own) => &own.code,
        }
    }

    pub(crate) fn params(&self) -> Params {
        match self {
            Cause::Rule(rule) => rule.params(),
            Cause::Broken(broken) => broken.params(),
            Cause::Own(own) => own.params.clone(),
        }
    }

    /// The message, if it exists without being built. Of a key only its author's own is such.
    fn text(&self, in_key: bool) -> Option<&str> {
        match self {
            Cause::Rule(rule) => rule.message,
            Cause::Broken(broken) => broken.rule.message,
            Cause::Own(own) => {
                let is_built =
                    in_key || own.nearest.is_some() || !own.fits.is_empty() || own.spoke_for.is_some();
                let text = own.text.as_deref().or_else(|| own.rule?.message).filter(|_| !is_built);
                own.words.as_deref().or(text)
            }
        }
    }

    /// Builds the message: what is expected, what the other keys fit, what was meant.
    fn message(&self, in_key: bool) -> String {
        let message = match self {
            Cause::Rule(rule) => rule.message().into_owned(),
            Cause::Broken(broken) => broken.message(),
            Cause::Own(own) => own.message(),
        };
        let is_authors =
            matches!(self, Cause::Own(own) if own.rule.is_some_and(|rule| rule.message.is_some()));
        if in_key && !is_authors { of_key(&message) } else { message }
    }

    /// The content as data that can be changed.
    pub(crate) fn into_own(self) -> Box<Own> {
        match self {
            Cause::Rule(rule) => {
                let code = Cow::Borrowed(rule.code());
                let severity = rule.severity;
                Box::new(Own { code, params: rule.params(), rule: Some(rule), severity, ..Own::default() })
            }
            Cause::Broken(broken) => {
                let Broken { rule, .. } = *broken;
                let code = Cow::Borrowed(rule.code());
                let (params, broken, severity) = (broken.params(), Some(*broken), rule.severity);
                Box::new(Own { code, params, rule: Some(rule), severity, broken, ..Own::default() })
            }
            Cause::Own(own) => own,
        }
    }
}

impl Own {
    fn message(&self) -> String {
        let of_rule = || match &self.broken {
            Some(broken) => Some(Cow::Owned(broken.message())),
            None => self.rule.map(Rule::message),
        };
        let text = self.text.clone().or_else(of_rule);
        let mut message = text.unwrap_or_default().into_owned();
        if let Some(rule) = self.spoke_for {
            message.push_str(&words::message(|words| rule.say_when(words)));
        }
        let is_authors = self.rule.is_some_and(|rule| rule.message.is_some());
        // The suggestion already names it.
        let is_near = self.nearest.is_some_and(|nearest| self.fits.contains(&nearest));
        let is_literal = self.rule.is_some_and(|rule| matches!(rule.check, Check::OneOf(_)));
        let show = |name: &str, is_text| if is_text { format!("\"{name}\"") } else { String::from(name) };
        if !self.fits.is_empty() && !is_authors && !is_near {
            message.push_str(" (the other keys fit ");
            let fits = self.fits.iter().map(|name| show(name, self.fits_texts));
            join_or(&mut message, &fits.collect::<Vec<_>>());
            message.push(')');
        }
        if let Some(nearest) = self.nearest {
            message.push_str(", did you mean ");
            message.push_str(&show(nearest, is_literal));
            message.push('?');
        }
        message
    }
}

/// The message of a key that is wrong.
fn of_key(message: &str) -> String {
    let is_claim = |word: &str| matches!(word, "must" | "does" | "cannot" | "ends" | "is" | "contains");
    let before = match message.split(' ').next() {
        Some("character") => "in the key, ",
        Some(word) if is_claim(word) => "the key ",
        _ => "the key: ",
    };
    String::from(before) + message
}
