//! The bodies that create, replace and change deployment services and jobs, which replace the deprecated endpoints of
//! [`deployment`](crate::deployment) (feature `services`).
//!
//! ```
//! use deployment_validate::deployment::services::CreateService;
//! use deployment_validate::json;
//!
//! let text = r#"{"name":"api","billing":{"deploymentPlan":"nf-compute-20"},"deployment":{"instances":1,
//!     "external":{"imagePath":"nginx:latest"}},"healthChecks":[{"protocol":"CMD","type":"livenessProbe",
//!     "initialDelaySeconds":1,"periodSeconds":60,"timeoutSeconds":1,"failureThreshold":3}]}"#;
//! let report = json::from_str::<CreateService<'_>>(text).unwrap_err();
//! assert_eq!(report.violations()[0].pointer(), "/healthChecks/0/cmd");
//! assert_eq!(report.violations()[0].message(), "required when protocol is CMD");
//! ```
//!
//! A PATCH tells an absent key, which leaves a field as it is, from `null`, which takes it away:
//!
//! ```
//! use deployment_validate::deployment::services::PatchService;
//! use deployment_validate::{Maybe, json};
//!
//! let patch = json::from_str::<PatchService<'_>>(r#"{"description":null}"#).unwrap();
//! assert_eq!((&patch.description, &patch.ports), (&Maybe::Null, &Maybe::Absent));
//! assert_eq!(serde_json::to_string(&patch).unwrap(), r#"{"description":null}"#);
//! ```
//!
//! # What the pages say, and the rule that says it
//!
//! | sentence | rule |
//! |---|---|
//! | `(required)` | a field that is no `Option`; in a PATCH body the pages require nothing at the top |
//! | `(pattern: ..)`, `(min length: ..)`, `(max length: ..)` | `pattern = ..`, `length(min = .., max = ..)`, with `each(..)` for `[array of]` |
//! | `(enum: ..)` | an enum; of `storageSize` of a build `one_of(16384, ..)` |
//! | `(integer)`, `(number)`, `(boolean)`, `{object}` | `i64`, `f64` (also for `(format: float)`), `bool`, a struct; without keys [`JsonObject`] |
//! | `deployment`: "(multiple options)" with `internal`, `external` or, for jobs, `vcs` | `at_most_one_of(..)` |
//! | `buildSettings`: "(multiple options)" with `dockerfile` or `buildpack` | `at_most_one_of(dockerfile, buildpack)`; the PATCH page has one form with both |
//! | "Required in case where `configType` is .." | `required_if(config_type = ..)` of [`Docker`](super::Docker) and [`Buildpack`](super::Buildpack) |
//! | "Required when protocol is HTTP", ".. is CMD" | `required_if(protocol = Http)` of `path` and `port`, `required_if(protocol = Cmd)` of `cmd` |
//! | "Must be between 300 (5 minutes) and 604800 (7 days)" | `range(min = 300, max = 604800)` |
//! | "A non-negative integer" | `u64` in [`Amount`] |
//! | "A percentage string in the range 0% to 100%" | `pattern = r"^0*(\d{1,2}\|100)%$"`, narrower than the pattern of the page |
//! | `buildSHA`: "A commit sha" of 40 characters or `latest` | `any_of((length(equal = 40)), (one_of("latest")))` |
//! | `paths`: a pattern for `prefix` and `exact`, none for `regex` | `when(routing_mode = Prefix \| Exact, pattern = ..)` of [`SecurePath`] |
//! | "(Only relevant if type is set to "required")" | `ignored_unless(kind = Required)` of `minZones`, a warning |
//! | "If projectType is self-hosted, the ID of .." | `ignored_unless(project_type = SelfHosted)` of `selfHostedVcsId`, a warning |
//! | "Only relevant if "includeGitFolder" is set" | `ignored_unless(include_git_folder = true)` of `fullGitClone`, a warning |
//! | "DEPRECATED: This field will be removed" | `warn(custom(deprecated))` of `useCache`, `useInternalCache` and `internalCacheStorage` |
//! | "Only relevant for jobs deploying directly from version control" | `ignored_unless(deployment.vcs)` of `disabledCI`, a warning |
//! | what a PATCH page lacks and a creation has: `name`, `infrastructure`, `createOptions` | `immutable`, asked by `validate_change` when a body replaces another |
//!
//! # What the pages leave open
//!
//! It is decided in favour of accepting:
//!
//! - `id` of `internal` is text of a form or any text: any text.
//! - A header's `name` is text of a form or any text, whatever `regexMode` says: any text.
//! - `path` of a secure path is required, but the examples of the same pages leave it out: it is optional.
//! - None of `internal`, `external` and `vcs` is required.
//! - The URL of an image "must be specified" when it is not of Docker Hub: the text does not tell whose it is.
//! - What a page says the platform does, such as with flags in commit messages or a default, is no rule.
//! - Numbers and objects are never text. The only union of a number and text is [`Amount`], whose text is a percentage, so
//!   no field is a [`Templated`](crate::Templated).
//! - `minReplicas` may be above `maxReplicas`; ports and counts have no bounds but those of 64 bits.
//! - `null` in a PATCH is allowed for what it may leave out, as [`Maybe`](crate::Maybe). Elsewhere, as in the other
//!   payloads, `null`, unknown keys and repeated keys are violations.
//! - The PATCH pages of jobs have no `deployment`: what a job deploys is changed at the deprecated endpoint,
//!   [`UpdateJobDeployment`](super::UpdateJobDeployment), or by replacing the job.
//!
//! Creating and replacing take one body, so there are eight for the twelve pages.

mod build;
mod endpoint;
mod health;
mod job;
mod job_patch;
mod job_settings;
mod json_object;
mod keys;
mod paths;
mod patterns;
mod policies;
mod ports;
mod running;
mod scaling;
mod service;
mod service_patch;
mod source;

pub use build::{
    BuildConfiguration, BuildEngine, BuildEphemeralStorage, BuildSettings, BuildStorage, Buildkit,
    BuildpackBuild, BuildpackStack, DockerfileBuild,
};
pub use endpoint::{
    Answer, PostCronJob, PostJob, PostManualJob, PostService, PutCronJob, PutJob, PutManualJob, PutService,
    UpdateCronJob, UpdateJob, UpdateManualJob, UpdateService,
};
pub use health::{HealthCheck, HealthCheckProtocol, HealthCheckType};
pub use job::{CreateCronJob, CreateJob, CreateManualJob, JobBilling};
pub use job_patch::{
    PatchBuildSettings, PatchCronJob, PatchDockerfileBuild, PatchJob, PatchJobBilling, PatchJobSettings,
    PatchManualJob,
};
pub use job_settings::{ConcurrencyPolicy, CronSettings, JobSettings, RunOnSourceChange};
pub use json_object::JsonObject;
pub use paths::{
    AccessMode, Policies, RoutingMode, SecurePath, SecurePathRule, SecurePaths, SecurityPolicies,
};
pub use policies::{AddressAction, AddressRule, Credentials, CredentialsType, HeaderRule, SingleSignOn};
pub use ports::{Port, PortAdvancedOptions, PortProtocol, PortSecurity, VerificationMode};
pub use running::{
    Amount, Architecture, EphemeralStorage, Gpu, GpuConfiguration, Infrastructure, Metadata, RolloutSettings,
    RolloutStrategy, RolloutStrategyType, Ssh, Storage, ZonalRedundancy, ZonalRedundancyType,
};
pub use scaling::{
    Autoscaling, ConsistentHash, ConsistentHashMode, ConsistentReplicaRouting, ConsistentReplicaRoutingMode,
    HorizontalAutoscaling, LoadBalancing, LoadBalancingMode, Metric, MetricType, RequestsThreshold,
    UsageThreshold, UserMetrics,
};
pub use service::{CreateOptions, CreateService, ServiceBilling};
pub use service_patch::{
    PatchAutoscaling, PatchGpu, PatchGpuConfiguration, PatchHorizontalAutoscaling, PatchLoadBalancing,
    PatchRequestsThreshold, PatchService, PatchServiceBilling, PatchUsageThreshold, PatchUserMetrics,
};
pub use source::{
    InternalSource, JobDeployment, ServiceDeployment, ServiceType, VcsProvider, VersionControl,
};
