//! Endpoints as their pages document them.

use alloc::string::String;

use deployment_validate_macros::DeploymentValidate;

#[cfg(feature = "http")]
use super::request::{self, RequestError};
#[cfg(feature = "http")]
use super::token::Token;
use crate::validate::DeploymentValidate;
use crate::validate::valid::Valid;

/// The permission that both pages require.
pub(super) const UPDATE_DEPLOYMENT: &str = "Project > Services > Deployment > Update Deployment";

/// The notice of both pages.
pub(super) const DEPRECATION: Deprecation = Deprecation {
    notice: "This endpoint is deprecated and will be removed in the future. Please avoid making requests to this endpoint.",
    replacement: "Requests should instead use the relevant PATCH endpoint.",
};

/// One request of an API: what its page states, and the values that go into it.
///
/// ```
/// use deployment_validate::deployment::endpoint::{Endpoint, Id, NoBody, PathTemplate};
/// use deployment_validate::{DeploymentValidate, Valid};
///
/// #[derive(DeploymentValidate)]
/// struct Scale {
///     #[validate(range(max = 10))]
///     instances: u32,
/// }
///
/// struct ScaleService<'a> {
///     service: Id<'a>,
///     scale: Valid<Scale>,
/// }
///
/// const PATH: PathTemplate<1> = PathTemplate::new(ScaleService::PATH);
///
/// impl Endpoint for ScaleService<'_> {
///     const METHOD: &'static str = "PUT";
///     const PATH: &'static str = "/v1/services/{serviceId}/scale";
///     type Body = Scale;
///     type Response = ();
///
///     fn path(&self) -> String {
///         PATH.render([&self.service])
///     }
///
///     fn body(&self) -> Option<&Valid<Scale>> {
///         Some(&self.scale)
///     }
/// }
///
/// let scale = Valid::new(Scale { instances: 3 }).unwrap();
/// let request = ScaleService { service: Id::new("web").unwrap(), scale };
/// assert_eq!(request.path(), "/v1/services/web/scale");
/// ```
pub trait Endpoint {
    /// The request's method, in upper case.
    const METHOD: &'static str;

    /// The path with `{name}` for each parameter, in the names of the page.
    const PATH: &'static str;

    /// The path of the form that names a team, if there is one.
    const TEAM_PATH: Option<&'static str> = None;

    /// The permission that the token needs, in the words of the page.
    const PERMISSION: Option<&'static str> = None;

    /// What the page says of an endpoint that will go.
    const DEPRECATION: Option<Deprecation> = None;

    /// What the request sends; [`NoBody`] if nothing.
    type Body: DeploymentValidate;

    /// What comes back when it went well.
    type Response;

    /// The path with its parameters filled in and percent-encoded; [`PathTemplate::render`](super::PathTemplate::render) makes one.
    fn path(&self) -> String;

    /// What this request sends, if it sends something.
    fn body(&self) -> Option<&Valid<Self::Body>>;

    /// The request: method, URL, headers and the body as JSON.
    ///
    /// `base` is where the API is: scheme and host, and a path if the API does not stand at the root. The
    /// headers are those of the pages' examples: `Authorization` and, with a body, `Content-Type`. The token's
    /// header is marked as sensitive: `Debug` does not show it.
    ///
    /// # Errors
    ///
    /// A `base` that is not an `http` or `https` address, or a body that `serde_json` cannot write.
    ///
    /// ```
    /// use deployment_validate::deployment::endpoint::{Endpoint, Token, UpdateJobDeployment};
    /// use deployment_validate::json;
    ///
    /// let deployment = json::from_str(r#"{"internal":{"branch":"master"}}"#).unwrap();
    /// let update = UpdateJobDeployment::new("default-project", "nightly", deployment).unwrap();
    /// let token = Token::new("secret-token").unwrap();
    /// let request = update.into_request("http://localhost:8080", &token).unwrap();
    ///
    /// assert_eq!(request.method(), "POST");
    /// assert_eq!(request.uri(), "http://localhost:8080/v1/projects/default-project/jobs/nightly/deployment");
    /// assert_eq!(request.headers()["content-type"], "application/json");
    /// assert_eq!(request.headers()["authorization"], "Bearer secret-token");
    /// assert_eq!(request.body(), br#"{"internal":{"branch":"master"}}"#);
    /// assert!(!format!("{request:?} {token:?}").contains("secret-token"));
    /// ```
    #[cfg(feature = "http")]
    fn into_request(
        self,
        base: &str,
        token: &Token,
    ) -> Result<http::Request<alloc::vec::Vec<u8>>, RequestError>
    where
        Self: Sized,
        Self::Body: serde::Serialize,
    {
        request::build(Self::METHOD, base, &self.path(), self.body().map(|body| &**body), token)
    }
}

/// What a page says of an endpoint that will go.
///
/// ```
/// use deployment_validate::deployment::endpoint::{Endpoint, UpdateJobDeployment};
///
/// let deprecation = UpdateJobDeployment::DEPRECATION.unwrap();
/// assert_eq!(deprecation.replacement, "Requests should instead use the relevant PATCH endpoint.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Deprecation {
    /// That it will go.
    pub notice: &'static str,
    /// What to use in its place.
    pub replacement: &'static str,
}

/// The body of an endpoint that sends none.
///
/// ```
/// use deployment_validate::Valid;
/// use deployment_validate::deployment::endpoint::{Endpoint, Id, NoBody, PathTemplate};
///
/// struct GetService<'a>(Id<'a>);
///
/// impl Endpoint for GetService<'_> {
///     const METHOD: &'static str = "GET";
///     const PATH: &'static str = "/v1/services/{serviceId}";
///     type Body = NoBody;
///     type Response = String;
///
///     fn path(&self) -> String {
///         const { PathTemplate::<1>::new(GetService::PATH) }.render([&self.0])
///     }
///
///     fn body(&self) -> Option<&Valid<NoBody>> {
///         None
///     }
/// }
///
/// assert_eq!(GetService(Id::new("web").unwrap()).path(), "/v1/services/web");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, DeploymentValidate)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct NoBody;
