//! How the platform builds an image.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use deployment_validate_macros::DeploymentValidate;

use super::patterns::{FILE, FOLDER, ID};

/// The engine of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum BuildEngine {
    /// `buildkit`.
    #[serde(rename = "buildkit")]
    Buildkit,
    /// `kaniko`.
    #[serde(rename = "kaniko")]
    Kaniko,
}

/// A stack of buildpacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeploymentValidate)]
#[validate(deserialize, serialize)]
pub enum BuildpackStack {
    /// `HEROKU_24`.
    #[serde(rename = "HEROKU_24")]
    Heroku24,
    /// `HEROKU_22`.
    #[serde(rename = "HEROKU_22")]
    Heroku22,
    /// `HEROKU_22_CLASSIC`.
    #[serde(rename = "HEROKU_22_CLASSIC")]
    Heroku22Classic,
    /// `HEROKU_20`.
    #[serde(rename = "HEROKU_20")]
    Heroku20,
    /// `HEROKU_18`.
    #[serde(rename = "HEROKU_18")]
    Heroku18,
    /// `GOOGLE_22`.
    #[serde(rename = "GOOGLE_22")]
    Google22,
    /// `GOOGLE_V1`.
    #[serde(rename = "GOOGLE_V1")]
    GoogleV1,
    /// `CNB_ALPINE`.
    #[serde(rename = "CNB_ALPINE")]
    CnbAlpine,
    /// `CNB_BIONIC`.
    #[serde(rename = "CNB_BIONIC")]
    CnbBionic,
    /// `PAKETO_JAMMY_TINY`.
    #[serde(rename = "PAKETO_JAMMY_TINY")]
    PaketoJammyTiny,
    /// `PAKETO_JAMMY_BASE`.
    #[serde(rename = "PAKETO_JAMMY_BASE")]
    PaketoJammyBase,
    /// `PAKETO_JAMMY_FULL`.
    #[serde(rename = "PAKETO_JAMMY_FULL")]
    PaketoJammyFull,
    /// `PAKETO_TINY`.
    #[serde(rename = "PAKETO_TINY")]
    PaketoTiny,
    /// `PAKETO_BASE`.
    #[serde(rename = "PAKETO_BASE")]
    PaketoBase,
    /// `PAKETO_FULL`.
    #[serde(rename = "PAKETO_FULL")]
    PaketoFull,
}

/// What is built, and when.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct BuildConfiguration<'a> {
    /// A path ignore rule, following `.gitignore` syntax. For example, `*.md` will ignore all files ending
    /// with `.md`.
    #[validate(each(length(max = 260)))]
    pub path_ignore_rules: Option<Vec<Cow<'a, str>>>,
    /// If `true`, the functionality of `pathIgnoreRules` will be inverted. A commit will only be built if a
    /// file has been changed that matches one or more of the rules in `pathIgnoreRules`.
    pub is_allow_list: Option<bool>,
    /// If `true`, enables commit ignore flags. If a commit message contains one or more of the flags in
    /// `ciIgnoreFlags`, that commit will not be built.
    pub ci_ignore_flags_enabled: Option<bool>,
    /// A commit ignore flag.
    #[validate(each(length(max = 72)))]
    pub ci_ignore_flags: Option<Vec<Cow<'a, str>>>,
    /// If your Dockerfile contains multiple build stages, you can specify the target stage by entering its
    /// name here.
    pub dockerfile_target: Option<Cow<'a, str>>,
    /// The ID of the docker credentials to use.
    #[validate(each(pattern = ID))]
    pub docker_credentials: Option<Vec<Cow<'a, str>>>,
    /// Include .git folder inside the build context.
    pub include_git_folder: Option<bool>,
    /// Include the entire git history as part of the .git folder. Only relevant if "includeGitFolder" is set.
    #[validate(ignored_unless(include_git_folder = true))]
    pub full_git_clone: Option<bool>,
    /// Enable Git LFS support for the build.
    pub enable_git_lfs: Option<bool>,
    /// Storage of the container.
    pub storage: Option<BuildStorage>,
}

/// Storage of a build.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct BuildStorage {
    /// Ephemeral storage.
    pub ephemeral_storage: Option<BuildEphemeralStorage>,
}

/// Ephemeral storage of a build.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct BuildEphemeralStorage {
    /// Ephemeral storage per build in MB.
    #[validate(one_of(16384, 32768, 65536, 131072, 262144, 524288))]
    pub storage_size: Option<i64>,
}

/// How it is built.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null, at_most_one_of(dockerfile, buildpack))]
pub struct BuildSettings<'a> {
    /// Storage of the container.
    pub storage: Option<BuildStorage>,
    /// The build of a Dockerfile.
    pub dockerfile: Option<DockerfileBuild<'a>>,
    /// Allows for customization of buildpack runtime.
    pub buildpack: Option<BuildpackBuild<'a>>,
}

/// The build of a Dockerfile.
#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct DockerfileBuild<'a> {
    /// DEPRECATED: This field will be removed in the near future and currently has no effect.
    #[validate(warn(custom(deprecated, code = "deprecated")))]
    pub use_cache: Option<bool>,
    /// Build engine to use. Defaults to recommended build engine `buildkit`.
    pub build_engine: Option<BuildEngine>,
    /// The file path of the Dockerfile.
    #[validate(pattern = FILE)]
    pub docker_file_path: Cow<'a, str>,
    /// The working directory of the Dockerfile.
    #[validate(pattern = FOLDER)]
    pub docker_work_dir: Cow<'a, str>,
    /// Settings of BuildKit.
    pub buildkit: Option<Buildkit>,
}

/// Settings of BuildKit.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct Buildkit {
    /// Use persistent storage to cache build layers.
    pub use_cache: Option<bool>,
    /// The amount of persistent storage available to each build in MB.
    pub cache_storage_size: Option<i64>,
    /// DEPRECATED: This field will be removed in the near future.
    #[validate(warn(custom(deprecated, code = "deprecated")))]
    pub use_internal_cache: Option<bool>,
    /// DEPRECATED: This field will be removed in the near future.
    #[validate(warn(custom(deprecated, code = "deprecated")))]
    pub internal_cache_storage: Option<f64>,
}

/// The build by a buildpack.
#[derive(Clone, Debug, Default, PartialEq, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, serialize, deny_null)]
pub struct BuildpackBuild<'a> {
    /// Buildpack stack to use. Defaults to recommended stack `HEROKU_24`.
    pub builder: Option<BuildpackStack>,
    /// Url or registry identifier of custom Buildpack.
    pub buildpack_locators: Option<Vec<Cow<'a, str>>>,
    /// The working directory to build in.
    #[validate(pattern = FOLDER)]
    pub build_context: Option<Cow<'a, str>>,
    /// Should build dependencies be cached?
    pub use_cache: Option<bool>,
}

/// What the pages call deprecated.
pub(super) fn deprecated<T>(_: &T) -> Result<(), &'static str> {
    Err("deprecated: the API will take this field no more")
}
