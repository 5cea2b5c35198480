//! A path with parameters for ids, checked at compile time.

use alloc::string::String;
use core::fmt::Write as _;

use super::id::Id;

/// A path with `N` parameters, such as `/v1/projects/{projectId}/services/{serviceId}/deployment`.
///
/// In a constant, a template that is not well formed or has another number of parameters does not compile,
/// which is why [`render`](Self::render) cannot fail.
///
/// ```
/// use deployment_validate::deployment::endpoint::{Id, PathTemplate};
///
/// const PATH: PathTemplate<2> = PathTemplate::new("/v1/projects/{projectId}/jobs/{jobId}");
/// let (project, job) = (Id::new("default-project").unwrap(), Id::new("50%").unwrap());
/// assert_eq!(PATH.render([&project, &job]), "/v1/projects/default-project/jobs/50%25");
/// ```
///
/// ```compile_fail
/// use deployment_validate::deployment::endpoint::PathTemplate;
///
/// const PATH: PathTemplate<1> = PathTemplate::new("/v1/projects/{projectId}/jobs/{jobId}");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PathTemplate<const N: usize>(&'static str);

impl<const N: usize> PathTemplate<N> {
    /// Checks the template: it begins with `/`, each parameter is a whole segment, and there are `N` of them.
    ///
    /// # Panics
    ///
    /// When it is not so; in a constant that is a compile error.
    #[must_use]
    pub const fn new(template: &'static str) -> Self {
        let bytes = template.as_bytes();
        assert!(!bytes.is_empty() && bytes[0] == b'/', "a path template begins with `/`");
        let mut parameters = 0;
        let mut inside = false;
        let mut at = 1;
        while at < bytes.len() {
            match bytes[at] {
                b'{' => {
                    assert!(!inside && bytes[at - 1] == b'/', "a parameter is a whole segment: `/{{name}}/`");
                    inside = true;
                    parameters += 1;
                }
                b'}' => {
                    assert!(inside && bytes[at - 1] != b'{', "a parameter has a name: `/{{name}}/`");
                    let ends = at + 1 == bytes.len() || bytes[at + 1] == b'/';
                    assert!(ends, "a parameter is a whole segment: `/{{name}}/`");
                    inside = false;
                }
                b'/' => assert!(!inside, "a parameter ends with `}}`"),
                b'?' | b'#' => assert!(inside, "a path template has no query and no fragment"),
                _ => {}
            }
            at += 1;
        }
        assert!(!inside, "a parameter ends with `}}`");
        assert!(parameters == N, "the path template has another number of parameters");
        PathTemplate(template)
    }

    /// The template as it was given.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.0
    }

    /// The path with the ids in the parameters' places, in order, percent-encoded.
    #[must_use]
    pub fn render(&self, ids: [&Id<'_>; N]) -> String {
        let mut path = String::with_capacity(self.0.len() + 16 * N);
        let mut rest = self.0;
        for id in ids {
            let (before, parameter) = rest.split_once('{').unwrap_or((rest, ""));
            path.push_str(before);
            // A `String` takes whatever is written into it.
            let _ = write!(path, "{}", id.encoded());
            rest = parameter.split_once('}').map_or("", |(_, after)| after);
        }
        path.push_str(rest);
        path
    }
}
