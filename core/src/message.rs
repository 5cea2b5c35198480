//! The message of a violation, made when it is asked for, and what the violation's parameters come from.

use alloc::borrow::Cow;

use crate::params::Params;
use crate::schema::Rule;

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
        self.text.get_or_init(|| match cause {
            Cause::Rule(rule) => rule.message(),
            Cause::Own(..) => Cow::Borrowed(""),
        })
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

/// Where the parameters come from; a rule's are made only when asked for.
#[derive(Clone)]
pub(crate) enum Cause {
    Rule(&'static Rule),
    /// Of its own, with the rule that it began as.
    Own(Params, Option<&'static Rule>),
}

impl Cause {
    /// The rule that is broken, if one is.
    pub(crate) const fn rule(&self) -> Option<&'static Rule> {
        match self {
            Cause::Rule(rule) => Some(rule),
            Cause::Own(_, rule) => *rule,
        }
    }
}
