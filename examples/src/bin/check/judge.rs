//! The library at work: the only place that calls it on texts.

use clap::ValueEnum;
use deployment_validate::deployment::Deployment;
use deployment_validate::deployment::services::{
    CreateCronJob, CreateJob, CreateManualJob, CreateService, PatchCronJob, PatchJob, PatchManualJob,
    PatchService,
};
use deployment_validate::{DeploymentValidate, Precedes, Report, Valid, Violation, json, json_schema, yaml};
use serde_json::Value;

use crate::guess::Keys;
use crate::input::Kind;
use crate::payload::is_error;

/// Makes the bodies from their rows: the name on the command line and the type.
macro_rules! bodies {
    ($($(#[$doc:meta])* $body:ident => $type:ident;)*) => {
        /// What a payload is the body of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
        pub(crate) enum Body {
            $($(#[$doc])* $body,)*
        }

        impl Body {
            fn judge(self, text: Text<'_>, old: Option<Text<'_>>) -> Vec<Violation> {
                match self {
                    $(Body::$body => {
                        judge_as!(self, $type, text, old)
                    })*
                }
            }

            /// The JSON Schema.
            pub(crate) fn schema(self) -> Value {
                match self {
                    $(Body::$body => json_schema::<$type<'_>>(),)*
                }
            }
        }
    };
}

/// Reads a text as a type, and compares it with the one before. Warnings about what is valid are looked for in the
/// value; the text is read again only to find their places.
macro_rules! judge_as {
    ($body:ident, $type:ident, $text:ident, $old:ident) => {{
        let read: Result<Valid<$type<'_>>, Report> = match $old {
            None => $text.read(),
            Some(old) => match old.read::<$type<'_>>() {
                Ok(old) => $text.follow(&old),
                Err(report) => Err(report),
            },
        };
        match read {
            Ok(value) if $body.may_warn() && !value.advice().is_empty() => {
                $text.advice::<$type<'_>>().into_violations()
            }
            Ok(_) => Vec::new(),
            Err(report) => report.into_violations(),
        }
    }};
}

bodies! {
    /// The deployment of a service
    ServiceDeployment => Deployment;
    /// The deployment of a job
    JobDeployment => Deployment;
    /// A new deployment service
    CreateService => CreateService;
    /// A deployment service, replaced
    PutService => CreateService;
    /// A deployment service, changed
    PatchService => PatchService;
    /// A new job
    CreateJob => CreateJob;
    /// A job, replaced
    PutJob => CreateJob;
    /// A job, changed
    PatchJob => PatchJob;
    /// A new cron job
    CreateCronJob => CreateCronJob;
    /// A cron job, replaced
    PutCronJob => CreateCronJob;
    /// A cron job, changed
    PatchCronJob => PatchCronJob;
    /// A new manual job
    CreateManualJob => CreateManualJob;
    /// A manual job, replaced
    PutManualJob => CreateManualJob;
    /// A manual job, changed
    PatchManualJob => PatchManualJob;
}

impl Body {
    /// Whether the type has rules that only warn. Where it has none, a valid payload costs no search for them.
    fn may_warn(self) -> bool {
        !matches!(self, Body::ServiceDeployment | Body::JobDeployment)
    }
}

/// A text and its language.
#[derive(Clone, Copy)]
pub(crate) struct Text<'t> {
    pub(crate) kind: Kind,
    pub(crate) bytes: &'t [u8],
}

impl<'t> Text<'t> {
    fn read<T: serde::Deserialize<'t> + DeploymentValidate>(self) -> Result<Valid<T>, Report> {
        match self.kind {
            Kind::Json | Kind::Ndjson => json::from_slice(self.bytes),
            Kind::Yaml => yaml::from_slice(self.bytes),
        }
    }

    /// Reads the text and compares it with the value before.
    fn follow<T>(self, old: &Valid<T>) -> Result<Valid<T>, Report>
    where
        T: serde::Deserialize<'t> + DeploymentValidate + Precedes<T>,
    {
        // What is no UTF-8 changes nothing: reading says so.
        let Ok(text) = std::str::from_utf8(self.bytes) else { return self.read() };
        match self.kind {
            Kind::Json | Kind::Ndjson => json::from_str_changing(text, old),
            Kind::Yaml => yaml::from_str_changing(text, old),
        }
    }

    /// The warnings about the text.
    fn advice<T: serde::Deserialize<'t> + DeploymentValidate>(self) -> Report {
        let text = std::str::from_utf8(self.bytes).unwrap_or_default();
        match self.kind {
            Kind::Json | Kind::Ndjson => json::advice::<T>(text),
            Kind::Yaml => yaml::advice::<T>(text),
        }
    }

    /// The keys of the object, if it is one.
    fn keys(self) -> Option<Keys> {
        match self.kind {
            Kind::Json | Kind::Ndjson => serde_json::from_slice(self.bytes).ok(),
            Kind::Yaml => yaml::from_slice::<Keys>(self.bytes).ok().map(Valid::into_inner),
        }
    }
}

/// What payloads are judged as.
#[derive(Debug, Default)]
pub(crate) struct Judge {
    /// What they are the bodies of; guessed from their keys when it is not said.
    body: Option<Body>,
    /// The body before.
    old: Option<(Kind, Vec<u8>)>,
}

impl Judge {
    /// Judges bodies, and what they change of the one before. An error says that that one is not valid itself.
    pub(crate) fn new(body: Option<Body>, old: Option<(Kind, Vec<u8>)>) -> Result<Self, Report> {
        let mut judge = Judge { body, old: None };
        if let Some((kind, bytes)) = old {
            let found = judge.violations(kind, &bytes);
            if found.iter().any(is_error) {
                return Err(found.into_iter().collect());
            }
            judge.body = Some(judge.body_of(kind, &bytes));
            judge.old = Some((kind, bytes));
        }
        Ok(judge)
    }

    /// What is wrong with a payload, and warnings; nothing but warnings when it is valid.
    pub(crate) fn violations(&self, kind: Kind, bytes: &[u8]) -> Vec<Violation> {
        let old = self.old.as_ref().map(|(kind, bytes)| Text { kind: *kind, bytes });
        self.body_of(kind, bytes).judge(Text { kind, bytes }, old)
    }

    /// Whether a verdict says all there is to say of a valid line: nothing warns, and nothing is compared.
    pub(crate) fn takes_verdicts(&self) -> bool {
        self.old.is_none() && !self.body.unwrap_or(Body::ServiceDeployment).may_warn()
    }

    /// The verdict on a line, in less time than what is wrong with it takes. Both bodies that never warn are deployments.
    pub(crate) fn verdict(line: &str) -> bool {
        json::is_valid::<Deployment<'_>>(line)
    }

    /// What a payload is taken as, if nobody said it and it is not the usual.
    pub(crate) fn guessed(&self, kind: Kind, bytes: &[u8]) -> Option<Body> {
        let guessed = self.body.is_none().then(|| self.body_of(kind, bytes));
        guessed.filter(|body| *body != Body::ServiceDeployment)
    }

    /// What a payload is the body of. A line of many is not guessed at.
    fn body_of(&self, kind: Kind, bytes: &[u8]) -> Body {
        let keys = || if kind == Kind::Ndjson { None } else { Text { kind, bytes }.keys() };
        self.body.or_else(|| keys().map(|keys| keys.guess())).unwrap_or(Body::ServiceDeployment)
    }
}
