//! The message of a violation, made when it is asked for, and what the violation's parameters come from.

use alloc::borrow::Cow;
use alloc::boxed::Box;

use crate::rules::Rule;
use crate::rules::params::Params;

/// A message; a rule's is put together when it is first asked for, without the standard library at once.
#[derive(Clone)]
pub(crate) struct Message {
    #[cfg(feature = "std")]
    text: std::sync::OnceLock<Cow<'static, str>>,
    #[cfg(not(feature = "std"))]
    text: Cow<'static, str>,
}

#[cfg(feature = "std")]
impl Message {
    pub(crate) fn of_rule(_: &Rule) -> Self {
        Message { text: std::sync::OnceLock::new() }
    }

    pub(crate) fn get(&self, cause: &Cause) -> &str {
        self.text.get_or_init(|| cause.rule().map_or_else(Cow::default, Rule::message))
    }
}

#[cfg(not(feature = "std"))]
impl Message {
    pub(crate) fn of_rule(rule: &Rule) -> Self {
        Message { text: rule.message() }
    }

    pub(crate) fn get(&self, _: &Cause) -> &str {
        &self.text
    }
}

impl From<Cow<'static, str>> for Message {
    fn from(text: Cow<'static, str>) -> Self {
        Message {
            #[cfg(feature = "std")]
            text: text.into(),
            #[cfg(not(feature = "std"))]
            text,
        }
    }
}

/// Where code and parameters come from; those of a rule are asked of it.
#[derive(Clone)]
pub(crate) enum Cause {
    Rule(&'static Rule),
    // Boxed, so that `Result<(), Violation>` stays small in functions of `custom`.
    Own(Box<Own>),
}

/// What a violation says otherwise than a rule would.
#[derive(Clone)]
pub(crate) struct Own {
    pub(crate) code: Cow<'static, str>,
    pub(crate) params: Params,
    /// The rule that it began as.
    pub(crate) rule: Option<&'static Rule>,
}

impl Cause {
    pub(crate) fn new(code: &'static str) -> Self {
        Cause::Own(Box::new(Own { code: Cow::Borrowed(code), params: Params::default(), rule: None }))
    }

    /// The rule that is broken, if one is.
    #[cfg_attr(
        not(any(feature = "std", feature = "serde")),
        expect(dead_code, reason = "nothing asks for the rule once its message is there")
    )]
    pub(crate) fn rule(&self) -> Option<&'static Rule> {
        match self {
            Cause::Rule(rule) => Some(rule),
            Cause::Own(own) => own.rule,
        }
    }

    pub(crate) fn code(&self) -> &str {
        match self {
            Cause::Rule(rule) => rule.check.code(),
            Cause::Own(own) => &own.code,
        }
    }

    pub(crate) fn params(&self) -> Params {
        match self {
            Cause::Rule(rule) => rule.params(),
            Cause::Own(own) => own.params.clone(),
        }
    }

    /// What may be said otherwise than by the rule.
    pub(crate) fn into_own(self) -> Box<Own> {
        match self {
            Cause::Rule(rule) => {
                let code = Cow::Borrowed(rule.check.code());
                Box::new(Own { code, params: rule.params(), rule: Some(rule) })
            }
            Cause::Own(own) => own,
        }
    }
}
