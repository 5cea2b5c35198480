//! An id as one segment of a path, percent-encoded.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

/// The id of a team, project, service or job, as a path parameter.
///
/// Everything but letters, digits, `-`, `.`, `_` and `~` is percent-encoded in a path, so no id can add a
/// segment, a query or a fragment. `.` and `..` are refused: a URL reads them as steps in the path even when
/// they are written `%2E`.
///
/// ```
/// use deployment_validate::deployment::endpoint::Id;
///
/// assert_eq!(Id::new("a/../b?c=d#e").unwrap().encoded().to_string(), "a%2F..%2Fb%3Fc%3Dd%23e");
/// assert_eq!(Id::new("").unwrap_err().to_string(), "id must not be empty");
/// assert!(Id::new("..").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<'a>(Cow<'a, str>);

impl<'a> Id<'a> {
    /// Takes the id as it is shown in the platform, not percent-encoded.
    ///
    /// # Errors
    ///
    /// An empty id, `.` or `..`.
    pub fn new(id: impl Into<Cow<'a, str>>) -> Result<Self, IdError> {
        let id = id.into();
        match check(id.as_bytes()) {
            Ok(()) => Ok(Id(id)),
            Err(kind) => Err(IdError { parameter: "id", kind }),
        }
    }

    /// The same for a constant: an id that would be refused does not compile.
    ///
    /// ```
    /// use deployment_validate::deployment::endpoint::Id;
    ///
    /// const PROJECT: Id<'static> = Id::from_static("default-project");
    /// assert_eq!(PROJECT.as_str(), "default-project");
    /// ```
    ///
    /// ```compile_fail
    /// use deployment_validate::deployment::endpoint::Id;
    ///
    /// const PROJECT: Id<'static> = Id::from_static("..");
    /// ```
    ///
    /// # Panics
    ///
    /// On an id that [`Id::new`] refuses.
    #[must_use]
    pub const fn from_static(id: &'static str) -> Id<'static> {
        assert!(check(id.as_bytes()).is_ok(), "an id must not be empty, `.` or `..`");
        Id(Cow::Borrowed(id))
    }

    /// The id, not encoded.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id in the form that it has in a path.
    #[must_use]
    pub fn encoded(&self) -> impl fmt::Display + '_ {
        Encoded(&self.0)
    }

    /// The same id with a copy of the text.
    #[must_use]
    pub fn into_owned(self) -> Id<'static> {
        Id(Cow::Owned(self.0.into_owned()))
    }

    pub(crate) fn of(parameter: &'static str, id: impl Into<Cow<'a, str>>) -> Result<Self, IdError> {
        Id::new(id).map_err(|error| IdError { parameter, ..error })
    }
}

impl fmt::Display for Id<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Id<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl<'a> TryFrom<&'a str> for Id<'a> {
    type Error = IdError;

    fn try_from(id: &'a str) -> Result<Self, IdError> {
        Id::new(id)
    }
}

impl TryFrom<String> for Id<'_> {
    type Error = IdError;

    fn try_from(id: String) -> Result<Self, IdError> {
        Id::new(id)
    }
}

const fn check(id: &[u8]) -> Result<(), Kind> {
    match id {
        [] => Err(Kind::Empty),
        b"." | b".." => Err(Kind::Dots),
        _ => Ok(()),
    }
}

/// Writes a text as one segment of a path: RFC 3986's unreserved characters as they are, every other byte of
/// the UTF-8 as `%XX`.
struct Encoded<'a>(&'a str);

impl fmt::Display for Encoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while !rest.is_empty() {
            let plain = rest.bytes().position(|byte| !is_unreserved(byte)).unwrap_or(rest.len());
            let (as_it_is, encode) = rest.split_at(plain);
            f.write_str(as_it_is)?;
            let mut characters = encode.chars();
            if let Some(character) = characters.next() {
                for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                    write!(f, "%{byte:02X}")?;
                }
            }
            rest = characters.as_str();
        }
        Ok(())
    }
}

const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Why a text cannot be a path parameter. It names the parameter and never the text.
///
/// ```
/// use deployment_validate::deployment::endpoint::UpdateServiceDeployment;
/// use deployment_validate::json;
///
/// let deployment = json::from_str("{}").unwrap();
/// let error = UpdateServiceDeployment::new("default-project", "..", deployment).unwrap_err();
/// assert_eq!(error.parameter(), "serviceId");
/// assert_eq!(error.to_string(), "serviceId must not be `.` or `..`, which a URL reads as a step in the path");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdError {
    parameter: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Empty,
    Dots,
}

impl IdError {
    /// The parameter's name on the page, or `id` when the id was made by itself.
    #[must_use]
    pub fn parameter(&self) -> &'static str {
        self.parameter
    }
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.parameter)?;
        f.write_str(match self.kind {
            Kind::Empty => " must not be empty",
            Kind::Dots => " must not be `.` or `..`, which a URL reads as a step in the path",
        })
    }
}

impl core::error::Error for IdError {}
