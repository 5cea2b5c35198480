//! The API token, which only the request shows.

use alloc::string::String;
use core::fmt;

use http::HeaderValue;

/// An API token, sent as `Authorization: Bearer ..`.
///
/// `Debug` does not show it, and there is no `Display` and no `Serialize`.
///
/// ```
/// use deployment_validate::deployment::endpoint::Token;
///
/// let token = Token::new("secret-token").unwrap();
/// assert_eq!(format!("{token:?}"), "Token(..)");
/// assert!(Token::new("two words").is_err());
/// ```
#[derive(Clone)]
pub struct Token(HeaderValue);

impl Token {
    /// Takes a token as the platform gives it, without the word `Bearer`.
    ///
    /// # Errors
    ///
    /// A token that is empty or has anything but visible ASCII characters, such as the line end that a file
    /// leaves behind it.
    pub fn new(token: impl AsRef<str>) -> Result<Self, TokenError> {
        let token = token.as_ref();
        if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(TokenError(()));
        }
        let mut header = String::with_capacity("Bearer ".len() + token.len());
        header.push_str("Bearer ");
        header.push_str(token);
        let mut header = HeaderValue::try_from(header).map_err(|_| TokenError(()))?;
        header.set_sensitive(true);
        Ok(Token(header))
    }

    pub(super) fn header(&self) -> HeaderValue {
        self.0.clone()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

/// A text that cannot be a token. It does not tell the text.
///
/// ```
/// use deployment_validate::deployment::endpoint::Token;
///
/// let error = Token::new("secret-token\n").unwrap_err();
/// assert_eq!(error.to_string(), "a token is one or more visible ASCII characters without spaces");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenError(());

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a token is one or more visible ASCII characters without spaces")
    }
}

impl core::error::Error for TokenError {}
