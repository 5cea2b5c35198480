//! "Update job deployment": the endpoint and its response.

use alloc::borrow::Cow;
use alloc::string::String;

use super::definition::{DEPRECATION, Deprecation, Endpoint, UPDATE_DEPLOYMENT};
use super::id::{Id, IdError};
use super::template::PathTemplate;
use crate::deployment::payload::Deployment;
use crate::validate::valid::Valid;

const PATH: PathTemplate<2> = PathTemplate::new("/v1/projects/{projectId}/jobs/{jobId}/deployment");
const TEAM_PATH: PathTemplate<3> =
    PathTemplate::new("/v1/teams/{teamId}/projects/{projectId}/jobs/{jobId}/deployment");

/// Updates the deployment settings of the given job.
///
/// The page calls it deprecated in favour of "the relevant PATCH endpoint", which it does not name.
///
/// ```
/// use deployment_validate::Valid;
/// use deployment_validate::deployment::endpoint::{Endpoint, UpdateJobDeployment};
/// use deployment_validate::deployment::{Deployment, Internal};
///
/// let internal = Internal { branch: Some("master".into()), ..Internal::default() };
/// let deployment = Valid::new(Deployment::Internal { internal, buildpack: None, docker: None }).unwrap();
/// let update = UpdateJobDeployment::new("default-project", "nightly", deployment).unwrap();
/// assert_eq!(update.path(), "/v1/projects/default-project/jobs/nightly/deployment");
/// let update = update.in_team("my-team").unwrap();
/// assert_eq!(update.path(), "/v1/teams/my-team/projects/default-project/jobs/nightly/deployment");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UpdateJobDeployment<'a> {
    /// ID of the team, for a token that is not the team's own.
    pub team_id: Option<Id<'a>>,
    /// ID of the project.
    pub project_id: Id<'a>,
    /// ID of the job.
    pub job_id: Id<'a>,
    /// The deployment settings.
    pub deployment: Valid<Deployment<'a>>,
}

impl<'a> UpdateJobDeployment<'a> {
    /// The request for a job of a project.
    ///
    /// # Errors
    ///
    /// An id that is empty, `.` or `..`; the error names which.
    pub fn new(
        project_id: impl Into<Cow<'a, str>>,
        job_id: impl Into<Cow<'a, str>>,
        deployment: Valid<Deployment<'a>>,
    ) -> Result<Self, IdError> {
        Ok(UpdateJobDeployment {
            team_id: None,
            project_id: Id::of("projectId", project_id)?,
            job_id: Id::of("jobId", job_id)?,
            deployment,
        })
    }

    /// The same request in the form that names a team.
    ///
    /// # Errors
    ///
    /// An id that is empty, `.` or `..`.
    pub fn in_team(self, team_id: impl Into<Cow<'a, str>>) -> Result<Self, IdError> {
        Ok(UpdateJobDeployment { team_id: Some(Id::of("teamId", team_id)?), ..self })
    }
}

impl<'a> Endpoint for UpdateJobDeployment<'a> {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = PATH.as_str();
    const TEAM_PATH: Option<&'static str> = Some(TEAM_PATH.as_str());
    const PERMISSION: Option<&'static str> = Some(UPDATE_DEPLOYMENT);
    const DEPRECATION: Option<Deprecation> = Some(DEPRECATION);
    type Body = Deployment<'a>;
    type Response = JobDeploymentUpdated;

    fn path(&self) -> String {
        match &self.team_id {
            Some(team_id) => TEAM_PATH.render([team_id, &self.project_id, &self.job_id]),
            None => PATH.render([&self.project_id, &self.job_id]),
        }
    }

    fn body(&self) -> Option<&Valid<Deployment<'a>>> {
        Some(&self.deployment)
    }
}

/// The answer to [`UpdateJobDeployment`]: the page says `success` and documents no body, so what comes is not
/// looked at.
///
/// ```
/// use deployment_validate::deployment::endpoint::JobDeploymentUpdated;
///
/// assert_eq!(JobDeploymentUpdated.to_string(), "success");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct JobDeploymentUpdated;

impl core::fmt::Display for JobDeploymentUpdated {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("success")
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for JobDeploymentUpdated {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for JobDeploymentUpdated {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::de::IgnoredAny::deserialize(deserializer).map(|_| JobDeploymentUpdated)
    }
}
