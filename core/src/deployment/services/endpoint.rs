//! The endpoints that create, replace and change services and jobs, as their pages state them.

use alloc::borrow::Cow;
use alloc::string::String;

use super::job::{CreateCronJob, CreateJob, CreateManualJob};
use super::job_patch::{PatchCronJob, PatchJob, PatchManualJob};
use super::json_object::JsonObject;
use super::service::CreateService;
use super::service_patch::PatchService;
use crate::deployment::endpoint::{Deprecation, Endpoint, Id, IdError, PathTemplate};
use crate::validate::valid::Valid;

/// The notice of the pages of cron and manual jobs.
const DEPRECATION: Deprecation = Deprecation {
    notice: "This endpoint is deprecated and will be removed in the future. Please avoid making requests to this endpoint.",
    replacement: "Requests should instead use the relevant type-agnostic job endpoint.",
};

/// The answer of these endpoints: an object, which the pages describe and this crate does not.
///
/// ```
/// use deployment_validate::deployment::services::Answer;
///
/// let answer: Answer = serde_json::from_str(r#"{"data":{"id":"example-service"}}"#).unwrap();
/// assert_eq!(answer.data["id"], "example-service");
/// ```
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Answer {
    /// Result data.
    #[serde(default)]
    pub data: JsonObject,
}

/// An endpoint with one body at one path, with an ID of what it changes or without.
macro_rules! endpoint {
    (
        $(#[$doc:meta])*
        $endpoint:ident($method:literal, $path:literal $(, $id:ident: $name:literal)?) takes $body:ident
        needs $permission:literal $(is $deprecation:ident)?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $endpoint<'a> {
            /// ID of the team, for a token that is not the team's own.
            pub team_id: Option<Id<'a>>,
            /// ID of the project.
            pub project_id: Id<'a>,
            $(
                #[doc = concat!("`", $name, "`: which one is changed.")]
                pub $id: Id<'a>,
            )?
            /// The body.
            pub body: Valid<$body<'a>>,
        }

        impl<'a> $endpoint<'a> {
            const TEMPLATE: PathTemplate<{ 1 $(+ endpoint!(@one $id))? }> =
                PathTemplate::new(concat!("/v1/projects/{projectId}/", $path));
            const TEAM_TEMPLATE: PathTemplate<{ 2 $(+ endpoint!(@one $id))? }> =
                PathTemplate::new(concat!("/v1/teams/{teamId}/projects/{projectId}/", $path));

            /// The request for a project.
            ///
            /// # Errors
            ///
            /// An id that is empty, `.` or `..`; the error names which.
            pub fn new(
                project_id: impl Into<Cow<'a, str>>,
                $($id: impl Into<Cow<'a, str>>,)?
                body: Valid<$body<'a>>,
            ) -> Result<Self, IdError> {
                let project_id = Id::of("projectId", project_id)?;
                Ok($endpoint { team_id: None, project_id, $($id: Id::of($name, $id)?,)? body })
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
            const METHOD: &'static str = $method;
            const PATH: &'static str = Self::TEMPLATE.as_str();
            const TEAM_PATH: Option<&'static str> = Some(Self::TEAM_TEMPLATE.as_str());
            const PERMISSION: Option<&'static str> = Some($permission);
            $(const DEPRECATION: Option<Deprecation> = Some($deprecation);)?
            type Body = $body<'a>;
            type Response = Answer;

            fn path(&self) -> String {
                match &self.team_id {
                    Some(team_id) => Self::TEAM_TEMPLATE.render([team_id, &self.project_id $(, &self.$id)?]),
                    None => Self::TEMPLATE.render([&self.project_id $(, &self.$id)?]),
                }
            }

            fn body(&self) -> Option<&Valid<$body<'a>>> {
                Some(&self.body)
            }
        }
    };
    (@one $id:ident) => { 1 };
}

endpoint! {
    /// Creates a new deployment service.
    ///
    /// ```
    /// use deployment_validate::deployment::endpoint::Endpoint;
    /// use deployment_validate::deployment::services::PostService;
    /// use deployment_validate::json;
    ///
    /// let text = r#"{"name":"api","billing":{"deploymentPlan":"nf-compute-20"},"deployment":{"instances":1}}"#;
    /// let create = PostService::new("default-project", json::from_str(text).unwrap()).unwrap();
    /// assert_eq!(PostService::METHOD, "POST");
    /// assert_eq!(create.path(), "/v1/projects/default-project/services/deployment");
    /// let create = create.in_team("my-team").unwrap();
    /// assert_eq!(create.path(), "/v1/teams/my-team/projects/default-project/services/deployment");
    /// ```
    PostService("POST", "services/deployment") takes CreateService
    needs "Project > Services > General > Create"
}

endpoint! {
    /// Creates or replaces a deployment service.
    PutService("PUT", "services/deployment") takes CreateService
    needs "Project > Services > General > Create"
}

endpoint! {
    /// Updates a deployment service.
    ///
    /// ```
    /// use deployment_validate::deployment::endpoint::Endpoint;
    /// use deployment_validate::deployment::services::UpdateService;
    /// use deployment_validate::json;
    ///
    /// let body = json::from_str(r#"{"description":null}"#).unwrap();
    /// let patch = UpdateService::new("default-project", "api", body).unwrap();
    /// assert_eq!(UpdateService::METHOD, "PATCH");
    /// assert_eq!(patch.path(), "/v1/projects/default-project/services/deployment/api");
    /// ```
    UpdateService("PATCH", "services/deployment/{serviceId}", service_id: "serviceId") takes PatchService
    needs "Project > Services > General > Update"
}

endpoint! {
    /// Creates a new job, manual or cron, as `settings.cron` says.
    PostJob("POST", "jobs") takes CreateJob needs "Project > Jobs > General > Create"
}

endpoint! {
    /// Creates or replaces a job.
    PutJob("PUT", "jobs") takes CreateJob needs "Project > Jobs > General > Create"
}

endpoint! {
    /// Updates a job.
    UpdateJob("PATCH", "jobs/{jobId}", job_id: "jobId") takes PatchJob needs "Project > Jobs > General > Update"
}

endpoint! {
    /// Creates a new cron job.
    PostCronJob("POST", "jobs/cron") takes CreateCronJob needs "Project > Jobs > General > Create" is DEPRECATION
}

endpoint! {
    /// Creates or replaces a cron job.
    PutCronJob("PUT", "jobs/cron") takes CreateCronJob needs "Project > Jobs > General > Create" is DEPRECATION
}

endpoint! {
    /// Updates a cron job.
    UpdateCronJob("PATCH", "jobs/cron/{jobId}", job_id: "jobId") takes PatchCronJob
    needs "Project > Jobs > General > Update" is DEPRECATION
}

endpoint! {
    /// Creates a new manual job, which only runs when it is started.
    PostManualJob("POST", "jobs/manual") takes CreateManualJob needs "Project > Jobs > General > Create" is DEPRECATION
}

endpoint! {
    /// Creates or replaces a manual job.
    PutManualJob("PUT", "jobs/manual") takes CreateManualJob needs "Project > Jobs > General > Create" is DEPRECATION
}

endpoint! {
    /// Updates a manual job.
    UpdateManualJob("PATCH", "jobs/manual/{jobId}", job_id: "jobId") takes PatchManualJob
    needs "Project > Jobs > General > Update" is DEPRECATION
}
