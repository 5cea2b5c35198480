//! The keys that several bodies share, in sets. `body!` writes a struct from keys of its own and from the sets that it
//! names; an optional key is an `Option` in a body that creates and a `Maybe` in one that changes.
//!
//! ```text
//! body! { { /// docs } CreateService Option [described running] { pub name: .., } }
//! ```

macro_rules! body {
    ({ $($meta:tt)* } $body:ident $optional:ident [] { $($keys:tt)* }) => {
        #[derive(Clone, Debug, PartialEq, DeploymentValidate)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        #[validate(deserialize, serialize, deny_null)]
        $($meta)*
        pub struct $body<'a> {
            $($keys)*
        }
    };
    // Of every body.
    ($meta:tt $body:ident $optional:ident [described $($sets:ident)*] { $($keys:tt)* }) => {
        body! { $meta $body $optional [$($sets)*] {
            $($keys)*
            /// A description of the service or job.
            #[validate(length(max = 200), pattern = DESCRIPTION)]
            pub description: $optional<Cow<'a, str>>,
            /// ID of the stage that it belongs to.
            #[validate(length(min = 3, max = 100), pattern = SLUG)]
            pub stage_id: $optional<Cow<'a, str>>,
            /// Tags to find it by.
            #[validate(each(length(min = 3, max = 100), pattern = SLUG))]
            pub tags: $optional<Vec<Cow<'a, str>>>,
        } }
    };
    ($meta:tt $body:ident $optional:ident [running $($sets:ident)*] { $($keys:tt)* }) => {
        body! { $meta $body $optional [$($sets)*] {
            $($keys)*
            /// Variables of the running container, by name.
            pub runtime_environment: $optional<JsonObject>,
            /// Files of the running container, by path.
            pub runtime_files: $optional<JsonObject>,
            /// The health checks.
            pub health_checks: $optional<Vec<HealthCheck<'a>>>,
        } }
    };
    // Of jobs.
    ($meta:tt $body:ident $optional:ident [created_job $($sets:ident)*] { $($keys:tt)* }) => {
        body! { $meta $body $optional [$($sets)*] {
            /// The name of the job.
            #[validate(length(min = 3, max = 52), pattern = NAME, immutable)]
            pub name: Cow<'a, str>,
            $($keys)*
            /// Where it runs.
            #[validate(immutable)]
            pub infrastructure: $optional<Infrastructure>,
            /// The plans that it runs on.
            pub billing: $optional<JobBilling<'a>>,
            /// What is deployed, and how it runs.
            pub deployment: $optional<JobDeployment<'a>>,
            /// Whether CI should be disabled. Only relevant for jobs deploying directly from version control.
            #[serde(rename = "disabledCI")]
            #[validate(ignored_unless(deployment.vcs))]
            pub disabled_ci: $optional<bool>,
            /// How it is built.
            pub build_settings: $optional<BuildSettings<'a>>,
        } }
    };
    ($meta:tt $body:ident $optional:ident [changed_job $($sets:ident)*] { $($keys:tt)* }) => {
        body! { $meta $body $optional [$($sets)*] {
            $($keys)*
            /// The plans that it runs on.
            pub billing: $optional<PatchJobBilling<'a>>,
            /// Whether CI should be disabled. Only relevant for jobs deploying directly from version control.
            #[serde(rename = "disabledCI")]
            pub disabled_ci: $optional<bool>,
            /// How it is built.
            pub build_settings: $optional<PatchBuildSettings<'a>>,
        } }
    };
    ($meta:tt $body:ident $optional:ident [built $($sets:ident)*] { $($keys:tt)* }) => {
        body! { $meta $body $optional [$($sets)*] {
            $($keys)*
            /// What is built, and when.
            pub build_configuration: $optional<BuildConfiguration<'a>>,
            /// Arguments of the build, by name.
            pub build_arguments: $optional<JsonObject>,
            /// Files of the build, by path.
            pub build_files: $optional<JsonObject>,
            /// Secret mounts of the build, by ID.
            pub docker_secret_mounts: $optional<JsonObject>,
        } }
    };
    ($meta:tt $body:ident $optional:ident [runs $($sets:ident)*] { $($keys:tt)* }) => {
        body! { $meta $body $optional [$($sets)*] {
            $($keys)*
            /// Configure when the job should be run if the source image changes.
            pub run_on_source_change: $optional<RunOnSourceChange>,
            /// The maximum amount of time, in seconds, for a job to run before it is marked as failed.
            pub active_deadline_seconds: $optional<i64>,
        } }
    };
    ($meta:tt $body:ident $optional:ident [cron $($sets:ident)*] { $($keys:tt)* }) => {
        body! { $meta $body $optional [$($sets)*] {
            $($keys)*
            /// The cron timer scheduling when to run the job.
            #[validate(pattern = SCHEDULE)]
            pub schedule: $optional<Cow<'a, str>>,
            /// Whether the cron's automatic scheduling is suspended.
            pub suspended: $optional<bool>,
            /// Whether this job should run when another instance of the job is already running. `allow` will enable
            /// multiple instances of this job to run. `forbid` will keep the current instance of the job running and
            /// stop a new instance from being run. `replace` will terminate any currently running instance of the job
            /// and start a new one.
            pub concurrency_policy: $optional<ConcurrencyPolicy>,
        } }
    };
    // Of a deployment.
    ($meta:tt $body:ident $optional:ident [deployed $($sets:ident)*] { $($keys:tt)* }) => {
        body! { $meta $body $optional [$($sets)*] {
            $($keys)*
            /// Allows for customization of buildpack runtime.
            pub buildpack: $optional<Buildpack<'a>>,
            /// Allows for customization of docker runtime.
            pub docker: $optional<Docker<'a>>,
            /// Storage of the container.
            pub storage: $optional<Storage>,
            /// Graphics processors.
            pub gpu: $optional<Gpu<'a>>,
            /// The maximum amount of time the process has to shut down after receiving a SIGTERM signal before it is
            /// forcefully shut down SIGKILL by the system.
            pub grace_period_seconds: $optional<i64>,
            /// Labels and annotations.
            pub metadata: $optional<Metadata>,
            /// A build of the platform.
            pub internal: $optional<InternalSource<'a>>,
            /// An image of a registry.
            pub external: $optional<External<'a>>,
        } }
    };
    // Of a port, and of the rules for its paths.
    ($meta:tt $body:ident $optional:ident [policies $($sets:ident)*] { $($keys:tt)* }) => {
        body! { $meta $body $optional [$($sets)*] {
            $($keys)*
            /// Names and passwords.
            pub credentials: $optional<Vec<Credentials<'a>>>,
            /// Rules for addresses.
            pub ip: $optional<Vec<AddressRule<'a>>>,
            /// Rules for addresses.
            pub policies: $optional<Vec<AddressRule<'a>>>,
            /// Single sign-on.
            pub sso: $optional<SingleSignOn<'a>>,
            /// Rules for headers.
            pub headers: $optional<Vec<HeaderRule<'a>>>,
        } }
    };
}

pub(super) use body;
