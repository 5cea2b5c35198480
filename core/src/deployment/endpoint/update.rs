//! "Update service deployment" and "Update job deployment": the endpoints and their responses.

use alloc::borrow::Cow;
use alloc::string::String;

use super::definition::{DEPRECATION, Deprecation, Endpoint, UPDATE_DEPLOYMENT};
use super::id::{Id, IdError};
use super::template::PathTemplate;
use crate::deployment::payload::Deployment;
use crate::validate::valid::Valid;

/// The endpoint that updates the deployment of a service or of a job: the two pages differ in that word alone.
macro_rules! update_deployment {
    ($(#[$doc:meta])* $endpoint:ident: $kind:literal, $id:ident => $response:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct $endpoint<'a> {
            /// ID of the team, for a token that is not the team's own.
            pub team_id: Option<Id<'a>>,
            /// ID of the project.
            pub project_id: Id<'a>,
            #[doc = concat!("ID of the ", $kind, ".")]
            pub $id: Id<'a>,
            /// The deployment settings.
            pub deployment: Valid<Deployment<'a>>,
        }

        impl<'a> $endpoint<'a> {
            const TEMPLATE: PathTemplate<2> =
                PathTemplate::new(concat!("/v1/projects/{projectId}/", $kind, "s/{", $kind, "Id}/deployment"));
            const TEAM_TEMPLATE: PathTemplate<3> = PathTemplate::new(concat!(
                "/v1/teams/{teamId}/projects/{projectId}/",
                $kind,
                "s/{",
                $kind,
                "Id}/deployment"
            ));

            #[doc = concat!("The request for a ", $kind, " of a project.")]
            ///
            /// # Errors
            ///
            /// An id that is empty, `.` or `..`; the error names which.
            pub fn new(
                project_id: impl Into<Cow<'a, str>>,
                $id: impl Into<Cow<'a, str>>,
                deployment: Valid<Deployment<'a>>,
            ) -> Result<Self, IdError> {
                let project_id = Id::of("projectId", project_id)?;
                Ok($endpoint { team_id: None, project_id, $id: Id::of(concat!($kind, "Id"), $id)?, deployment })
            }

            /// The same request in the form that names a team.
            ///
            /// # Errors
            ///
            /// An id that is empty, `.` or `..`.
            pub fn in_team(self, team_id: impl Into<Cow<'a, str>>) -> Result<Self, IdError> {
                Ok($endpoint { team_id: Some(Id::of("teamId", team_id)?), ..self })
            }
        }

        impl<'a> Endpoint for $endpoint<'a> {
            const METHOD: &'static str = "POST";
            const PATH: &'static str = Self::TEMPLATE.as_str();
            const TEAM_PATH: Option<&'static str> = Some(Self::TEAM_TEMPLATE.as_str());
            const PERMISSION: Option<&'static str> = Some(UPDATE_DEPLOYMENT);
            const DEPRECATION: Option<Deprecation> = Some(DEPRECATION);
            type Body = Deployment<'a>;
            type Response = $response;

            fn path(&self) -> String {
                match &self.team_id {
                    Some(team_id) => Self::TEAM_TEMPLATE.render([team_id, &self.project_id, &self.$id]),
                    None => Self::TEMPLATE.render([&self.project_id, &self.$id]),
                }
            }

            fn body(&self) -> Option<&Valid<Deployment<'a>>> {
                Some(&self.deployment)
            }
        }
    };
}

update_deployment! {
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
    UpdateServiceDeployment: "service", service_id => ServiceDeploymentUpdated
}

update_deployment! {
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
    UpdateJobDeployment: "job", job_id => JobDeploymentUpdated
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

/// The answer to [`UpdateJobDeployment`]: the page says `success` and documents no body, so any body is accepted.
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
