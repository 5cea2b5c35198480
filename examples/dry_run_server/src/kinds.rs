//! What payloads are judged as: each body of the pages, with the endpoints that take it and examples for the page.

use deployment_validate::deployment::endpoint::{Deprecation, Endpoint};
use deployment_validate::deployment::services::{
    CreateCronJob, CreateJob, CreateManualJob, CreateService, PatchCronJob, PatchJob, PatchManualJob,
    PatchService, PostCronJob, PostJob, PostManualJob, PostService, PutCronJob, PutJob, PutManualJob,
    PutService, UpdateCronJob, UpdateJob, UpdateManualJob, UpdateService,
};
use deployment_validate::deployment::{Deployment, UpdateJobDeployment, UpdateServiceDeployment};
use deployment_validate::{DeploymentValidate, Limits, Options, Report, json};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Violations that one answer has, at most.
const VIOLATIONS: usize = 100;
/// Bytes that their pointers have together, about; each holds keys that the client made up.
const POINTERS: usize = 16 * 1024;

/// A body.
pub(crate) struct Kind {
    /// Its name in forms.
    pub(crate) name: &'static str,
    /// What it is for, in words.
    pub(crate) label: &'static str,
    /// Everything that is to be said about a text: no errors if it is valid, though maybe warnings.
    pub(crate) judge: fn(&str) -> Report,
    pub(crate) endpoints: &'static [Row],
    /// A payload that is valid.
    pub(crate) right: &'static str,
    /// One with mistakes.
    pub(crate) wrong: &'static str,
}

/// What the page of an endpoint says.
pub(crate) struct Row {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) team_path: Option<&'static str>,
    pub(crate) deprecation: Option<Deprecation>,
    /// The answer when it went well.
    pub(crate) answer: fn() -> Value,
}

impl Row {
    const fn of<E: Endpoint>() -> Self
    where
        E::Response: Default + Serialize,
    {
        Row {
            method: E::METHOD,
            path: E::PATH,
            team_path: E::TEAM_PATH,
            deprecation: E::DEPRECATION,
            // Texts and empty objects can always be written.
            answer: || serde_json::to_value(E::Response::default()).unwrap_or_default(),
        }
    }
}

fn judge<'t, T: Deserialize<'t> + DeploymentValidate>(text: &'t str) -> Report {
    let limits = Limits::new().violations(VIOLATIONS).bytes(POINTERS);
    match json::from_str_with::<T>(text, &Options::new().limits(limits)) {
        Ok(value) if value.advice().violations().is_empty() => Report::new(),
        // The text is read again only to find the places of warnings.
        Ok(_) => json::advice::<T>(text),
        Err(report) => report,
    }
}

macro_rules! kinds {
    ($($name:literal, $label:literal: $body:ident from $($endpoint:ident)+;)*) => {
        [$(Kind {
            name: $name,
            label: $label,
            judge: |text| judge::<$body<'_>>(text),
            endpoints: &[$(Row::of::<$endpoint<'static>>()),+],
            right: include_str!(concat!("../assets/examples/", $name, ".json")),
            wrong: include_str!(concat!("../assets/examples/", $name, ".wrong.json")),
        }),*]
    };
}

/// The bodies, in the order of the page's choice.
pub(crate) static KINDS: [Kind; 9] = kinds! {
    "create-service", "creating or replacing a service": CreateService from PostService PutService;
    "patch-service", "changing a service": PatchService from UpdateService;
    "create-job", "creating or replacing a job": CreateJob from PostJob PutJob;
    "patch-job", "changing a job": PatchJob from UpdateJob;
    "deployment", "deploying a service or job": Deployment from UpdateServiceDeployment UpdateJobDeployment;
    "create-cron-job", "creating or replacing a cron job": CreateCronJob from PostCronJob PutCronJob;
    "patch-cron-job", "changing a cron job": PatchCronJob from UpdateCronJob;
    "create-manual-job", "creating or replacing a manual job": CreateManualJob from PostManualJob PutManualJob;
    "patch-manual-job", "changing a manual job": PatchManualJob from UpdateManualJob;
};

impl Kind {
    /// The body of that name.
    pub(crate) fn named(name: &str) -> Option<&'static Kind> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// Whether the pages call all its endpoints deprecated.
    pub(crate) fn is_deprecated(&self) -> bool {
        self.endpoints.iter().all(|row| row.deprecation.is_some())
    }
}
