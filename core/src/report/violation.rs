//! One violation: a JSON Pointer, a stable code and a message that names the rule and never the value.

use alloc::borrow::Cow;
use alloc::string::String;

use super::edit::Edit;
use super::message::{Cause, Message, Own};
use super::path::{Path, Segment, push_segment};
use super::span::Span;
use crate::rules::params::{Param, Params};
use crate::rules::severity::Severity;
use crate::rules::unique::Unique;
use crate::rules::{Check, Rule};

/// One mistake in a payload.
///
/// ```
/// use deployment_validate::Violation;
///
/// let violation = Violation::custom("must end in a digit").on("name");
/// assert_eq!(violation.pointer(), "/name");
/// assert_eq!(violation.code(), "custom");
/// assert_eq!(violation.to_string(), "/name: must end in a digit");
/// ```
#[derive(Clone)]
pub struct Violation {
    pub(super) pointer: String,
    pub(super) message: Message,
    pub(super) cause: Cause,
    pub(super) span: Option<Span>,
    pub(super) in_key: bool,
}

// Functions of `custom` give `Result<(), Violation>`, and clippy warns of errors from here on.
const _: () = assert!(size_of::<Violation>() < 128);

impl Violation {
    /// A violation found by code of your own, with code `custom`, at the validated value.
    ///
    /// The message is shown to people: say what is expected, never the value.
    #[must_use]
    pub fn custom(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(String::new(), "custom", message)
    }

    /// The same violation with another code.
    #[must_use]
    pub fn with_code(self, code: impl Into<Cow<'static, str>>) -> Self {
        self.with(|own| own.code = code.into())
    }

    /// The same violation one key further down: `on("a").on("b")` is at `/a/b` of the validated value. Use the keys
    /// of documents; a report translates the names of fields in Rust too.
    #[must_use]
    pub fn on(mut self, key: &str) -> Self {
        push_segment(&mut self.pointer, Segment::Key(key));
        self
    }

    /// The same violation with one more parameter for programs. Do not pass values of the payload.
    #[must_use]
    pub fn with_param(self, name: &'static str, value: impl Into<Param>) -> Self {
        self.with(|own| own.params.push(name, value))
    }

    pub(crate) fn new(pointer: String, code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::of(pointer, Cause::new(code, message.into()))
    }

    /// A broken rule; of one that judges a string, with the string.
    pub(crate) fn broken(pointer: String, rule: &'static Rule, text: Option<&str>) -> Self {
        Self::of(pointer, Cause::of_rule(rule, text))
    }

    /// The violation of an item that repeats the one at the pointer `first`.
    pub(crate) fn repeated(pointer: String, rule: &'static Rule, first: String) -> Self {
        let text = rule.message.map_or_else(|| Unique::message(&first).into(), Cow::Borrowed);
        Self::broken(pointer, rule, None).in_terms_of(rule).with(|own| {
            own.text = Some(text);
            own.params.push("first", first);
        })
    }

    /// The same violation, found in a part whose pointer is `outer`. A first item that it names is below that too.
    pub(crate) fn in_part(self, outer: &str) -> Self {
        let has_first = self.cause.rule().is_some_and(|rule| matches!(rule.check, Check::Unique(_)));
        if !has_first {
            return self;
        }
        self.with(|own| {
            let Some(Param::Text(first)) = own.params.get_mut("first") else { return };
            let before = Unique::message(first);
            *first = Cow::Owned([outer, first].concat());
            if own.text.as_deref() == Some(before.as_str()) {
                own.text = Some(Unique::message(first).into());
            }
        })
    }

    /// A broken `any_of` that calls functions, with the messages of these.
    pub(crate) fn of_functions(pointer: String, rule: &'static Rule, functions: &[Option<String>]) -> Self {
        let text = rule.message_of_functions(functions);
        Self::broken(pointer, rule, None).in_terms_of(rule).with(|own| own.text = Some(text.into()))
    }

    /// A broken rule of a group, and how many of its fields are present.
    pub(crate) fn broken_group(pointer: String, rule: &'static Rule, present: usize) -> Self {
        Self::of(pointer, Cause::of_group(rule, present))
    }

    fn of(pointer: String, cause: Cause) -> Self {
        Violation { pointer, message: Message::of(&cause, false), cause, span: None, in_key: false }
    }

    /// The same violation, of the key of a map.
    pub(crate) fn of_key(self) -> Self {
        Violation { message: Message::of(&self.cause, true), in_key: true, ..self }
    }

    /// Changes the content of the violation.
    pub(super) fn with(self, change: impl FnOnce(&mut Own)) -> Self {
        let mut own = self.cause.into_own();
        change(&mut own);
        let cause = Cause::Own(own);
        Violation { message: Message::of(&cause, self.in_key), cause, ..self }
    }

    /// Marks the violation as a function's verdict, even if a rule inside made it.
    pub(crate) fn of_function(mut self) -> Self {
        let mut own = self.cause.into_own();
        own.is_passed_on = true;
        self.cause = Cause::Own(own);
        self
    }

    pub(crate) fn below(mut self, path: &Path<'_>) -> Self {
        let own = core::mem::take(&mut self.pointer);
        self.pointer = path.to_pointer();
        self.pointer.push_str(&own);
        self
    }

    pub(crate) fn at_pointer(mut self, pointer: String) -> Self {
        self.pointer = pointer;
        self
    }

    /// The same violation under the terms of the rule that called a function: message, code, condition, severity.
    pub(crate) fn in_terms_of(self, rule: &'static Rule) -> Self {
        let is_plain = rule.message.is_none() && rule.code.is_none() && rule.when.is_none();
        if is_plain && !rule.severity.is_warning() {
            return self;
        }
        self.with(|own| {
            if let Some(code) = rule.code {
                own.code = Cow::Borrowed(code);
            }
            match rule.message {
                Some(message) => own.text = Some(Cow::Borrowed(message)),
                None => own.spoke_for = rule.when.map(|_| rule),
            }
            if rule.severity.is_warning() {
                own.severity = rule.severity;
            }
        })
    }

    /// The same violation with another severity.
    ///
    /// ```
    /// use deployment_validate::{Severity, Violation};
    ///
    /// let violation = Violation::custom("is deprecated").with_severity(Severity::Warning);
    /// assert_eq!(violation.severity(), Severity::Warning);
    /// ```
    #[must_use]
    pub fn with_severity(self, severity: Severity) -> Self {
        self.with(|own| own.severity = severity)
    }

    /// RFC 6901 JSON Pointer of the value, in wire names; the empty string is the whole payload.
    ///
    /// It has the keys of the payload unchanged, also with control characters.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Stable code: the rule's name as its author writes it, or `type`, `missing`, `unknown`,
    /// `forbidden`, `duplicate`, `syntax`, `limit`, `depth`.
    ///
    /// A string that names no variant of an enum has the code `one_of`, as if its names were the literals of that rule.
    #[must_use]
    pub fn code(&self) -> &str {
        self.cause.code()
    }

    /// What is expected, for people. It reads on after the pointer and never contains a value of the
    /// payload.
    #[must_use]
    pub fn message(&self) -> &str {
        self.message.get(&self.cause, self.in_key)
    }

    /// The rule's parameters, for programs: bounds, literals, the pattern, the condition. [`Params`] lists them.
    #[must_use]
    pub fn params(&self) -> Params {
        self.cause.params()
    }

    /// Whether the violation makes the value invalid. A warning does not: a rule inside `warn`, or `ignored_unless`.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.cause.severity()
    }

    pub(crate) fn is_warning(&self) -> bool {
        self.severity().is_warning()
    }

    /// Where in the text the violation is, when the payload came from text.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.span
    }

    /// Where inside the string that is at [`span`](Self::span) it stops being able to match a pattern: the place of that
    /// character, an escape as a whole; an empty place at its end where the string ends too soon.
    ///
    /// There is none for other rules, for what came from no text, and for strings of YAML in several lines or with
    /// escapes that JSON does not have.
    ///
    /// ```
    /// # #[cfg(feature = "serde")] {
    /// use deployment_validate::{DeploymentValidate, json};
    ///
    /// #[derive(Debug, serde::Deserialize, DeploymentValidate)]
    /// struct Job {
    ///     #[validate(pattern = r"^[a-z-]+$")]
    ///     name: String,
    /// }
    ///
    /// let text = r#"{"name":"night run"}"#;
    /// let report = json::from_str::<Job>(text).unwrap_err();
    /// let violation = &report.violations()[0];
    /// assert_eq!(violation.message(), "character 6 is not allowed here: expected a-z or -");
    /// let place = violation.detail_span().unwrap();
    /// assert_eq!((place.offset, place.len), (text.find(' ').unwrap(), 1));
    /// # }
    /// ```
    #[must_use]
    pub fn detail_span(&self) -> Option<Span> {
        let own = if let Cause::Own(own) = &self.cause { own.detail } else { None };
        own.or_else(|| self.cause.broken()?.detail)
    }

    /// Whether it is the key of a map that is wrong, at the place of whose value the pointer leads.
    #[must_use]
    pub fn in_key(&self) -> bool {
        self.in_key
    }

    /// The change of the text that mends the violation, where that is certain: a misspelt key or value with one near
    /// name, a key repeated with an equal value, a trailing comma.
    ///
    /// ```
    /// # #[cfg(feature = "serde")] {
    /// use deployment_validate::{DeploymentValidate, json};
    ///
    /// #[derive(Debug, serde::Deserialize, DeploymentValidate)]
    /// #[serde(deny_unknown_fields)]
    /// struct Job {
    ///     command: Option<String>,
    /// }
    ///
    /// let text = r#"{"comand":"make"}"#;
    /// let report = json::from_str::<Job>(text).unwrap_err();
    /// let edit = report.violations()[0].edit().unwrap();
    /// assert_eq!((edit.span.offset, edit.span.len), (1, 8));
    /// assert_eq!(edit.replacement, r#""command""#);
    /// assert_eq!(report.edited(text), r#"{"command":"make"}"#);
    /// # }
    /// ```
    #[must_use]
    pub fn edit(&self) -> Option<Edit> {
        self.mend().cloned()
    }

    pub(super) fn mend(&self) -> Option<&Edit> {
        if let Cause::Own(own) = &self.cause { own.edit.as_ref() } else { None }
    }

    /// The same violation with a message in other words.
    pub(super) fn in_words(self, words: String) -> Self {
        self.with(|own| own.words = Some(words))
    }

    /// A violation of which only the outcome is known.
    #[cfg(feature = "serde")]
    pub(super) fn told(pointer: String, span: Option<Span>, in_key: bool, own: Own) -> Self {
        let cause = Cause::Own(alloc::boxed::Box::new(own));
        Violation { pointer, message: Message::of(&cause, in_key), cause, span, in_key }
    }
}
