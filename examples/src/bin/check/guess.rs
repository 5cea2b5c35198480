//! What a payload is the body of, by its keys. In: an object; out: the body. Of the values only the keys of `deployment` are
//! kept, so that a large payload takes no memory.

use std::collections::BTreeSet;
use std::fmt;

use deployment_validate::DeploymentValidate;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::judge::Body;

/// Keys that only bodies of cron jobs have.
const OF_CRON_JOBS: [&str; 3] = ["schedule", "suspended", "concurrencyPolicy"];
/// Keys by which a body is taken for that of a manual job.
const OF_MANUAL_JOBS: [&str; 3] = ["backoffLimit", "runOnSourceChange", "activeDeadlineSeconds"];
/// Keys that only bodies of services have, only those of jobs, and both.
const OF_SERVICES: [&str; 4] = ["ports", "loadBalancing", "autoscaling", "createOptions"];
const OF_JOBS: [&str; 7] = [
    "settings",
    "buildSettings",
    "buildConfiguration",
    "buildArguments",
    "buildFiles",
    "dockerSecretMounts",
    "disabledCI",
];
const OF_BOTH: [&str; 8] = [
    "name",
    "description",
    "billing",
    "deployment",
    "tags",
    "healthChecks",
    "runtimeEnvironment",
    "infrastructure",
];

/// Keys of `deployment` that tell services from jobs.
const OF_DEPLOYMENTS: [&str; 2] = ["vcs", "instances"];

/// The keys of a payload that tell what it is.
#[derive(Debug, Deserialize, DeploymentValidate)]
pub(crate) struct Keys(#[validate(skip)] Found);

#[derive(Debug, Default)]
struct Found {
    own: BTreeSet<&'static str>,
    of_deployment: BTreeSet<&'static str>,
}

impl Keys {
    /// The body that an object with these keys is.
    pub(crate) fn guess(&self) -> Body {
        let Keys(Found { own, of_deployment }) = self;
        let has = |names: &[&str]| names.iter().any(|name| own.contains(name));
        let is_new = has(&["name"]);
        if has(&OF_CRON_JOBS) {
            return if is_new { Body::CreateCronJob } else { Body::PatchCronJob };
        }
        if has(&OF_MANUAL_JOBS) {
            return if is_new { Body::CreateManualJob } else { Body::PatchManualJob };
        }
        let deploys = |key: &str| of_deployment.contains(key);
        let is_job =
            has(&OF_JOBS) || deploys("vcs") || is_new && has(&["deployment"]) && !deploys("instances");
        match (has(&OF_SERVICES) || !is_job, is_new) {
            _ if !has(&OF_SERVICES) && !has(&OF_JOBS) && !has(&OF_BOTH) => Body::ServiceDeployment,
            (true, true) => Body::CreateService,
            (true, false) => Body::PatchService,
            (false, true) => Body::CreateJob,
            (false, false) => Body::PatchJob,
        }
    }
}

/// The same key among those that tell something.
fn known(key: &str) -> Option<&'static str> {
    let all = [&OF_CRON_JOBS[..], &OF_MANUAL_JOBS, &OF_SERVICES, &OF_JOBS, &OF_BOTH, &OF_DEPLOYMENTS];
    all.into_iter().flatten().copied().find(|known| *known == key)
}

impl<'de> Deserialize<'de> for Found {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FoundVisitor;

        impl<'de> Visitor<'de> for FoundVisitor {
            type Value = Found;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
                let mut found = Found::default();
                while let Some(key) = map.next_key::<String>()? {
                    found.own.extend(known(&key));
                    if key == "deployment" {
                        found.of_deployment = map.next_value::<Found>()?.own;
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(found)
            }
            // What is no object has no keys.
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Found, A::Error> {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Found::default())
            }
            fn visit_unit<E>(self) -> Result<Found, E> {
                Ok(Found::default())
            }
            fn visit_bool<E>(self, _: bool) -> Result<Found, E> {
                Ok(Found::default())
            }
            fn visit_i64<E>(self, _: i64) -> Result<Found, E> {
                Ok(Found::default())
            }
            fn visit_u64<E>(self, _: u64) -> Result<Found, E> {
                Ok(Found::default())
            }
            fn visit_f64<E>(self, _: f64) -> Result<Found, E> {
                Ok(Found::default())
            }
            fn visit_str<E>(self, _: &str) -> Result<Found, E> {
                Ok(Found::default())
            }
        }

        deserializer.deserialize_any(FoundVisitor)
    }
}
