//! "Update service deployment": the endpoint and its response.

use alloc::borrow::Cow;
use alloc::string::String;

use super::definition::{DEPRECATION, Deprecation, Endpoint, UPDATE_DEPLOYMENT};
use super::id::{Id, IdError};
use super::template::PathTemplate;
use crate::deployment::payload::Deployment;
use crate::validate::valid::Valid;

const PATH: PathTemplate<2> = PathTemplate::new("/v1/projects/{projectId}/services/{serviceId}/deployment");
const TEAM_PATH: PathTemplate<3> =
    PathTemplate::new("/v1/teams/{teamId}/projects/{projectId}/services/{serviceId}/deployment");

/// Updates the deployment settings of the given service.
///
/// The page calls it deprecated in favour of "the relevant PATCH endpoint", which it does not name.
///
/// ```
/// use deployment_validate::Valid;
/// use deployment_validate::deployment::endpoint::{Endpoint, UpdateServiceDeployment};
/// use deployment_validate::deployment::{Deployment, External};
///
/// let deployment = Valid::new(Deployment::External {
///     external: External { image_path: "nginx:latest".into(), credentials: None },
///     docker: None,
/// })
/// .unwrap();
/// let update = UpdateServiceDeployment::new("default-project", "web", deployment).unwrap();
/// assert_eq!(update.path(), "/v1/projects/default-project/services/web/deployment");
/// let update = update.in_team("my-team").unwrap();
/// assert_eq!(update.path(), "/v1/teams/my-team/projects/default-project/services/web/deployment");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UpdateServiceDeployment<'a> {
    /// ID of the team, for a token that is not the team's own.
    pub team_id: Option<Id<'a>>,
    /// ID of the project.
    pub project_id: Id<'a>,
    /// ID of the service.
    pub service_id: Id<'a>,
    /// The deployment settings.
    pub deployment: Valid<Deployment<'a>>,
}

impl<'a> UpdateServiceDeployment<'a> {
    /// The request for a service of a project.
    ///
    /// # Errors
    ///
    /// An id that is empty, `.` or `..`; the error names which.
    pub fn new(
        project_id: impl Into<Cow<'a, str>>,
        service_id: impl Into<Cow<'a, str>>,
        deployment: Valid<Deployment<'a>>,
    ) -> Result<Self, IdError> {
        Ok(UpdateServiceDeployment {
            team_id: None,
            project_id: Id::of("projectId", project_id)?,
            service_id: Id::of("serviceId", service_id)?,
            deployment,
        })
    }

    /// The same request in the form that names a team.
    ///
    /// # Errors
    ///
    /// An id that is empty, `.` or `..`.
    pub fn in_team(self, team_id: impl Into<Cow<'a, str>>) -> Result<Self, IdError> {
        Ok(UpdateServiceDeployment { team_id: Some(Id::of("teamId", team_id)?), ..self })
    }
}

impl<'a> Endpoint for UpdateServiceDeployment<'a> {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = PATH.as_str();
    const TEAM_PATH: Option<&'static str> = Some(TEAM_PATH.as_str());
    const PERMISSION: Option<&'static str> = Some(UPDATE_DEPLOYMENT);
    const DEPRECATION: Option<Deprecation> = Some(DEPRECATION);
    type Body = Deployment<'a>;
    type Response = ServiceDeploymentUpdated;

    fn path(&self) -> String {
        match &self.team_id {
            Some(team_id) => TEAM_PATH.render([team_id, &self.project_id, &self.service_id]),
            None => PATH.render([&self.project_id, &self.service_id]),
        }
    }

    fn body(&self) -> Option<&Valid<Deployment<'a>>> {
        Some(&self.deployment)
    }
}

/// The answer to [`UpdateServiceDeployment`]: `{"data":{}}`.
///
/// ```
/// use deployment_validate::deployment::endpoint::ServiceDeploymentUpdated;
///
/// let answer = ServiceDeploymentUpdated::default();
/// # #[cfg(feature = "serde")]
/// assert_eq!(serde_json::to_string(&answer).unwrap(), r#"{"data":{}}"#);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ServiceDeploymentUpdated {
    /// Result data.
    pub data: Data,
}

/// Result data: an object in which the page documents nothing. Keys that come nevertheless are passed over.
///
/// ```
/// use deployment_validate::deployment::endpoint::Data;
///
/// assert_eq!(Data::default(), Data {});
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Data {}
