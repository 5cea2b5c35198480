//! The content of a violation as data: the broken rule or a text, and suggestions. The message is built when it is
//! first read.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::span::Span;
use crate::pattern::Mismatch;
use crate::rules::Rule;
use crate::rules::params::Params;
use crate::rules::pattern::{push_mismatch, say_mismatch};
use crate::rules::severity::Severity;
use crate::rules::words::{self, join_or, message};

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
    pub(crate) fn of(_: &Cause) -> Self {
        Message { text: std::sync::OnceLock::new() }
    }

    pub(crate) fn get<'m>(&'m self, cause: &'m Cause) -> &'m str {
        cause.text().unwrap_or_else(|| self.text.get_or_init(|| cause.message()))
    }
}

#[cfg(not(feature = "std"))]
impl Message {
    pub(crate) fn of(cause: &Cause) -> Self {
        Message { text: if cause.text().is_some() { String::new() } else { cause.message() } }
    }

    pub(crate) fn get<'m>(&'m self, cause: &'m Cause) -> &'m str {
        cause.text().unwrap_or(&self.text)
    }
}

/// The source of message, code and parameters.
#[derive(Clone)]
pub(crate) enum Cause {
    Rule(&'static Rule),
    // Boxed: it is larger than the others.
    Mismatch(Box<Broken>),
    // Boxed, so that `Result<(), Violation>` stays small in functions of `custom`.
    Own(Box<Own>),
}

/// A rule that a string breaks, and where.
#[derive(Clone, Copy)]
pub(crate) struct Broken {
    rule: &'static Rule,
    mismatch: Mismatch,
    /// Where the place is in a text.
    pub(super) detail: Option<Span>,
}

impl Broken {
    #[cfg(feature = "serde")]
    pub(super) fn mismatch(&self) -> &Mismatch {
        &self.mismatch
    }

    fn message(&self) -> String {
        match self.rule.message {
            Some(message) => String::from(message),
            None => message(|words| {
                say_mismatch(&self.mismatch, words);
                self.rule.say_when(words);
            }),
        }
    }

    fn params(&self) -> Params {
        let mut params = self.rule.params();
        push_mismatch(&self.mismatch, &mut params);
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
}

impl Cause {
    pub(crate) fn new(code: &'static str, text: Cow<'static, str>) -> Self {
        Cause::Own(Box::new(Own { code: Cow::Borrowed(code), text: Some(text), ..Own::default() }))
    }

    /// A broken rule, and how a string breaks it, if that is known.
    pub(crate) fn of_rule(rule: &'static Rule, text: Option<&str>) -> Self {
        match text.and_then(|text| rule.mismatch(text)) {
            Some(mismatch) => Cause::Mismatch(Box::new(Broken { rule, mismatch, detail: None })),
            None => Cause::Rule(rule),
        }
    }

    /// How the rule is broken.
    pub(crate) fn broken(&self) -> Option<&Broken> {
        match self {
            Cause::Rule(_) => None,
            Cause::Mismatch(broken) => Some(broken),
            Cause::Own(own) => own.broken.as_ref(),
        }
    }

    #[cfg(feature = "serde")]
    pub(crate) fn broken_mut(&mut self) -> Option<&mut Broken> {
        match self {
            Cause::Rule(_) => None,
            Cause::Mismatch(broken) => Some(broken),
            Cause::Own(own) => own.broken.as_mut(),
        }
    }

    /// The rule that is broken, if one is.
    #[cfg_attr(not(feature = "serde"), expect(dead_code, reason = "only documents ask for the rule"))]
    pub(crate) fn rule(&self) -> Option<&'static Rule> {
        match self {
            Cause::Rule(rule) => Some(rule),
            Cause::Mismatch(broken) => Some(broken.rule),
            Cause::Own(own) => own.rule,
        }
    }

    pub(crate) fn severity(&self) -> Severity {
        match self {
            Cause::Rule(rule) => rule.severity,
            Cause::Mismatch(broken) => broken.rule.severity,
            Cause::Own(own) => own.severity,
        }
    }

    pub(crate) fn code(&self) -> &str {
        match self {
            Cause::Rule(rule) => rule.check.code(),
            Cause::Mismatch(broken) => broken.rule.check.code(),
            Cause::Own(own) => &own.code,
        }
    }

    pub(crate) fn params(&self) -> Params {
        match self {
            Cause::Rule(rule) => rule.params(),
            Cause::Mismatch(broken) => broken.params(),
            Cause::Own(own) => own.params.clone(),
        }
    }

    /// The message, if it exists without being built.
    fn text(&self) -> Option<&str> {
        match self {
            Cause::Rule(rule) => rule.message,
            Cause::Mismatch(broken) => broken.rule.message,
            Cause::Own(own) if own.nearest.is_none() && own.fits.is_empty() && own.spoke_for.is_none() => {
                own.text.as_deref().or_else(|| own.rule?.message)
            }
            Cause::Own(_) => None,
        }
    }

    /// Builds the message: what is expected, what the other keys fit, what was meant.
    fn message(&self) -> String {
        match self {
            Cause::Rule(rule) => rule.message().into_owned(),
            Cause::Mismatch(broken) => broken.message(),
            Cause::Own(own) => own.message(),
        }
    }

    /// The content as data that can be changed.
    pub(crate) fn into_own(self) -> Box<Own> {
        match self {
            Cause::Rule(rule) => {
                let code = Cow::Borrowed(rule.check.code());
                let severity = rule.severity;
                Box::new(Own { code, params: rule.params(), rule: Some(rule), severity, ..Own::default() })
            }
            Cause::Mismatch(broken) => {
                let Broken { rule, .. } = *broken;
                let code = Cow::Borrowed(rule.check.code());
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
        if !self.fits.is_empty() && !is_authors && !is_near {
            message.push_str(" (the other keys fit ");
            join_or(&mut message, &self.fits);
            message.push(')');
        }
        if let Some(nearest) = self.nearest {
            message.push_str(", did you mean ");
            message.push_str(nearest);
            message.push('?');
        }
        message
    }
}
